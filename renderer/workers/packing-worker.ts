// Encodes, sums up and deflates files of a zip while the worker of the export makes the next ones.
import { type Packing, packHere } from '../../shared/archive/packing.ts';
import { openWebDeflate } from '../export/open-web-deflate.ts';
import type { PackingReply, PackingRequest } from '../export/packing-message.ts';

const packer = packHere(openWebDeflate);
const files = new Map<number, Packing>();

self.addEventListener('message', ({ data }: MessageEvent<PackingRequest>) => {
  answer(data).catch((error: unknown) => post({ file: data.file, failure: String(error) }));
});

async function answer({ file, pieces, last }: PackingRequest): Promise<void> {
  const packing = files.get(file) ?? packer.begin();
  if (last) files.delete(file);
  else files.set(file, packing);
  // All are added before anything is waited for: the next request must not come between.
  const taken = pieces.map((piece) => packing.add(piece));
  const packed = last ? await packing.end() : null;
  await Promise.all(taken);
  if (packed) post({ file, packed }, [packed.body.buffer]);
  else post({ file, packed: null });
}

function post(reply: PackingReply, transfer: ArrayBufferLike[] = []): void {
  self.postMessage(reply, { transfer: transfer.filter((buffer) => buffer instanceof ArrayBuffer) });
}

post({ ready: true });
