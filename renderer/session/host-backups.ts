// Backups of the open corpora: on request, some time after a change, and when a corpus is closed.
import type { BackupInfo } from '../../shared/host/contract.ts';
import type { HostClient } from '../../shared/host/host-client.ts';
import type { Id } from '../../shared/model/ids.ts';
import { backUp } from './backup.ts';
import type { BackupState, Backups, Catalogue } from './catalogue.ts';
import type { BulkProgress, CorpusSession } from './corpus-session.ts';
import { ObservableValue } from './observable-value.ts';
import { restoreBackup } from './restore-backup.ts';

/** Milliseconds of quiet before a backup, between two, and before one that failed is tried again. */
const quiet = 60_000;
const atMostEvery = 5 * 60_000;

/** Backs up one corpus by itself. */
export interface AutomaticBackup {
  /** Backs up what is not backed up yet, and ends. Never rejects: the state says what went wrong. */
  readonly close: () => Promise<void>;
}

export class HostBackups implements Backups {
  readonly state = new ObservableValue<BackupState>({ kind: 'none' });
  readonly #host: HostClient;
  readonly #catalogue: Catalogue;
  readonly #open = new Map<Id, { readonly session: CorpusSession; isDirty: boolean }>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(host: HostClient, catalogue: Catalogue) {
    this.#host = host;
    this.#catalogue = catalogue;
  }

  readonly list = async (): Promise<BackupInfo[]> => {
    const { backups } = await this.#host.listBackups({});
    return backups.sort((a, b) => (a.at < b.at ? 1 : -1));
  };

  readonly backUp = (corpusId: Id): Promise<BackupInfo> => {
    const made = this.#turn.catch(() => {}).then(() => this.#backUp(corpusId));
    this.#turn = made.catch(() => {});
    return made;
  };

  readonly restore = (backup: BackupInfo, progress: BulkProgress = {}): Promise<Id | null> =>
    restoreBackup(backup, this.#catalogue, this.#host, progress);

  /** Follows a corpus from its opening until `close`. */
  follow(corpusId: Id, session: CorpusSession): AutomaticBackup {
    const entry = { session, isDirty: false };
    let lastBegun = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      timer = undefined;
      lastBegun = Date.now();
      // The state tells of a failure; it is tried again after a while, changes or not.
      this.backUp(corpusId).catch(() => later());
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(begin, Math.max(quiet, lastBegun + atMostEvery - Date.now()));
    };
    const stop = session.store.subscribe(({ origin }) => {
      if (origin === 'load') return;
      entry.isDirty = true;
      // Quiet is not waited for longer than the time between two backups.
      if (timer === undefined || Date.now() - lastBegun < atMostEvery) later();
    });
    this.state.set({ kind: 'none' });
    this.#open.set(corpusId, entry);
    // A window that was closed in the quiet minute, or killed, left something behind that no backup has.
    void this.#lacksLast(corpusId, session).then((lacks) => {
      if (!lacks || entry.isDirty || this.#open.get(corpusId) !== entry) return;
      entry.isDirty = true;
      later();
    });
    const close = async () => {
      stop();
      clearTimeout(timer);
      if (entry.isDirty) await this.backUp(corpusId).catch(() => {});
      this.#open.delete(corpusId);
    };
    return { close };
  }

  /** Whether the newest change of a corpus is younger than its newest backup. Never rejects. */
  async #lacksLast(corpusId: Id, session: CorpusSession): Promise<boolean> {
    try {
      const [head] = await session.journalPage(null, 1);
      if (!head) return false;
      const { backups } = await this.#host.listBackups({});
      return !backups.some(
        (backup) => backup.corpusId === corpusId && Date.parse(backup.at) >= Date.parse(head.at),
      );
    } catch {
      return false;
    }
  }

  async #backUp(corpusId: Id): Promise<BackupInfo> {
    const open = this.#open.get(corpusId);
    if (!open) throw new Error('Open the corpus first, where it can be written.');
    this.state.set({ kind: 'running' });
    try {
      open.isDirty = false;
      const made = await backUp(open.session, corpusId, this.#host);
      this.state.set({ kind: 'done', at: made.at });
      return made;
    } catch (error) {
      open.isDirty = true;
      const reason = error instanceof Error ? error.message : 'the platform refused.';
      this.state.set({ kind: 'failed', message: `The backup failed: ${reason}` });
      throw error;
    }
  }
}
