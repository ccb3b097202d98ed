// A zip unpacked within bounds: a small file must not become gigabytes in memory.
import { unzipSync } from 'fflate';
import { hasEncryptedEntry } from './zip-flags.ts';

/** Bytes unpacked at most: ten times the largest corpus of texts this is made for. */
const mostBytes = 1_000_000_000;
/** Entries at most; a corpus has up to 10,000 sources, each perhaps in two files. */
const mostEntries = 100_000;
/** Times its packed size that an entry may grow; prose packs about 4 : 1, and deflate reaches 1,032 : 1 only on repetition. */
const mostGrowth = 200;
/** Bytes below which growth is of no account. */
const small = 1_000_000;

/** A zip that is broken, encrypted, or unpacks to more than can be read. The message is a whole sentence. */
export class ZipRefusal extends Error {
  override readonly name = 'ZipRefusal';
}

/** Whether the bytes begin as a zip does (empty zips included). */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/** The files of a zip by path, without its folders; `wanted` leaves others packed, `most` bytes are unpacked. Throws ZipRefusal. */
export function unzip(
  bytes: Uint8Array,
  wanted: (path: string) => boolean = () => true,
  most: number = mostBytes,
): Map<string, Uint8Array> {
  if (hasEncryptedEntry(bytes))
    throw new ZipRefusal(
      'This file is protected by a password; open it in its own program, save it without one and import that.',
    );
  let total = 0;
  let entries = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (name.endsWith('/') || !wanted(name)) return false;
        total += originalSize;
        entries++;
        if (entries > mostEntries)
          throw new ZipRefusal(
            `This archive holds more than ${mostEntries.toLocaleString('en-GB')} files; split it.`,
          );
        if (total > most || (originalSize > small && originalSize > size * mostGrowth))
          throw new ZipRefusal(
            `“${name}” in this archive unpacks to far more than it should; the archive is broken or made to do harm, and was not opened.`,
          );
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof ZipRefusal) throw error;
    throw new ZipRefusal('This archive is broken; unpack it with another program first.', {
      cause: error,
    });
  }
}
