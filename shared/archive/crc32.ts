// CRC-32 as zips want it (polynomial 0xEDB88320), sixteen bytes at a time: an export has hundreds of megabytes.

/** Bytes at a time, and as many tables of 256: the table at `k` moves a byte over `k` more. */
const width = 16;
const tables = new Int32Array(width * 256);
for (let index = 0; index < 256; index++) {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  tables[index] = value;
}
for (let index = 256; index < tables.length; index++) {
  const before = at(index - 256);
  tables[index] = (before >>> 8) ^ at(before & 0xff);
}

/** Words are read as this machine has them; the tables are made for the low byte first. */
const lowByteFirst = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The checksum of the bytes, as an unsigned number; `before` is that of the bytes before them, where they go on. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const { length } = bytes;
  // Words begin at multiples of four in their buffer.
  const head = Math.min(length, -bytes.byteOffset & 3);
  const words = lowByteFirst ? (length - head) >> 2 : 0;
  let crc = overBytes(~before, bytes, 0, head);
  if (words >= 4) {
    const view = new Int32Array(bytes.buffer, bytes.byteOffset + head, words);
    crc = overWords(crc, view);
  }
  return ~overBytes(crc, bytes, head + (words & ~3) * 4, length) >>> 0;
}

function overBytes(start: number, bytes: Uint8Array, from: number, until: number): number {
  let crc = start;
  for (let index = from; index < until; index++)
    crc = (crc >>> 8) ^ at((crc ^ (bytes[index] as number)) & 0xff);
  return crc;
}

/** Four words at a time; what is left over stays. */
function overWords(start: number, words: Int32Array): number {
  let crc = start;
  for (let index = 0; index + 3 < words.length; index += 4) {
    const a = crc ^ (words[index] as number);
    const b = words[index + 1] as number;
    const c = words[index + 2] as number;
    const d = words[index + 3] as number;
    crc =
      at(0xf00 | (a & 0xff)) ^
      at(0xe00 | ((a >>> 8) & 0xff)) ^
      at(0xd00 | ((a >>> 16) & 0xff)) ^
      at(0xc00 | (a >>> 24)) ^
      at(0xb00 | (b & 0xff)) ^
      at(0xa00 | ((b >>> 8) & 0xff)) ^
      at(0x900 | ((b >>> 16) & 0xff)) ^
      at(0x800 | (b >>> 24)) ^
      at(0x700 | (c & 0xff)) ^
      at(0x600 | ((c >>> 8) & 0xff)) ^
      at(0x500 | ((c >>> 16) & 0xff)) ^
      at(0x400 | (c >>> 24)) ^
      at(0x300 | (d & 0xff)) ^
      at(0x200 | ((d >>> 8) & 0xff)) ^
      at(0x100 | ((d >>> 16) & 0xff)) ^
      at(d >>> 24);
  }
  return crc;
}

function at(index: number): number {
  return tables[index] as number;
}
