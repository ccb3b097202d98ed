// The one implementation of the host contract, for both shells: validates what comes in, runs, validates what goes out,
// never throws. Knows neither Electron nor HTTP.
import type { HostEvent, HostInput, HostMethod, HostOutput, HostReply } from '../../shared/host/contract.ts';
import { hostMethods } from '../../shared/host/contract.ts';
import { BackupStore } from './backup-store.ts';
import type { DataFolder } from './data-folder.ts';
import { externalAddress } from './external-address.ts';
import { errorCode, fileErrorReason, HostRefusal } from './host-refusal.ts';
import { readHostSettings, writeHostSettings } from './host-settings.ts';
import { IncomingFiles } from './incoming-files.ts';
import type { PathsToOpen } from './open-requests.ts';
import { OpenRequests } from './open-requests.ts';
import { ensureWritableFolder } from './writable-folder.ts';

/** What differs between the shells. */
export interface HostPlatform {
  readonly shell: 'electron' | 'browser';
  readonly version: string;
  readonly data: DataFolder;
  /** Hands a checked https or mailto address to the system. */
  readonly openExternal: (address: string) => Promise<void>;
  /** The system's folder dialog; null when there is none or it was cancelled. */
  readonly chooseFolder: (title: string) => Promise<string | null>;
}

export interface Host {
  /** Answers any method name and any input with a reply; never rejects. */
  readonly call: (method: string, input: unknown) => Promise<HostReply<HostMethod>>;
  /** Puts paths in the queue of `takeOpenRequest` and tells the page. */
  readonly open: (request: PathsToOpen) => Promise<void>;
  /** A native menu item was chosen. */
  readonly perform: (action: string) => void;
  /** Returns the function that ends it. */
  readonly listen: (listener: (event: HostEvent) => void) => () => void;
  readonly incomingPath: (id: string) => Promise<string | null>;
  readonly backupTextPath: (sha256: string) => Promise<string | null>;
}

type Implementation = {
  readonly [Method in HostMethod]: (input: HostInput<Method>) => Promise<HostOutput<Method>>;
};

/** Reads the settings once; the data folder is made when something is first written. */
export async function createHost(platform: HostPlatform): Promise<Host> {
  const incoming = new IncomingFiles();
  const requests = new OpenRequests(incoming);
  const listeners = new Set<(event: HostEvent) => void>();
  const tell = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };
  const settings = await readHostSettings(platform.data.settings);
  let backupFolder = settings.backupFolder ?? platform.data.backups;
  let backups = new BackupStore(backupFolder);

  const implementation: Implementation = {
    hello: async () => ({
      shell: platform.shell,
      version: platform.version,
      platform: process.platform,
      backupFolder,
    }),
    takeOpenRequest: async () => ({ request: requests.take() }),
    openExternal: async ({ url }) => {
      await platform.openExternal(externalAddress(url));
      return {};
    },
    chooseFolder: async ({ title }) => ({ folder: await platform.chooseFolder(title) }),
    setBackupFolder: async ({ folder }) => {
      const checked = await ensureWritableFolder(folder);
      await writeHostSettings(platform.data.settings, { backupFolder: checked });
      backupFolder = checked;
      backups = new BackupStore(checked);
      return { folder: checked };
    },
    missingBackupTexts: async ({ hashes }) => ({ missing: await backups.texts.missing(hashes) }),
    putBackupTexts: async ({ texts }) => {
      await backups.texts.put(texts);
      return {};
    },
    beginBackup: async ({ corpusId, title, at }) => ({ upload: await backups.begin(corpusId, title, at) }),
    appendBackup: async ({ upload, chunk }) => {
      await backups.append(upload, chunk);
      return {};
    },
    commitBackup: async ({ upload, ...counts }) => ({ backup: await backups.commit(upload, counts) }),
    listBackups: async () => ({ backups: await backups.list() }),
    openBackup: async ({ backup }) => {
      const { path, size, title } = await backups.find(backup);
      return { file: incoming.add({ name: `${title}.glossator.json`, path, size }) };
    },
  };

  return {
    call: (method, input) => answer(implementation, method, input),
    open: async (request) => {
      if (await requests.add(request)) tell({ kind: 'open-request' });
    },
    perform: (action) => tell({ kind: 'action', action }),
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    incomingPath: (id) => incoming.find(id),
    backupTextPath: (sha256) => backups.texts.find(sha256),
  };
}

/** Own keys only: "constructor" is no method. */
function isMethod(name: string): name is HostMethod {
  return Object.hasOwn(hostMethods, name);
}

async function answer(
  implementation: Implementation,
  method: string,
  input: unknown,
): Promise<HostReply<HostMethod>> {
  if (!isMethod(method)) return refuse('unknown-method', 'The platform does not know this request.');
  const checked = hostMethods[method].input.safeParse(input);
  if (!checked.success) return refuse('bad-input', 'The platform could not understand the request.');
  try {
    const run: (input: never) => Promise<unknown> = implementation[method];
    const value = hostMethods[method].output.safeParse(await run(checked.data as never));
    if (value.success) return { ok: true, value: value.data };
    return refuse(
      'bad-output',
      'The platform gave an answer that makes no sense; this is an error in Glossator.',
    );
  } catch (error) {
    if (error instanceof HostRefusal) return refuse(error.code, error.message);
    const code = errorCode(error);
    if (code !== '')
      return refuse('file-system', `The files could not be read or written. ${fileErrorReason(error)}`);
    return refuse('internal', 'Something went wrong in the platform; this is an error in Glossator.');
  }
}

function refuse(code: string, message: string): HostReply<HostMethod> {
  return { ok: false, error: { code, message } };
}
