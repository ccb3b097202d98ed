// One way from a control to a change: asks for the analyst once, runs the command, says what was done.
import type { ChangeSet } from '../../shared/change/change-set.ts';
import { tableNames } from '../../shared/change/change-set.ts';
import { drained, type Steps } from '../../shared/change/steps.ts';
import type { CommandContext } from '../../shared/commands/command-context.ts';
import { ensureAnalyst } from '../settings/ensure-analyst.ts';
import { messageOf } from '../start/app-state.ts';
import { announce } from '../workspace/workspace.ts';
import { commandContext } from './command-context.ts';
import type { CorpusSession } from './corpus-session.ts';
import { runWithProgress } from './run-bulk.ts';

/** Changes from which a command is a bulk: below, applying and storing them is done before anybody would look for progress. */
export const bulkFrom = 2_000;

export interface CommandManner {
  /** Work on sources goes without a name where none is known: the question comes with the first mark. */
  readonly unsigned?: boolean;
  /** Says nothing of its own: what a field keeps is seen in the field. */
  readonly quiet?: boolean;
}

/** Runs what `command` returns as one step. Resolves with its label, or null when nothing was changed. */
export async function runCommand(
  session: CorpusSession,
  command: (context: CommandContext) => ChangeSet | null,
  { unsigned = false, quiet = false }: CommandManner = {},
): Promise<string | null> {
  const ready = readyContext(session, unsigned);
  const context = ready instanceof Promise ? await ready : ready;
  if (!context) return null;
  const change = command(context);
  if (!change || change.changes.length === 0) return null;
  if (change.changes.length > bulkFrom) return runWithProgress(session, madeOrAnew(session, change, command));
  session.run(change);
  if (!quiet) announce(change.label);
  return change.label;
}

/** The same for a command over `count` records, made in steps: with many of them the window goes on meanwhile. */
export async function runOverMany(
  session: CorpusSession,
  count: number,
  command: (context: CommandContext) => Steps<ChangeSet | null>,
  manner: CommandManner = {},
): Promise<string | null> {
  if (count <= bulkFrom) return runCommand(session, (context) => drained(command(context)), manner);
  const context = await readyContext(session, manner.unsigned);
  return context && runWithProgress(session, () => command(commandContext(session)));
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
export function readyContext(
  session: CorpusSession,
  unsigned = false,
): CommandContext | null | Promise<CommandContext | null> {
  const free = session.whenFree();
  if (free) return free.then(() => readyContext(session, unsigned));
  if (session.saveState.get().kind === 'read-only') {
    announce('This corpus is open in another window; here it can only be read.');
    return null;
  }
  if (unsigned || session.analystId.get() !== null) return commandContext(session);
  return ensureAnalyst().then((id) => (id === null ? null : commandContext(session)));
}

/** What a command has made, as long as the corpus is as it is now; else it is made anew. */
function madeOrAnew(
  session: CorpusSession,
  change: ChangeSet,
  command: (context: CommandContext) => ChangeSet | null,
): () => Steps<ChangeSet | null> {
  const version = () => tableNames.map((name) => session.store.version(name)).join(' ');
  const before = version();
  return function* () {
    yield;
    return version() === before ? change : command(commandContext(session));
  };
}
