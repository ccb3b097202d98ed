// Opens a corpus as a session: the store in memory, the storage behind it, undo from the journal.
import type { Change, ChangeSet, TableName } from '../../shared/change/change-set.ts';
import { isEmpty, repeatsIn, reversing, squash } from '../../shared/change/change-set.ts';
import { drained } from '../../shared/change/steps.ts';
import { nameAnalyst } from '../../shared/commands/corpus.ts';
import type { Analyst } from '../../shared/model/corpus.ts';
import type { Clock, Id } from '../../shared/model/ids.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { CorpusStore, type Origin } from '../../shared/store/corpus-store.ts';
import { CorpusStorage } from '../storage/corpus-storage.ts';
import { inSlices } from '../storage/time-slices.ts';
import type { JournalStamp } from '../storage/write-change-set.ts';
import { unnamedAnalyst } from './command-context.ts';
import { lockCorpus } from './corpus-lock.ts';
import type { BulkImport, BulkProgress, CorpusSession, Observable, SaveState } from './corpus-session.ts';
import { ObservableValue } from './observable-value.ts';
import { bytesOfText, mayGiveBack } from './original-bytes.ts';
import { plainLabel, stepBack, takingBackLabel, UndoStacks } from './undo-stacks.ts';

export interface SessionOptions {
  readonly id: Id;
  readonly clock: Clock;
  /** Whoever signs; changes when a name is given. */
  readonly analyst: Observable<Analyst | null>;
  /** The source whose marks come first; null for none. */
  readonly firstSource: Id | null;
  /** Called when closing begins, with everything still at hand; `close` waits for it. */
  readonly beforeClose?: () => Promise<void>;
  /** Called when the session is closed, before `close` resolves. */
  readonly onClose?: () => void;
}

/** A bulk up to this many changes and UTF-16 units of text is one transaction; above it is staged. */
const smallBulk = { changes: 500, units: 2_000_000 };
/** Changes whose application a command waits for; up to so many are finished in the frame of its key. */
const waitedFor = 2_000;
/** Heads read at a time when the undo stack is rebuilt. */
const headsPerRead = 200;

/** Opens the corpus; resolves when header, codebook, sources and the first source's marks are in memory. Rejects with a sentence. */
export async function openSession(options: SessionOptions): Promise<CorpusSession> {
  const release = await lockCorpus(options.id);
  try {
    const store = new CorpusStore();
    const storage = await CorpusStorage.open(options.id, store, release !== null);
    const session = new StoredSession(options, store, storage, release);
    await session.start();
    return session;
  } catch (error) {
    release?.();
    throw error;
  }
}

class StoredSession implements CorpusSession {
  readonly store: CorpusStore;
  readonly saveState: Observable<SaveState>;
  readonly loadState: CorpusSession['loadState'];
  readonly undoState = new ObservableValue<{ undo: string | null; redo: string | null }>({
    undo: null,
    redo: null,
  });
  readonly analystId: Observable<Id | null>;
  readonly #options: SessionOptions;
  readonly #storage: CorpusStorage;
  readonly #release: (() => void) | null;
  readonly #stacks: UndoStacks;
  /** Steps that are not on disk yet: undo finds their changes here. */
  readonly #unsaved = new Map<Id, readonly Change[]>();
  /** Undo, redo and bulk imports, one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Grows with every command, so that a slow undo notices one that came in between. */
  #revision = 0;
  #finishSlices: (() => void) | null = null;
  /** What is changing many records at this moment: a bulk on its way to the disk, or slices of a step. */
  #busy: Promise<void> | null = null;
  /** The bulk that was made from the records as they are: until it is stored nothing else may change them. */
  #storing: string | null = null;

  constructor(
    options: SessionOptions,
    store: CorpusStore,
    storage: CorpusStorage,
    release: (() => void) | null,
  ) {
    this.#options = options;
    this.#storage = storage;
    this.#release = release;
    this.store = store;
    this.saveState = release ? storage.queue.state : new ObservableValue<SaveState>({ kind: 'read-only' });
    this.loadState = storage.loading.state;
    this.#stacks = new UndoStacks((before) => storage.heads(before, headsPerRead));
    const { get, subscribe } = options.analyst;
    this.analystId = { get: () => get()?.id ?? null, subscribe };
  }

  async start(): Promise<void> {
    try {
      await this.#storage.loading.loadFirst(this.#options.firstSource);
      if (this.store.table('corpus').size === 0) throw new Error('no header');
      await this.#stacks.fill();
    } catch {
      await this.#storage.close();
      throw new Error('This corpus is damaged and cannot be opened. Restore its last backup.');
    }
    this.#tellUndo();
    void this.#storage.loading.loadRest();
    void this.#clearDocuments();
  }

  /** Documents of sources that were removed earlier go: until the corpus is closed, undo brings them back whole. */
  async #clearDocuments(): Promise<void> {
    if (!this.#release) return;
    await this.whenComplete()
      // In its turn: an import puts a document in before its source is in memory.
      .then(() => this.#inTurn(() => this.#storage.clearDocuments(this.store.table('sources'))))
      // Whatever fails here fails for the analyst's own steps too, and is told there.
      .catch(() => {});
  }

  readonly whenComplete = (): Promise<void> => this.#storage.loading.complete;

  readonly run = (changeSet: ChangeSet | null): void => {
    if (!changeSet || isEmpty(changeSet.changes)) return;
    this.#checkWritable();
    if (this.#storing !== null)
      throw new Error(`“${this.#storing}” is still being stored. Wait for it, or cancel it.`);
    this.#finishSlices?.();
    const changes = this.#signed(changeSet.changes);
    this.#apply(changes, 'command');
    this.#record(this.#stamp(changeSet), changes);
  };

  readonly undo = (): Promise<string | null> => this.#inTurn(() => this.#takeBack('undo'));
  readonly redo = (): Promise<string | null> => this.#inTurn(() => this.#takeBack('redo'));

  readonly textOf = async (sourceId: Id): Promise<string> => {
    const source = this.store.get('sources', sourceId);
    if (!source) throw new Error('This source is not in the corpus any more.');
    const [text] = await Promise.all([
      this.#storage.text(source.sha256),
      this.#storage.loading.loadMarks(sourceId),
    ]);
    if (text !== undefined) return text;
    throw new Error(`The database has lost the text of “${source.title}”. Restore the last backup.`);
  };

  readonly textByHash = (sha256: string): Promise<string | undefined> => this.#storage.text(sha256);

  readonly originalOf = async (sourceId: Id): Promise<Uint8Array | undefined> => {
    const kept = await this.#storage.original(sourceId);
    const source = this.store.get('sources', sourceId);
    if (kept || !source || !mayGiveBack(source)) return kept;
    const text = await this.#storage.text(source.sha256);
    return text === undefined ? undefined : bytesOfText(text, source.encoding);
  };

  readonly documentOf = (sourceId: Id): Promise<Blob | undefined> => this.#storage.document(sourceId);

  readonly keepDocument = (sourceId: Id, document: Blob): Promise<void> =>
    this.#inTurn(async () => {
      this.#checkWritable();
      await this.#storage.keepDocument(sourceId, document);
    });

  readonly importBulk: CorpusSession['importBulk'] = (bulk, progress = {}) =>
    this.#inTurn(() => this.#store(bulk, progress, 'import'));

  readonly runBulk: CorpusSession['runBulk'] = (command, progress = {}) =>
    this.#inTurn(async () => {
      this.#checkWritable();
      await this.whenComplete();
      let changeSet: ChangeSet | null = null;
      // What the analyst does meanwhile comes first: the command is made again from what is there then.
      for (let revision = -1; revision !== this.#revision; ) {
        revision = this.#revision;
        changeSet = await inSlices(command());
        if (progress.signal?.aborted) return { kind: 'cancelled' };
      }
      if (!changeSet || changeSet.changes.length === 0) return { kind: 'unchanged' };
      const result = await this.#store({ changeSet, texts: [], history: [] }, progress, 'command');
      return result === 'done' ? { kind: 'done', label: changeSet.label } : { kind: 'cancelled' };
    });

  readonly whenFree = (): Promise<void> | null => this.#busy;

  readonly journalPage: CorpusSession['journalPage'] = async (beforeSeq, limit) => {
    await this.#settled();
    return this.#storage.journalPage(beforeSeq, limit);
  };

  readonly knownEntries: CorpusSession['knownEntries'] = async (ids) => {
    await this.#settled();
    return this.#storage.knownEntries(ids);
  };

  readonly journalEntry: CorpusSession['journalEntry'] = async (seq) => {
    await this.#settled();
    return this.#storage.journalEntry(seq);
  };

  readonly historyOf = async (table: TableName, id: Id) => {
    await this.#settled();
    const sourceId = table === 'annotations' ? (this.store.get('annotations', id)?.sourceId ?? null) : null;
    return this.#storage.history(table, id, sourceId);
  };

  readonly journal: CorpusSession['journal'] = () => this.#journal();
  readonly flush = (): Promise<void> => this.#storage.queue.settled();
  readonly retry = (): Promise<void> => this.#storage.queue.retry();

  readonly close = async (): Promise<void> => {
    await this.#turn.catch(() => {});
    await this.#settled();
    await this.#options.beforeClose?.().catch(() => {});
    await this.#storage.close();
    this.#release?.();
    this.#options.onClose?.();
  };

  async *#journal(): AsyncGenerator<JournalEntry, void> {
    await this.#settled();
    yield* this.#storage.journal();
  }

  async #takeBack(which: 'undo' | 'redo'): Promise<string | null> {
    this.#checkWritable();
    const revision = this.#revision;
    await this.#stacks.fill();
    const target = which === 'undo' ? this.#stacks.nextUndo : this.#stacks.nextRedo;
    if (!target) return null;
    const changes = this.#unsaved.get(target.id) ?? (await this.#storage.changesOf(target.id));
    const back = await inSlices(reversing(changes));
    // A command came in between: what was asked to be taken back is not the last step any more.
    if (revision !== this.#revision) return null;
    const stamp: JournalStamp = {
      ...this.#stamp({ label: takingBackLabel(target), reason: '', changes: back }),
      undoes: target.id,
      step: stepBack(target),
    };
    this.#record(stamp, back);
    await this.#applyInSlices(back, which);
    await this.#stacks.fill();
    this.#tellUndo();
    return plainLabel(target);
  }

  /** Stores a bulk, then applies it; in its turn. */
  async #store(bulk: BulkImport, progress: BulkProgress, origin: Origin): Promise<'done' | 'cancelled'> {
    this.#checkWritable();
    const before = this.saveState.get();
    // It would wait behind what cannot be written.
    if (before.kind === 'failed') throw new Error(before.message);
    const store = async () => {
      const changes = this.#signed(bulk.changeSet.changes);
      const stamp = { ...this.#stamp(bulk.changeSet), imported: bulk.isBeginning ?? false };
      if ((await this.#write(bulk, changes, stamp, progress)) === 'cancelled') return 'cancelled';
      // Stored: from here on a command finds all of it applied.
      this.#storing = null;
      this.#revision++;
      if (!stamp.imported) this.#stacks.push(stamp);
      await this.#applyInSlices(changes, origin);
      this.#tellUndo();
      return 'done';
    };
    // What is only added does not depend on what is there.
    if (bulk.changeSet.changes.every((change) => change.before === null)) return store();
    this.#storing = bulk.changeSet.label;
    try {
      return await this.#busyWith(store());
    } finally {
      this.#storing = null;
    }
  }

  async #write(
    bulk: BulkImport,
    changes: readonly Change[],
    stamp: JournalStamp,
    progress: BulkProgress,
  ): Promise<'done' | 'cancelled'> {
    const units = bulk.texts.reduce(
      (sum, { text, original }) => sum + text.length + (original?.length ?? 0),
      0,
    );
    const isSmall = changes.length <= smallBulk.changes && units <= smallBulk.units;
    if (isSmall && bulk.history.length === 0) {
      if (progress.signal?.aborted) return 'cancelled';
      this.#storage.loading.touch(changes);
      await this.#storage.writeNow({ stamp, changes, texts: bulk.texts });
      return 'done';
    }
    await this.whenComplete();
    const known = await this.#storage.knownEntries(bulk.history.map((entry) => entry.id));
    const history = bulk.history.filter((entry) => !known.has(entry.id));
    const once = (await inSlices(repeatsIn(changes))) ? squash(changes) : changes;
    const whole = { texts: bulk.texts, history, changeSet: { ...bulk.changeSet, changes: once } };
    return this.#storage.importBulk(whole, stamp, progress);
  }

  /** Lets commands wait for the work. */
  async #busyWith<Result>(work: Promise<Result>): Promise<Result> {
    const before = this.#busy;
    this.#busy = work.then(
      () => {},
      () => {},
    );
    try {
      return await work;
    } finally {
      this.#busy = before;
    }
  }

  #record(stamp: JournalStamp, changes: readonly Change[]): void {
    this.#revision++;
    this.#unsaved.set(stamp.id, changes);
    this.#stacks.push(stamp);
    this.#tellUndo();
    this.#storage.write({ stamp, changes, texts: [] }, () => this.#unsaved.delete(stamp.id));
  }

  #apply(changes: readonly Change[], origin: Origin): void {
    this.#storage.loading.touch(changes);
    this.store.apply(changes, origin);
  }

  async #applyInSlices(changes: readonly Change[], origin: Origin): Promise<void> {
    this.#storage.loading.touch(changes);
    const steps = this.store.applySteps(changes, origin);
    // A command in the middle must find the whole step applied.
    this.#finishSlices = () => drained(steps);
    const applied = inSlices(steps);
    await (changes.length > waitedFor ? this.#busyWith(applied) : applied);
    this.#finishSlices = null;
  }

  #stamp({ label, reason }: ChangeSet): JournalStamp {
    const { clock } = this.#options;
    const by = this.analystId.get() ?? unnamedAnalyst;
    return {
      id: clock.newId(),
      at: clock.now(),
      by,
      label,
      reason,
      undoes: null,
      step: 'do',
      imported: false,
    };
  }

  /** Adds the analyst to the corpus with the first change that bears the name. */
  #signed(changes: readonly Change[]): readonly Change[] {
    const named = this.#options.analyst.get();
    const signers = named ? [named] : [];
    // Nobody's signature is only explained where it stands: a file that comes in keeps its own.
    if (changes.some(isUnsigned)) signers.push({ id: unnamedAnalyst, name: 'Unnamed analyst' });
    const introduced = signers.flatMap(({ id, name }) =>
      changes.some((change) => change.table === 'analysts' && change.id === id)
        ? []
        : (nameAnalyst(this, id, name)?.changes ?? []),
    );
    return introduced.length > 0 ? [...introduced, ...changes] : changes;
  }

  #tellUndo(): void {
    const { nextUndo, nextRedo } = this.#stacks;
    const state = {
      undo: nextUndo ? plainLabel(nextUndo) : null,
      redo: nextRedo ? plainLabel(nextRedo) : null,
    };
    const { undo, redo } = this.undoState.get();
    if (undo !== state.undo || redo !== state.redo) this.undoState.set(state);
  }

  #checkWritable(): void {
    if (this.#release) return;
    throw new Error('Another window holds this corpus; here it can only be read.');
  }

  /** Waits for what is being written; a failure is the status line's business. */
  #settled(): Promise<void> {
    return this.#storage.queue.settled().catch(() => {});
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.catch(() => {}).then(work);
    this.#turn = result.catch(() => {});
    return result;
  }
}

/** Whether a change bears the signature of nobody in particular. */
function isUnsigned({ after }: Change): boolean {
  return after !== null && 'updatedBy' in after && after.updatedBy === unnamedAnalyst;
}
