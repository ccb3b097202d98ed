// What a window reads that does not write itself: another window may commit between any two reads. Each read also brings what
// was committed since the one before, so that all of them together give a state that there has been.
import type { Change } from '../../shared/change/change-set.ts';
import type { CorpusDatabase } from './corpus-database.ts';
import { readChanges } from './read-journal.ts';

export class CommittedReading {
  readonly #database: CorpusDatabase;
  /** The last journal entry that what was read contains; null before the first read. */
  #seq: number | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(database: CorpusDatabase) {
    this.#database = database;
  }

  /** Reads packs in one transaction, then takes them in; `since` is to be applied first. One read after the other. */
  read<Rows>(
    ask: () => Promise<Rows>,
    take: (rows: Rows, since: readonly Change[]) => Promise<void>,
  ): Promise<Rows> {
    const result = this.#turn.then(async () => {
      const { packs, stagings, journalHeads, journalBodies } = this.#database;
      const tables = [packs, stagings, journalHeads, journalBodies];
      const read = await this.#database.transaction('r', tables, async () => {
        const rows = await ask();
        return { rows, ...(await this.#since()) };
      });
      await take(read.rows, read.changes);
      this.#seq = read.seq;
      return read.rows;
    });
    this.#turn = result.catch(() => {});
    return result;
  }

  /** What was committed since the last read. The history that came with a file tells of the past and changes nothing. */
  async #since(): Promise<{ readonly seq: number; readonly changes: readonly Change[] }> {
    const { journalHeads } = this.#database;
    const [seq = 0] = await journalHeads.toCollection().reverse().limit(1).primaryKeys();
    const changes: Change[] = [];
    if (this.#seq === null || seq <= this.#seq) return { seq, changes };
    for (const head of await journalHeads.where('seq').above(this.#seq).toArray()) {
      if (head.isHistory) continue;
      for (const change of await readChanges(this.#database, head)) changes.push(change);
    }
    return { seq, changes };
  }
}
