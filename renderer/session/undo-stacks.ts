// What undo and redo would take next, rebuilt from the journal's heads backwards and no further than needed.
import type { Id } from '../../shared/model/ids.ts';
import type { HeadRow, Step } from '../storage/corpus-database.ts';

/** What the stacks know of an entry. */
export type UndoStep = Pick<HeadRow, 'id' | 'label' | 'undoes' | 'step'>;

const undone = 'Undid: ';
const redone = 'Redid: ';

/** The words of the command itself, whatever was undone and redone since. */
export function plainLabel(entry: UndoStep): string {
  const prefix = entry.step === 'undo' ? undone : entry.step === 'redo' ? redone : '';
  return entry.label.startsWith(prefix) ? entry.label.slice(prefix.length) : entry.label;
}

/** How the journal calls the entry that takes `entry` back. */
export function takingBackLabel(entry: UndoStep): string {
  return `${stepBack(entry) === 'redo' ? redone : undone}${plainLabel(entry)}`;
}

/** What taking `entry` back is. */
export function stepBack(entry: UndoStep): Step {
  return entry.step === 'undo' ? 'redo' : 'undo';
}

/** Entries that nothing took back, newest last: steps and redos to undo; undos since the last new step to redo. */
export class UndoStacks {
  readonly #read: (beforeSeq: number | null) => Promise<HeadRow[]>;
  #undo: UndoStep[] = [];
  #redo: UndoStep[] = [];
  readonly #takenBack = new Set<Id>();
  #oldestSeq: number | null = null;
  #exhausted = false;
  #redoClosed = false;

  /** `read` gives a page of heads before a number, newest first; an empty one ends the journal. */
  constructor(read: (beforeSeq: number | null) => Promise<HeadRow[]>) {
    this.#read = read;
  }

  get nextUndo(): UndoStep | null {
    return this.#undo.at(-1) ?? null;
  }

  get nextRedo(): UndoStep | null {
    return this.#redo.at(-1) ?? null;
  }

  /** Reads back until the next undo is known and no older redo can be missing. */
  async fill(): Promise<void> {
    while (!this.#exhausted && (this.#undo.length === 0 || !this.#redoClosed)) {
      const heads = await this.#read(this.#oldestSeq);
      if (heads.length === 0) this.#exhausted = true;
      for (const head of heads) this.#addOlder(head);
    }
  }

  /** Notes an entry that was made now. */
  push(entry: UndoStep): void {
    if (entry.step === 'do') {
      this.#redo = [];
      this.#redoClosed = true;
    }
    this.#takeBack(entry);
    if (entry.step === 'undo') this.#redo.push(entry);
    else this.#undo.push(entry);
  }

  #takeBack(entry: UndoStep): void {
    if (entry.undoes === null) return;
    this.#takenBack.add(entry.undoes);
    if (this.nextUndo?.id === entry.undoes) this.#undo.pop();
    if (this.nextRedo?.id === entry.undoes) this.#redo.pop();
  }

  #addOlder(head: HeadRow): void {
    this.#oldestSeq = head.seq;
    if (head.imported) return;
    if (head.undoes !== null) this.#takenBack.add(head.undoes);
    const isLive = !this.#takenBack.has(head.id);
    if (head.step === 'undo') {
      if (isLive && !this.#redoClosed) this.#redo.unshift(head);
    } else if (isLive) this.#undo.unshift(head);
    if (head.step === 'do') this.#redoClosed = true;
  }
}
