// Actions on the corpus as a whole: open, paste, export, undo, switch, back up, settings.
import { openFilePicker, openFolderPicker } from '../import/file-pickers.tsx';
import type { CorpusSession } from '../session/corpus-session.ts';
import { closeCorpus } from '../start/open-corpus.ts';
import type { OpenDialog } from '../workspace/workspace.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import type { Action, ActionContext } from './action.ts';

const hasCorpus = ({ session }: ActionContext) => session !== null;
const canWrite = ({ session }: ActionContext) =>
  session !== null && session.saveState.get().kind !== 'read-only';
const show = (dialog: OpenDialog) => () => workspace.setState({ dialog });

async function step(session: CorpusSession | null, direction: 'undo' | 'redo'): Promise<void> {
  const label = await session?.[direction]();
  if (label === null || label === undefined) return announce(`Nothing to ${direction}`);
  announce(`${direction === 'undo' ? 'Undone' : 'Redone'}: ${label}`);
}

export const corpusActions: readonly Action[] = [
  {
    id: 'undo',
    label: 'Undo',
    group: 'Corpus',
    keys: ['Mod+Z'],
    scope: 'anywhere',
    enabled: (context) => canWrite(context) && context.session?.undoState.get().undo !== null,
    perform: ({ session }) => step(session, 'undo'),
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Corpus',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    scope: 'anywhere',
    enabled: (context) => canWrite(context) && context.session?.undoState.get().redo !== null,
    perform: ({ session }) => step(session, 'redo'),
  },
  {
    id: 'open-texts',
    label: 'Open texts…',
    group: 'Corpus',
    keywords: ['import', 'add', 'files', 'glossator.json'],
    keys: ['Mod+O'],
    scope: 'anywhere',
    enabled: canWrite,
    perform: openFilePicker,
  },
  {
    id: 'open-folder',
    label: 'Open a folder of texts…',
    group: 'Corpus',
    keywords: ['import', 'directory'],
    keys: ['Mod+Shift+O'],
    scope: 'anywhere',
    enabled: canWrite,
    perform: openFolderPicker,
  },
  {
    id: 'paste-text',
    label: 'Paste a text as source…',
    group: 'Corpus',
    keywords: ['clipboard', 'import', 'new source'],
    keys: ['Mod+Shift+V'],
    scope: 'anywhere',
    enabled: canWrite,
    perform: show({ kind: 'paste-text' }),
  },
  {
    id: 'export',
    label: 'Export…',
    group: 'Corpus',
    keywords: ['save as', 'download', 'format'],
    keys: ['Mod+E'],
    scope: 'anywhere',
    enabled: hasCorpus,
    perform: show({ kind: 'export' }),
  },
  {
    id: 'corpora',
    label: 'Corpora: open, make, rename, delete…',
    group: 'Corpus',
    keywords: ['switch', 'new', 'recent', 'delete'],
    keys: ['Mod+Shift+K'],
    scope: 'anywhere',
    perform: show({ kind: 'corpora' }),
  },
  {
    id: 'close-corpus',
    label: 'Close this corpus',
    group: 'Corpus',
    keys: [],
    scope: 'anywhere',
    enabled: hasCorpus,
    perform: async () => {
      if (await closeCorpus()) workspace.setState({ dialog: { kind: 'corpora' } });
    },
  },
  {
    id: 'backups',
    label: 'Backups…',
    group: 'Corpus',
    keywords: ['restore', 'recover'],
    keys: [],
    scope: 'anywhere',
    perform: show({ kind: 'backups' }),
  },
  {
    id: 'settings',
    label: 'Settings…',
    group: 'Corpus',
    keywords: ['preferences', 'theme', 'analyst', 'font'],
    keys: ['Mod+,'],
    scope: 'anywhere',
    perform: show({ kind: 'settings' }),
  },
];
