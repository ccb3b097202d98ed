// The bytes of a zip around the files in it (PKWARE's APPNOTE 6.3): headers, directory, and Zip64 where there are many.
import type { PackedFile } from './packing.ts';
import { utf8 } from './utf8.ts';

/** 1 January 1980, midnight: the earliest moment a zip can hold, and the same for every file, so that bytes repeat. */
const fixedDate = 0x0021;
/** Names are UTF-8. */
const utf8Flag = 0x0800;
/** What 16 and 32 bits hold; beyond them Zip64 says it. */
const most16 = 0xffff;
const most32 = 0xffffffff;

/** Writes headers; the caller writes what it gives in that order. */
export class ZipWriter {
  readonly #directory: Uint8Array[] = [];
  #offset = 0;

  /** The header of a file and its body. A file of 4 GB or more is refused. */
  add(path: string, { body, deflated, size, sum }: PackedFile): [header: Uint8Array, body: Uint8Array] {
    const name = utf8(path);
    if (size > most32 || body.length > most32 || this.#offset > most32)
      throw new RangeError('A zip of more than 4 GB cannot be written; export fewer sources');
    const method = deflated ? 8 : 0;
    const common = { method, sum, packed: body.length, size, name: name.length };
    const header = new Uint8Array(30 + name.length);
    const fields = new DataView(header.buffer);
    fields.setUint32(0, 0x04034b50, true);
    putCommon(fields, 4, common);
    header.set(name, 30);
    const entry = new Uint8Array(46 + name.length);
    const central = new DataView(entry.buffer);
    central.setUint32(0, 0x02014b50, true);
    central.setUint16(4, 20, true);
    putCommon(central, 6, common);
    central.setUint32(42, this.#offset, true);
    entry.set(name, 46);
    this.#directory.push(entry);
    this.#offset += header.length + body.length;
    return [header, body];
  }

  /** The directory and the end of the zip. */
  end(): Uint8Array[] {
    const count = this.#directory.length;
    const size = this.#directory.reduce((sum, entry) => sum + entry.length, 0);
    const start = this.#offset;
    const needs64 = count >= most16 || start >= most32;
    const end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, 0x06054b50, true);
    end.setUint16(8, Math.min(count, most16), true);
    end.setUint16(10, Math.min(count, most16), true);
    end.setUint32(12, Math.min(size, most32), true);
    end.setUint32(16, Math.min(start, most32), true);
    return [
      ...this.#directory,
      ...(needs64 ? [zip64End(count, size, start)] : []),
      new Uint8Array(end.buffer),
    ];
  }
}

interface CommonFields {
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
  readonly name: number;
}

/** The fields that a file's header and its entry in the directory have in the same order. */
function putCommon(view: DataView, at: number, { method, sum, packed, size, name }: CommonFields): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, utf8Flag, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 8, fixedDate, true);
  view.setUint32(at + 10, sum, true);
  view.setUint32(at + 14, packed, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name, true);
}

/** The end of the directory as Zip64 has it, and where it is. */
function zip64End(count: number, size: number, start: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(76));
  view.setUint32(0, 0x06064b50, true);
  view.setBigUint64(4, 44n, true);
  view.setUint16(12, 45, true);
  view.setUint16(14, 45, true);
  for (const at of [24, 32]) view.setBigUint64(at, BigInt(count), true);
  view.setBigUint64(40, BigInt(size), true);
  view.setBigUint64(48, BigInt(start), true);
  view.setUint32(56, 0x07064b50, true);
  view.setBigUint64(64, BigInt(start + size), true);
  view.setUint32(72, 1, true);
  return new Uint8Array(view.buffer);
}
