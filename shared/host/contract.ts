// What the page may ask of the platform, and nothing else: one zod input and output per method, the same in both shells.
import { z } from '../model/schema.ts';

/** A file the platform hands to the page by id; the page never learns its path. Fetched from `/incoming/<id>`. */
export const incomingFileSchema = z.object({
  id: z.string(),
  /** Path relative to what was opened, `/` between folders: "reports/north.txt". */
  name: z.string(),
  /** Bytes. */
  size: z.number(),
});
export type IncomingFile = z.infer<typeof incomingFileSchema>;

/** Files and the corpus they belong to, from the command line, a second start, or a file association. */
export const openRequestSchema = z.object({
  /** The corpus to open or make by title; null: the one open now, or the one used last. */
  corpusTitle: z.string().nullable(),
  files: z.array(incomingFileSchema),
  /** What could not be read on the way, one sentence each. */
  problems: z.array(z.string()),
});
export type OpenRequest = z.infer<typeof openRequestSchema>;

export const backupInfoSchema = z.object({
  /** Opaque. */
  id: z.string(),
  corpusId: z.string(),
  title: z.string(),
  at: z.string(),
  /** Bytes of the record file; texts are shared between backups. */
  size: z.number(),
  sourceCount: z.number(),
  markCount: z.number(),
});
export type BackupInfo = z.infer<typeof backupInfoSchema>;

const nothing = z.object({});
const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const hostMethods = {
  /** Which shell this is and what the platform looks like. */
  hello: {
    input: nothing,
    output: z.object({
      shell: z.enum(['electron', 'browser']),
      version: z.string(),
      platform: z.string(),
      backupFolder: z.string(),
    }),
  },
  /** What there is to open since the last call; empty when nothing is waiting. */
  takeOpenRequest: { input: nothing, output: z.object({ request: openRequestSchema.nullable() }) },
  /** Opens an https or mailto address in the system's browser. */
  openExternal: { input: z.object({ url: z.string() }), output: nothing },
  /** Electron: the system's folder dialog. Browser: null, the page asks for a typed path. */
  chooseFolder: {
    input: z.object({ title: z.string() }),
    output: z.object({ folder: z.string().nullable() }),
  },
  /** Moves where backups go; refuses a folder that cannot be written. */
  setBackupFolder: { input: z.object({ folder: z.string() }), output: z.object({ folder: z.string() }) },
  /** Which of these texts no backup holds yet. */
  missingBackupTexts: {
    input: z.object({ hashes: z.array(hash).max(20_000) }),
    output: z.object({ missing: z.array(hash) }),
  },
  /** Stores texts by hash, once for all backups. At most 16 MB of text a call. */
  putBackupTexts: {
    input: z.object({ texts: z.array(z.object({ sha256: hash, text: z.string() })) }),
    output: nothing,
  },
  /** Starts a backup's record file (a native file without texts), to be sent in pieces. */
  beginBackup: {
    input: z.object({ corpusId: z.string(), title: z.string(), at: z.string() }),
    output: z.object({ upload: z.string() }),
  },
  appendBackup: { input: z.object({ upload: z.string(), chunk: z.string() }), output: nothing },
  /** Makes the backup visible, all at once, and rotates old ones away. */
  commitBackup: {
    input: z.object({ upload: z.string(), sourceCount: z.number(), markCount: z.number() }),
    output: z.object({ backup: backupInfoSchema }),
  },
  listBackups: { input: nothing, output: z.object({ backups: z.array(backupInfoSchema) }) },
  /** Readies a backup for reading: records at `/incoming/<id>`, each text at `/backup-text/<sha256>`. */
  openBackup: { input: z.object({ backup: z.string() }), output: z.object({ file: incomingFileSchema }) },
} as const;

export type HostMethods = typeof hostMethods;
export type HostMethod = keyof HostMethods;
export type HostInput<Method extends HostMethod> = z.input<HostMethods[Method]['input']>;
export type HostOutput<Method extends HostMethod> = z.output<HostMethods[Method]['output']>;

/** A failure the user can do something about: what, where, what to do. Never a path or a stack. */
export interface HostFailure {
  readonly code: string;
  readonly message: string;
}
export type HostReply<Method extends HostMethod> =
  | { readonly ok: true; readonly value: HostOutput<Method> }
  | { readonly ok: false; readonly error: HostFailure };

/** What the platform tells the page unasked. */
export const hostEventSchema = z.discriminatedUnion('kind', [
  /** Something waits for `takeOpenRequest`. */
  z.object({ kind: z.literal('open-request') }),
  /** A native menu item was chosen: the id of an action of the page. */
  z.object({ kind: z.literal('action'), action: z.string() }),
]);
export type HostEvent = z.infer<typeof hostEventSchema>;

/** The one thing the preload (or the loopback client) gives the page, as `window.glossatorHost`. */
export interface HostBridge {
  readonly call: (method: string, input: unknown) => Promise<unknown>;
  readonly listen: (listener: (event: unknown) => void) => () => void;
}
