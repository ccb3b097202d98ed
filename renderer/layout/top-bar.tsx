// The bar above everything: which corpus, what can be undone, search, opening and exporting.
import {
  ChevronDown,
  FileInput,
  Moon,
  PanelLeft,
  PanelRight,
  Redo2,
  Search,
  Settings2,
  Share,
  Sun,
  Undo2,
} from 'lucide-react';
import { useStore } from 'zustand';
import { allActions } from '../actions/all-actions.ts';
import { keyNameOf } from '../actions/keys-of.ts';
import { performById } from '../actions/use-shortcuts.tsx';
import { Button } from '../components/button.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { Menu, type MenuItem } from '../components/menu.tsx';
import { CorpusMenu } from '../corpora/corpus-menu.tsx';
import type { CorpusSession } from '../session/corpus-session.ts';
import { useAfterPaint } from '../session/use-after-paint.ts';
import { useCatalogue, useObservable, useOptionalSession, useReadOnly } from '../session/use-session.tsx';
import { panelSizes } from './panels.ts';
import './top-bar.css';

export function TopBar() {
  const session = useOptionalSession();
  // Keys may have been changed in the settings: the names on hover follow.
  useObservable(useCatalogue().settings);
  const sourcesFolded = useStore(panelSizes, (sizes) => sizes.sources.pixels === 0);
  const inspectorFolded = useStore(panelSizes, (sizes) => sizes.inspector.pixels === 0);
  return (
    <header className="top-bar">
      <h1 className="visually-hidden">Glossator</h1>
      <div className="top-bar-side">
        {session && (
          <IconButton
            label={sourcesFolded ? 'Show the list of sources' : 'Hide the list of sources'}
            icon={PanelLeft}
            keyName={keyNameById('toggle-sources')}
            onClick={() => performById('toggle-sources')}
          />
        )}
        <CorpusMenu />
      </div>
      <div className="top-bar-side">
        {session && <UndoButtons session={session} />}
        {session && (
          <Button
            kind="quiet"
            icon={<Search size={16} strokeWidth={1.75} />}
            title={titled('Search', 'search')}
            onClick={() => performById('search')}
          >
            <span className="top-bar-word">Search</span>
          </Button>
        )}
        {session && <OpenButtons session={session} />}
        {session && (
          <Button
            kind="quiet"
            icon={<Share size={16} strokeWidth={1.75} />}
            title={titled('Export', 'export')}
            onClick={() => performById('export')}
          >
            <span className="top-bar-word">Export</span>
          </Button>
        )}
        <span className="top-bar-divider" />
        <ThemeButton />
        <Menu
          align="end"
          trigger={<IconButton label="More" icon={Settings2} />}
          groups={[
            { items: [item('palette'), item('keys')] },
            { items: [item('corpora'), item('backups')] },
            { items: [item('settings')] },
          ]}
        />
        {session && (
          <IconButton
            label={inspectorFolded ? 'Show the inspector' : 'Hide the inspector'}
            icon={PanelRight}
            keyName={keyNameById('toggle-inspector')}
            onClick={() => performById('toggle-inspector')}
          />
        )}
      </div>
    </header>
  );
}

function UndoButtons({ session }: { readonly session: CorpusSession }) {
  // One frame late: what was done is painted before the button says what it would take back.
  const { undo, redo } = useAfterPaint(session.undoState.subscribe, session.undoState.get);
  const readOnly = useReadOnly(session);
  return (
    <>
      <IconButton
        label="Undo"
        icon={Undo2}
        disabled={readOnly || undo === null}
        title={titled(undo === null ? 'Undo' : `Undo: ${undo}`, 'undo')}
        onClick={() => performById('undo')}
      />
      <IconButton
        label="Redo"
        icon={Redo2}
        disabled={readOnly || redo === null}
        title={titled(redo === null ? 'Redo' : `Redo: ${redo}`, 'redo')}
        onClick={() => performById('redo')}
      />
      <span className="top-bar-divider" />
    </>
  );
}

function OpenButtons({ session }: { readonly session: CorpusSession }) {
  const readOnly = useReadOnly(session);
  return (
    <span className="top-bar-split">
      <Button
        kind="quiet"
        icon={<FileInput size={16} strokeWidth={1.75} />}
        title={titled('Open texts', 'open-texts')}
        disabled={readOnly}
        onClick={() => performById('open-texts')}
      >
        <span className="top-bar-word">Open texts</span>
      </Button>
      <Menu
        align="end"
        trigger={
          <IconButton label="More ways to add texts" icon={ChevronDown} iconSize={14} disabled={readOnly} />
        }
        groups={[{ items: [item('open-texts'), item('open-folder'), item('paste-text')] }]}
      />
    </span>
  );
}

function ThemeButton() {
  const { theme } = useObservable(useCatalogue().settings);
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <IconButton
      label={dark ? 'Switch to the light theme' : 'Switch to the dark theme'}
      icon={dark ? Sun : Moon}
      onClick={() => performById('theme')}
    />
  );
}

function item(id: string): MenuItem {
  const action = allActions.find((candidate) => candidate.id === id);
  return {
    id,
    label: action?.label ?? id,
    keyName: action ? keyNameOf(action) : undefined,
    onSelect: () => performById(id),
  };
}

function keyNameById(id: string): string | undefined {
  const action = allActions.find((candidate) => candidate.id === id);
  return action ? keyNameOf(action) : undefined;
}

function titled(words: string, id: string): string {
  const key = keyNameById(id);
  return key ? `${words} (${key})` : words;
}
