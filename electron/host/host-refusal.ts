// A refusal the user can do something about, and the translation of the file system's errors into one.

/** Expected failure inside the host; `message` is shown to the user and holds no path. */
export class HostRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'HostRefusal';
    this.code = code;
  }
}

const fileErrors: Readonly<Record<string, string>> = {
  ENOENT: 'It is not there (any more).',
  EACCES: 'Permission was denied.',
  EPERM: 'Permission was denied.',
  EROFS: 'The disk is read-only.',
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk quota is used up.',
  EMFILE: 'Too many files are open.',
  ENOTDIR: 'It is not a folder.',
  EISDIR: 'It is a folder.',
  ELOOP: 'Its links go round in a circle.',
  ENAMETOOLONG: 'Its name is too long.',
  EIO: 'The disk reported an error.',
};

/** The reason of a file system error as one sentence without a path. */
export function fileErrorReason(error: unknown): string {
  const code = errorCode(error);
  return fileErrors[code] ?? `The system said ${code || 'nothing more'}.`;
}

/** The system's code of an error ("ENOENT"), or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
