// One list of actions from which menu, palette, shortcuts and the list of keys are drawn.
import type { CorpusSession } from '../session/corpus-session.ts';

/** Where bare keys count: `reading` only when no input has focus and no menu or dialog is open. */
export type ActionScope = 'reading' | 'anywhere';

export interface Action {
  /** Stable, kebab-case: settings and native menus refer to it. */
  readonly id: string;
  readonly label: string;
  /** The heading it stands under in the palette and the list of keys. */
  readonly group:
    | 'Corpus'
    | 'Import'
    | 'Export'
    | 'Source'
    | 'Marking'
    | 'Marks'
    | 'Reading'
    | 'View'
    | 'Help';
  readonly keywords?: readonly string[];
  /** Default keys such as `Mod+Z`, `C`, `]`, `Alt+.`; Mod is Ctrl, on macOS Cmd. */
  readonly keys: readonly string[];
  readonly scope: ActionScope;
  /** False: greyed out in the palette, its key does nothing. Absent: always possible. */
  readonly enabled?: (context: ActionContext) => boolean;
  readonly perform: (context: ActionContext) => void | Promise<void>;
}

/** What an action may touch: the open corpus (the workspace is global). Null while no corpus is open. */
export interface ActionContext {
  readonly session: CorpusSession | null;
}
