// Every action there is, once. Palette, shortcuts, the list of keys and native menus loop over it.
import { agreementActions } from '../agreement/agreement-actions.ts';
import { exportActions } from '../export/export-actions.ts';
import { importActions } from '../import/import-actions.ts';
import { inspectorActions } from '../inspector/inspector-actions.ts';
import { markingActions } from '../marking/marking-actions.ts';
import { versionActions } from '../versions/version-actions.ts';
import type { Action } from './action.ts';
import { corpusActions } from './corpus-actions.ts';
import { helpActions } from './help-actions.ts';
import { sourceActions } from './source-actions.ts';
import { viewActions } from './view-actions.ts';

export const allActions: readonly Action[] = [
  ...corpusActions,
  ...importActions,
  ...exportActions,
  ...agreementActions,
  ...sourceActions,
  ...versionActions,
  ...markingActions,
  ...inspectorActions,
  ...viewActions,
  ...helpActions,
];
