// One way from a control to a change: asks for the analyst once, runs the command, says what was done.
import type { ChangeSet } from '../../shared/change/change-set.ts';
import type { CommandContext } from '../../shared/commands/command-context.ts';
import { ensureAnalyst } from '../settings/ensure-analyst.ts';
import { messageOf } from '../start/app-state.ts';
import { announce } from '../workspace/workspace.ts';
import { commandContext } from './command-context.ts';
import type { CorpusSession } from './corpus-session.ts';

/** Runs what `command` returns as one step. Resolves with its label, or null when nothing was changed. */
export async function runCommand(
  session: CorpusSession,
  command: (context: CommandContext) => ChangeSet | null,
): Promise<string | null> {
  const ready = readyContext(session);
  const context = ready instanceof Promise ? await ready : ready;
  if (!context) return null;
  const change = command(context);
  if (!change || change.changes.length === 0) return null;
  session.run(change);
  announce(change.label);
  return change.label;
}

/**
 * The same for a command that looks at the whole corpus: what names an entity, who bears a tag. It waits until every
 * record is in memory; run earlier, it would leave behind what was still on its way.
 */
export async function runCorpusCommand(
  session: CorpusSession,
  command: (context: CommandContext) => ChangeSet | null,
): Promise<string | null> {
  try {
    await session.whenComplete();
  } catch (error) {
    announce(messageOf(error));
    return null;
  }
  return runCommand(session, command);
}

/**
 * The context of a command, at once where the analyst is known, so that the change is on the screen in the frame of the
 * key; else after the analyst was named, or a bulk that runs is through. Null when the question was dismissed or the corpus can only be read.
 */
export function readyContext(session: CorpusSession): CommandContext | null | Promise<CommandContext | null> {
  const free = session.whenFree();
  if (free) return free.then(() => readyContext(session));
  if (session.saveState.get().kind === 'read-only') {
    announce('This corpus is open in another window; here it can only be read.');
    return null;
  }
  if (session.analystId.get() !== null) return commandContext(session);
  return ensureAnalyst().then((id) => (id === null ? null : commandContext(session)));
}
