// One way from a control to a change: asks for the analyst once, runs the command, says what was done.
import type { ChangeSet } from '../../shared/change/change-set.ts';
import type { CommandContext } from '../../shared/commands/command-context.ts';
import { commandContextWithAnalyst } from '../marking/make-mark.ts';
import { commandContext } from '../session/command-context.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { announce } from '../workspace/workspace.ts';

/** Runs what `command` returns as one step. Resolves with its label, or null when nothing was changed. */
export async function runCommand(
  session: CorpusSession,
  command: (context: CommandContext) => ChangeSet | null,
): Promise<string | null> {
  // With a known analyst nothing is awaited, so that the change is on the screen in the frame of the key.
  const ready = session.analystId.get() !== null && session.saveState.get().kind !== 'read-only';
  const context = ready ? commandContext(session) : await commandContextWithAnalyst(session);
  if (!context) return null;
  const change = command(context);
  if (!change || change.changes.length === 0) return null;
  session.run(change);
  announce(change.label);
  return change.label;
}
