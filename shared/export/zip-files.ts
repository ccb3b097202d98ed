// Several files as one zip, in pieces. The same files give the same bytes: the time within is fixed.
import { type PackedFile, type Packer, packHere } from '../archive/packing.ts';
import { joined } from '../archive/utf8.ts';
import { ZipWriter } from '../archive/zip-writer.ts';

/** Bytes gathered before they are handed on: most files of an export are small. */
const pieceSize = 262_144;

/** UTF-16 units or bytes being packed at most before the first of them is waited for. */
const mostWaiting = 64_000_000;

/** A file of a zip: whole, or in pieces that are asked for when the files before it were. */
export interface UnpackedFile {
  readonly path: string;
  readonly content: string | Uint8Array | AsyncIterable<string>;
}

/** A file of a zip that is packed here, or was by who makes it. */
export type ZippedFile =
  | UnpackedFile
  | { readonly path: string; readonly packing: PackedFile | Promise<PackedFile> };

export interface ZipOptions {
  /** Where files are packed; on this thread without one. */
  readonly packer?: Packer | undefined;
}

/** A zip of the files in their order. */
export async function* zipFiles(
  files: AsyncIterable<ZippedFile> | Iterable<ZippedFile>,
  { packer = packHere() }: ZipOptions = {},
): AsyncGenerator<Uint8Array> {
  const zip = new ZipWriter();
  let written: Uint8Array[] = [];
  let size = 0;
  const taken = () => {
    const out = joined(written, size);
    written = [];
    size = 0;
    return out;
  };
  const put = (parts: readonly Uint8Array[]) => {
    for (const part of parts) {
      written.push(part);
      size += part.length;
    }
  };
  // Packers work beside us: meanwhile the next files are made. They are written in their order.
  const waiting: OnItsWay[] = [];
  let waitingUnits = 0;
  for await (const file of files) {
    const next = await pack(file, packer);
    waiting.push(next);
    waitingUnits += next.units;
    for (let first = waiting[0]; first && (first.packed || waitingUnits > mostWaiting); first = waiting[0]) {
      put(zip.add(first.path, first.packed ?? (await first.packing)));
      waitingUnits -= first.units;
      waiting.shift();
    }
    if (size >= pieceSize) yield taken();
  }
  for (const { path, packed, packing } of waiting) {
    put(zip.add(path, packed ?? (await packing)));
    if (size >= pieceSize) yield taken();
  }
  put(zip.end());
  yield taken();
}

/** A file that is being packed, or was. */
interface OnItsWay {
  readonly path: string;
  readonly packing: Promise<PackedFile> | PackedFile;
  packed: PackedFile | null;
  /** UTF-16 units or bytes that are held for it until it is packed. */
  readonly units: number;
}

/** Resolves when the content was taken, which may be before it is packed. */
async function pack(made: ZippedFile, packer: Packer): Promise<OnItsWay> {
  const { path } = made;
  if ('packing' in made) return onItsWay(path, made.packing, 0);
  const { content } = made;
  const file = packer.begin();
  let units = 0;
  if (typeof content === 'string' || content instanceof Uint8Array) {
    units = content.length;
    const busy = file.add(content);
    if (busy) await busy;
  } else
    for await (const piece of content) {
      units += piece.length;
      const busy = file.add(piece);
      if (busy) await busy;
    }
  return onItsWay(path, file.end(), units);
}

function onItsWay(path: string, packing: PackedFile | Promise<PackedFile>, units: number): OnItsWay {
  if (!(packing instanceof Promise)) return { path, packing, packed: packing, units };
  const way: OnItsWay = { path, packing, packed: null, units };
  packing.then(
    (packed) => {
      way.packed = packed;
    },
    // Told when it is waited for.
    () => {},
  );
  return way;
}
