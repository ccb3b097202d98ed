// The real clock and the analyst of this window: what every command is given in the app.
import type { CommandContext } from '../../shared/commands/command-context.ts';
import type { Clock, Id } from '../../shared/model/ids.ts';
import type { CorpusSession } from './corpus-session.ts';

/** Time with whole seconds and random UUIDs. */
export const systemClock: Clock = {
  now: () => `${new Date().toISOString().slice(0, 19)}Z`,
  newId: () => crypto.randomUUID(),
};

/** Signs what happens before an analyst gave a name: imported texts, a reading status. The same id everywhere, on purpose. */
export const unnamedAnalyst: Id = '00000000-0000-4000-8000-000000000000';

/** What a command needs to act on this session now. */
export function commandContext(session: CorpusSession): CommandContext {
  return { store: session.store, clock: systemClock, analyst: session.analystId.get() ?? unnamedAnalyst };
}
