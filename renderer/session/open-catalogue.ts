// The catalogue over its database: corpora by last use, settings, and opening a corpus as a session.
import { editCorpus } from '../../shared/commands/corpus.ts';
import type { HostClient } from '../../shared/host/host-client.ts';
import type { Clock, Id } from '../../shared/model/ids.ts';
import { CatalogueDatabase } from '../storage/catalogue-database.ts';
import { deleteCorpusDatabase } from '../storage/corpus-database.ts';
import { corpusDatabaseExists } from '../storage/corpus-storage.ts';
import { createCorpusDatabase } from '../storage/create-corpus-database.ts';
import { describeStorageFailure } from '../storage/storage-failure.ts';
import type { Catalogue, CorpusListing, Settings } from './catalogue.ts';
import { commandContext, systemClock } from './command-context.ts';
import { lockCorpus } from './corpus-lock.ts';
import type { CorpusSession } from './corpus-session.ts';
import { HostBackups } from './host-backups.ts';
import { ObservableValue } from './observable-value.ts';
import { openSession } from './open-session.ts';

export const defaultSettings: Settings = {
  analyst: null,
  theme: 'system',
  readingFace: 'serif',
  readingSize: 18,
  keys: {},
  hintSeen: false,
  layout: {},
};

/** Milliseconds without a change after which title and counts are noted. */
const settle = 1000;

/** Opens the catalogue of this profile. Also asks the browser to keep the data; most decide by themselves and may say no. */
export async function openCatalogue(
  host: HostClient | null = null,
  clock: Clock = systemClock,
): Promise<Catalogue> {
  const catalogue = new StoredCatalogue(new CatalogueDatabase(), host, clock);
  await catalogue.read().catch((error: unknown) => {
    throw new Error(describeStorageFailure(error));
  });
  navigator.storage?.persist?.().catch(() => false);
  return catalogue;
}

class StoredCatalogue implements Catalogue {
  readonly corpora = new ObservableValue<readonly CorpusListing[]>([]);
  readonly backups: HostBackups | null;
  readonly settings = new ObservableValue<Settings>(defaultSettings);
  readonly #database: CatalogueDatabase;
  readonly #clock: Clock;
  /** Tells the other windows of this profile. */
  readonly #channel = new BroadcastChannel('glossator-catalogue');
  readonly #sessions = new Map<Id, CorpusSession>();
  readonly #analyst = new ObservableValue<Settings['analyst']>(null);

  constructor(database: CatalogueDatabase, host: HostClient | null, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
    this.backups = host ? new HostBackups(host, this) : null;
    this.#channel.onmessage = () => void this.read();
  }

  async read(): Promise<void> {
    const rows = await this.#database.settings.toArray();
    const stored = Object.fromEntries(rows.map((row) => [row.name, row.value]));
    this.#setSettings({ ...defaultSettings, ...stored });
    await this.#readCorpora();
  }

  readonly changeSettings = async (change: Partial<Settings>): Promise<void> => {
    this.#setSettings({ ...this.settings.get(), ...change });
    const rows = Object.entries(change).map(([name, value]) => ({ name: name as keyof Settings, value }));
    await this.#database.settings.bulkPut(rows);
    this.#channel.postMessage('settings');
  };

  readonly create = async (title: string): Promise<Id> => {
    const id = this.#clock.newId();
    await createCorpusDatabase(id, title);
    const counts = { sourceCount: 0, markCount: 0 };
    await this.#database.corpora.add({
      id,
      title,
      openedAt: new Date().toISOString(),
      ...counts,
      place: null,
    });
    await this.#changed();
    return id;
  };

  readonly open = async (id: Id): Promise<CorpusSession> => {
    const session = await this.#open(id);
    // Milliseconds, unlike stamps: two corpora may be opened within a second.
    // On a full disk the corpus is still there to be read and exported.
    await this.#database.corpora.update(id, { openedAt: new Date().toISOString() }).catch(() => 0);
    await this.#changed();
    return session;
  };

  async #open(id: Id): Promise<CorpusSession> {
    const listing = await this.#database.corpora.get(id);
    if (!listing || !(await corpusDatabaseExists(id))) {
      throw new Error('This corpus is not in this profile any more. Restore its last backup.');
    }
    const firstSource = listing.place?.sourceId ?? null;
    const session = await openSession({
      id,
      clock: this.#clock,
      analyst: this.#analyst,
      firstSource,
      beforeClose: async () => automatic?.close(),
      onClose: () => {
        stopNoting();
        if (this.#sessions.get(id) === session) this.#sessions.delete(id);
      },
    });
    const writes = session.saveState.get().kind !== 'read-only';
    const stopNoting = writes ? this.#noteCounts(id, session) : () => {};
    const automatic = writes ? this.backups?.follow(id, session) : undefined;
    if (writes) this.#sessions.set(id, session);
    return session;
  }

  readonly rename = async (id: Id, title: string): Promise<void> => {
    const present = this.#sessions.get(id);
    const session = present ?? (await this.#open(id));
    try {
      session.run(editCorpus(commandContext(session), { title }));
      await session.flush();
    } finally {
      if (!present) await session.close();
    }
    await this.#database.corpora.update(id, { title });
    await this.#changed();
  };

  readonly remove = async (id: Id): Promise<void> => {
    await this.#sessions.get(id)?.close();
    const release = await lockCorpus(id);
    if (!release) throw new Error('Another window holds this corpus. Close it there first.');
    try {
      await deleteCorpusDatabase(id);
      await this.#database.corpora.delete(id);
    } finally {
      release();
    }
    await this.#changed();
  };

  readonly rememberPlace = async (id: Id, place: CorpusListing['place']): Promise<void> => {
    await this.#database.corpora.update(id, { place });
    await this.#readCorpora();
  };

  /** Keeps title and counts of the listing up to date while the corpus is open; returns the function that ends it. */
  #noteCounts(id: Id, session: CorpusSession): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = () => {
      timer = undefined;
      if (session.loadState.get().kind !== 'complete') return;
      const { store } = session;
      const sourceCount = store.table('sources').size;
      const markCount = store.table('annotations').size;
      const { title } = store.info;
      const known = this.corpora.get().find((listing) => listing.id === id);
      if (known?.sourceCount === sourceCount && known.markCount === markCount && known.title === title)
        return;
      this.#database.corpora
        .update(id, { sourceCount, markCount, title })
        .then(() => this.#changed())
        // Counts are a courtesy: the next change notes them again.
        .catch(() => {});
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(note, settle);
    };
    const stopStore = session.store.subscribe(later);
    const stopLoad = session.loadState.subscribe(later);
    return () => {
      stopStore();
      stopLoad();
      if (timer === undefined) return;
      clearTimeout(timer);
      note();
    };
  }

  #setSettings(settings: Settings): void {
    this.settings.set(settings);
    const known = this.#analyst.get();
    if (known?.id === settings.analyst?.id && known?.name === settings.analyst?.name) return;
    this.#analyst.set(settings.analyst);
  }

  async #changed(): Promise<void> {
    await this.#readCorpora();
    this.#channel.postMessage('corpora');
  }

  async #readCorpora(): Promise<void> {
    const rows = await this.#database.corpora.toArray();
    this.corpora.set(rows.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1)));
  }
}
