// CRC-32 as zips want it (polynomial 0xEDB88320), four bytes at a time: an export has hundreds of megabytes.

const tables = Array.from({ length: 4 }, () => new Uint32Array(256));
const [first = new Uint32Array(256), second = first, third = first, fourth = first] = tables;
for (let index = 0; index < 256; index++) {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  first[index] = value;
}
for (let index = 0; index < 256; index++)
  for (let table = 1; table < 4; table++) {
    const before = tables[table - 1]?.[index] ?? 0;
    (tables[table] as Uint32Array)[index] = (before >>> 8) ^ (first[before & 0xff] as number);
  }

/** The checksum of the bytes, as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      (fourth[crc & 0xff] as number) ^
      (third[(crc >>> 8) & 0xff] as number) ^
      (second[(crc >>> 16) & 0xff] as number) ^
      (first[crc >>> 24] as number);
  }
  for (; at < bytes.length; at++) crc = (first[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}
