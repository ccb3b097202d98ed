// Whose turn it is: files that arrive by themselves must not push away a dialog in which decisions are being made.
import { announce, type OpenDialog, workspace } from '../workspace/workspace.ts';

/** What was typed or decided in these would be lost with another dialog in their place. */
const holdsDecisions: ReadonlySet<OpenDialog['kind'] | undefined> = new Set<OpenDialog['kind']>([
  'paste-text',
  'corpora',
  'settings',
  'export',
  'import-preview',
  'new-version',
  'tag-all',
]);

/** Resolves at once, or as soon as the dialog with decisions in it is closed; says so where it has to wait. */
export function dialogsTurn(): Promise<void> {
  const isFree = () => !holdsDecisions.has(workspace.getState().dialog?.kind);
  if (isFree()) return Promise.resolve();
  announce('The files wait until this dialog is closed');
  return new Promise((resolve) => {
    const leave = workspace.subscribe(() => {
      if (!isFree()) return;
      leave();
      resolve();
    });
  });
}
