// Backups on disk: records/<corpus>/<time>.json holds a corpus without its texts, <time>.meta.json makes it visible.
// Kept per corpus: the last ten and the newest of each of the last fourteen days.
import { createHash, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupInfo } from '../../shared/host/contract.ts';
import { backupInfoSchema } from '../../shared/host/contract.ts';
import { z } from '../../shared/model/schema.ts';
import { realPathInside } from './containment.ts';
import { HostRefusal } from './host-refusal.ts';
import { backupsToDrop } from './rotate-backups.ts';
import { TextHashScanner } from './text-hash-scanner.ts';
import { TextStore } from './text-store.ts';
import { syncFolder, writeAtomically } from './write-atomically.ts';

const metaSchema = backupInfoSchema.extend({ texts: z.array(z.string()) });
type Meta = z.infer<typeof metaSchema>;

interface Upload {
  readonly corpusId: string;
  readonly title: string;
  readonly at: string;
  readonly temporary: string;
  readonly file: FileHandle;
  readonly texts: TextHashScanner;
  /** Pieces are written one after the other, whatever order the calls end in. */
  last: Promise<void>;
  /** The first half of a surrogate pair that two pieces were cut through; alone it has no UTF-8. */
  half: string;
}

/** More than one page ever has under way; a page that goes away in the middle leaves one behind. */
const maxUploads = 8;

export class BackupStore {
  readonly texts: TextStore;
  readonly #records: string;
  readonly #uploads = new Map<string, Upload>();

  constructor(folder: string) {
    this.texts = new TextStore(folder);
    this.#records = join(folder, 'records');
  }

  /** Starts a record file; answers with the id to send pieces to. */
  async begin(corpusId: string, title: string, at: string): Promise<string> {
    if (Number.isNaN(Date.parse(at)))
      throw new HostRefusal('bad-time', 'The time of the backup is not a date.');
    await this.#dropOldUploads();
    await mkdir(this.#records, { recursive: true, mode: 0o700 });
    await this.#dropLeftOvers();
    const upload = randomBytes(16).toString('hex');
    const temporary = join(this.#records, `${upload}.tmp`);
    const file = await open(temporary, 'wx', 0o600);
    const isoTime = new Date(at).toISOString();
    const texts = new TextHashScanner();
    this.#uploads.set(upload, {
      corpusId,
      title,
      at: isoTime,
      temporary,
      file,
      texts,
      last: Promise.resolve(),
      half: '',
    });
    return upload;
  }

  async append(id: string, chunk: string): Promise<void> {
    const upload = this.#upload(id);
    upload.last = upload.last.then(async () => {
      const text = upload.half + chunk;
      upload.half = /[\ud800-\udbff]$/.exec(text)?.[0] ?? '';
      const whole = text.slice(0, text.length - upload.half.length);
      // Not `write`: on a disk that fills up it may take a part of the text and say so only by a number.
      await upload.file.appendFile(whole);
      upload.texts.add(whole);
    });
    await upload.last;
  }

  /** Forces the records to disk, makes them visible by their meta file, and rotates old backups away. */
  async commit(id: string, counts: { sourceCount: number; markCount: number }): Promise<BackupInfo> {
    const upload = this.#upload(id);
    this.#uploads.delete(id);
    let size = 0;
    try {
      await upload.last;
      await upload.file.sync();
      size = (await upload.file.stat()).size;
    } catch (error) {
      await upload.file.close();
      await rm(upload.temporary, { force: true });
      throw error;
    }
    await upload.file.close();
    const shelf = corpusShelf(upload.corpusId);
    const name = `${upload.at.replace(/[^0-9TZ]/g, '').toLowerCase()}-${randomBytes(3).toString('hex')}`;
    const { corpusId, title, at } = upload;
    const backup: BackupInfo = { id: `${shelf}.${name}`, corpusId, title, at, size, ...counts };
    await mkdir(join(this.#records, shelf), { recursive: true, mode: 0o700 });
    await rename(upload.temporary, join(this.#records, shelf, `${name}.json`));
    await syncFolder(join(this.#records, shelf));
    const meta: Meta = { ...backup, texts: [...upload.texts.found] };
    await writeAtomically(join(this.#records, shelf, `${name}.meta.json`), JSON.stringify(meta));
    await this.#rotate(shelf);
    return backup;
  }

  /** Newest first. What cannot be read is left out. */
  async list(): Promise<BackupInfo[]> {
    const metas = await this.#metas();
    return metas.map((meta) => backupInfoSchema.parse(meta)).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** The record file of a backup: its real path and size in bytes. */
  async find(id: string): Promise<{ path: string; size: number; title: string }> {
    const [shelf, name] = id.split('.');
    const meta = (await this.#metas()).find((candidate) => candidate.id === id);
    const path = meta && shelf && name ? join(this.#records, shelf, `${name}.json`) : null;
    const real = path && (await realPathInside(this.#records, path));
    if (!meta || !real) throw new HostRefusal('no-such-backup', 'This backup is not there any more.');
    return { path: real, size: (await stat(real)).size, title: meta.title };
  }

  #upload(id: string): Upload {
    const upload = this.#uploads.get(id);
    if (!upload)
      throw new HostRefusal('no-such-upload', 'The backup was not begun, or took too long; try again.');
    return upload;
  }

  async #dropOldUploads(): Promise<void> {
    const [oldest, upload] = [...this.#uploads][0] ?? [];
    if (this.#uploads.size < maxUploads || oldest === undefined || upload === undefined) return;
    this.#uploads.delete(oldest);
    await upload.last.catch(() => undefined);
    await upload.file.close();
    await rm(upload.temporary, { force: true });
  }

  /** What a host that was killed left half-written: no upload of this one. One host at a time works on a folder. */
  async #dropLeftOvers(): Promise<void> {
    const known = new Set([...this.#uploads.values()].map(({ temporary }) => temporary));
    for (const name of await readdir(this.#records)) {
      const path = join(this.#records, name);
      if (name.endsWith('.tmp') && !known.has(path)) await rm(path, { force: true });
    }
  }

  async #metas(): Promise<Meta[]> {
    const shelves = await readdir(this.#records, { withFileTypes: true }).catch(() => []);
    const metas: Meta[] = [];
    for (const shelf of shelves.filter((entry) => entry.isDirectory())) {
      const files = await readdir(join(this.#records, shelf.name)).catch(() => []);
      for (const file of files.filter((name) => name.endsWith('.meta.json'))) {
        const text = await readFile(join(this.#records, shelf.name, file), 'utf8').catch(() => '');
        const meta = metaSchema.safeParse(parseJson(text));
        if (meta.success && meta.data.id === `${shelf.name}.${file.slice(0, -'.meta.json'.length)}`) {
          metas.push(meta.data);
        }
      }
    }
    return metas;
  }

  async #rotate(shelf: string): Promise<void> {
    const metas = await this.#metas();
    const dropped = new Set(backupsToDrop(metas.filter((meta) => meta.id.startsWith(`${shelf}.`))));
    if (dropped.size === 0) return;
    for (const id of dropped) {
      const path = join(this.#records, shelf, id.slice(shelf.length + 1));
      // The meta file first: a backup that is seen has its records.
      await rm(`${path}.meta.json`, { force: true });
      await rm(`${path}.json`, { force: true });
    }
    await this.texts.clear(
      new Set(metas.filter((meta) => !dropped.has(meta.id)).flatMap((meta) => meta.texts)),
    );
  }
}

/** A folder name for any corpus id; 64 bits are plenty for one user's corpora. */
function corpusShelf(corpusId: string): string {
  return createHash('sha256').update(corpusId).digest('hex').slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
