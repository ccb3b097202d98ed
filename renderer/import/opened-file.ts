// A file that was chosen, dropped or handed over by the platform, before anything was read of it.

export interface OpenedFile {
  /** Bare name, or the path within the folder that was opened, `/` between folders. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Rejects with a sentence when it cannot be read any more. */
  readonly read: () => Promise<Uint8Array>;
  /** The file without its content being read yet; a corpus may be larger than memory likes. */
  readonly blob: () => Promise<Blob>;
}

/** What a folder is searched for; the platform's own search takes the same. */
const textName = /\.(txt|md|glossator\.json)$/i;

/** Whether a file of a folder is one to import; hidden ones are not. */
export function isTextName(path: string): boolean {
  return textName.test(path) && !path.split('/').some((part) => part.startsWith('.'));
}

/** Whether the name says that this is a corpus. */
export function isNativeName(name: string): boolean {
  return /\.(glossator\.)?json$/i.test(name);
}

/** A file of the browser under the name it shall have. */
export function openedFile(file: File, name: string = file.name): OpenedFile {
  return {
    name,
    size: file.size,
    blob: async () => file,
    read: async () => {
      try {
        return new Uint8Array(await file.arrayBuffer());
      } catch {
        throw new Error('The file could not be read; it may have been moved or changed since it was chosen.');
      }
    },
  };
}

/** A file the platform hands over by id. */
export function incomingFile(file: {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}): OpenedFile {
  const fetched = async () => {
    const response = await fetch(`/incoming/${encodeURIComponent(file.id)}`);
    if (!response.ok) throw new Error('The file could not be read; it may have been moved or deleted.');
    return response;
  };
  return {
    name: file.name,
    size: file.size,
    blob: async () => (await fetched()).blob(),
    read: async () => new Uint8Array(await (await fetched()).arrayBuffer()),
  };
}
