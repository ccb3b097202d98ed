// Files packed in workers are the files packed here, to the byte.
import { expect, test } from 'vitest';
import { type Packer, packHere } from '../../shared/archive/packing.ts';
import { type UnpackedFile, zipFiles } from '../../shared/export/zip-files.ts';
import { openWebDeflate } from './open-web-deflate.ts';
import { PackerPool } from './packer-pool.ts';

const prose = (seed: number, units: number) => {
  let text = '';
  for (let at = seed; text.length < units; at = (at * 48_271) % 2_147_483_647)
    text += `${at.toString(36)} “Sharqi’s” 👍 `;
  return text;
};

async function* pieces(count: number): AsyncGenerator<string> {
  const piece = prose(1, 70_000);
  for (let at = 0; at < count; at++) yield piece;
}

/** Small and large ones, whole and in pieces, enough to start the workers and to make them fall behind. */
function* files(): Generator<UnpackedFile> {
  for (let at = 1; at <= 20; at++) {
    yield { path: `small-${at}.txt`, content: prose(at, 100 * at) };
    yield { path: `large-${at}.txt`, content: prose(at, 10_000 * at) };
  }
  yield { path: 'pieces.txt', content: pieces(260) };
  yield { path: 'bytes.bin', content: new Uint8Array(200_000).map((_, at) => at * at) };
  yield { path: 'empty.txt', content: '' };
}

async function zipOf(packer: Packer): Promise<Uint8Array> {
  const parts: BlobPart[] = [];
  for await (const part of zipFiles(files(), { packer })) parts.push(new Uint8Array(part));
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Where two lists of bytes first differ; -1 where they do not. */
function firstDifference(one: Uint8Array, other: Uint8Array): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) if (one[at] !== other[at]) return at;
  return -1;
}

test('workers pack what is packed here, again and again', { timeout: 60_000 }, async () => {
  const here = await zipOf(packHere(openWebDeflate));
  for (let time = 0; time < 2; time++) {
    const pool = new PackerPool();
    expect(firstDifference(await zipOf(pool), here)).toBe(-1);
    expect(pool.running).toBe(2);
    pool.close();
  }
});

test('a pool whose workers were ended tells it', async () => {
  const pool = new PackerPool();
  await zipOf(pool);
  const file = pool.begin();
  await file.add(prose(1, 1_000_000));
  await file.add(prose(2, 1_000));
  pool.close();
  await expect(file.end()).rejects.toThrow('ended');
});
