// Actions on the open source: the next one, its details, its reading status.
import { setReadStatus } from '../../shared/commands/sources.ts';
import type { ReadStatus } from '../../shared/model/source.ts';
import { unfoldPanel } from '../layout/panels.ts';
import { runCommand } from '../session/run-command.ts';
import { removeSources } from '../sources/remove-sources.ts';
import { stepSource } from '../sources/step-source.ts';
import { workspace } from '../workspace/workspace.ts';
import type { Action, ActionContext } from './action.ts';

const hasSource = ({ session }: ActionContext) => session !== null && workspace.getState().sourceId !== null;

function readAction(readStatus: ReadStatus, label: string): Action {
  return {
    id: `read-status-${readStatus}`,
    label,
    group: 'Source',
    keywords: ['reading status', 'progress'],
    keys: [],
    scope: 'anywhere',
    enabled: (context) => hasSource(context) && context.session?.saveState.get().kind !== 'read-only',
    perform: ({ session }) => {
      const { sourceId } = workspace.getState();
      if (!session || sourceId === null) return;
      void runCommand(session, (context) => setReadStatus(context, [sourceId], readStatus), {
        unsigned: true,
      });
    },
  };
}

export const sourceActions: readonly Action[] = [
  {
    id: 'next-source',
    label: 'Next source',
    group: 'Source',
    keys: ['}'],
    scope: 'reading',
    enabled: ({ session }) => session !== null,
    perform: ({ session }) => (session ? stepSource(session, 1) : undefined),
  },
  {
    id: 'previous-source',
    label: 'Previous source',
    group: 'Source',
    keys: ['{'],
    scope: 'reading',
    enabled: ({ session }) => session !== null,
    perform: ({ session }) => (session ? stepSource(session, -1) : undefined),
  },
  {
    id: 'source-details',
    label: 'Source details',
    group: 'Source',
    keywords: ['publisher', 'author', 'date', 'encoding', 'reliability'],
    keys: ['Mod+I'],
    scope: 'anywhere',
    enabled: hasSource,
    perform: () => {
      unfoldPanel('inspector');
      workspace.setState({ inspector: { kind: 'source' } });
    },
  },
  readAction('unread', 'Set this source to unread'),
  readAction('reading', 'Set this source to reading'),
  readAction('done', 'Set this source to done'),
  {
    id: 'remove-source',
    label: 'Remove this source',
    group: 'Source',
    keywords: ['delete', 'drop'],
    keys: [],
    scope: 'anywhere',
    enabled: (context) => hasSource(context) && context.session?.saveState.get().kind !== 'read-only',
    perform: ({ session }) => {
      const { sourceId } = workspace.getState();
      return session && sourceId !== null ? removeSources(session, [sourceId]) : undefined;
    },
  },
];
