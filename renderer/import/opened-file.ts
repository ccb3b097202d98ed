// A file that was chosen, dropped or handed over by the platform, before anything was read of it.
import { isTextFileName } from '../../shared/raw-texts/text-file-name.ts';

export interface OpenedFile {
  /** Bare name, or the path within the folder that was opened, `/` between folders. */
  readonly name: string;
  /** Bytes; null where it is not known yet: to ask the browser for it stops the window until the disk has answered. */
  readonly size: number | null;
  /** The file, its content still unread: see read-bytes.ts. Rejects with a sentence when it is gone. */
  readonly blob: () => Promise<Blob>;
}

/** Whether a file of a folder is one to import; hidden ones are not. */
export function isTextName(path: string): boolean {
  return isTextFileName(path) && !path.split('/').some((part) => part.startsWith('.'));
}

/** A file of the browser under the name it shall have. */
export function openedFile(file: File, name: string = file.name): OpenedFile {
  return { name, size: null, blob: async () => file };
}

/** A file the platform hands over by id. */
export function incomingFile(file: {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}): OpenedFile {
  const blob = async () => {
    const response = await fetch(`/incoming/${encodeURIComponent(file.id)}`);
    if (!response.ok) throw new Error('The file could not be read; it may have been moved or deleted.');
    return response.blob();
  };
  return { name: file.name, size: file.size, blob };
}
