import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, crc32 as zlibCrc } from 'node:zlib';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { type ZippedFile, zipFiles } from '../export/zip-files.ts';
import { crc32 } from './crc32.ts';
import { type Packer, packHere } from './packing.ts';
import { unzip } from './unzip.ts';

async function zipOf(files: Iterable<ZippedFile>, packer?: Packer) {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipFiles(files, { packer })) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
const native = packHere(() => {
  const pieces: Uint8Array[] = [];
  return {
    add: async (bytes) => {
      pieces.push(bytes);
    },
    end: async () => deflateRawSync(Buffer.concat(pieces)),
  };
});

function hasUnzip(): boolean {
  try {
    execFileSync('unzip', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.each([
  { input: '', expected: 0 },
  { input: '123456789', expected: 0xcbf43926 },
  { input: 'The quick brown fox jumps over the lazy dog', expected: 0x414fa339 },
])('the checksum of “$input”', ({ input, expected }) => {
  expect(crc32(strToU8(input))).toBe(expected);
});

test('the checksum is that of bits one by one, for every length to 80 and wherever in a buffer it begins', () => {
  const room = Uint8Array.from({ length: 90 }, (_, index) => (index * 73 + 31) & 0xff);
  for (let begin = 0; begin <= 8; begin++)
    for (let length = 0; length <= 80; length++) {
      const bytes = room.subarray(begin, begin + length);
      if (typeof zlibCrc === 'function') expect(crc32(bytes)).toBe(zlibCrc(bytes));
      expect(crc32(bytes)).toBe(slowCrc(bytes));
    }
});

function slowCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

test.each([{ packer: undefined }, { packer: native }])(
  'small, large and empty files come back, by ours and by another deflate',
  async ({ packer }) => {
    const files = [
      { path: 'empty.txt', content: '' },
      { path: 'ü/small 🚢.txt', content: 'Ünï' },
      { path: 'large.txt', content: 'All work and no play. '.repeat(20_000) },
    ];
    const bytes = await zipOf(files, packer);
    expect(bytes.length).toBeLessThan(20_000);
    const read = unzipSync(bytes);
    expect(Object.entries(read).map(([path, content]) => ({ path, content: strFromU8(content) }))).toEqual(
      files,
    );
    expect((await zipOf(files, packer)).every((byte, at) => byte === bytes[at])).toBe(true);
  },
);

test.skipIf(!hasUnzip())('more files than 16 bits count (skipped without unzip)', async () => {
  const count = 70_000;
  const files = Array.from({ length: count }, (_, index) => ({
    path: `n/${index}.txt`,
    content: `${index}`,
  }));
  const bytes = await zipOf(files);
  expect(unzip(bytes).size).toBe(count);
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  const path = join(folder, 'many.zip');
  writeFileSync(path, bytes);
  const told = execFileSync('unzip', ['-tqq', path], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(told).toBe('');
});
