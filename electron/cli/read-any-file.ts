// Reads a file of any kind into its text and what it states about itself, as the page does in its workers.
import { readFile } from 'node:fs/promises';
import { documentKindOfName } from '../../shared/documents/document-kinds.ts';
import { maxDocumentBytes } from '../../shared/documents/document-limits.ts';
import { extractText } from '../../shared/documents/extract-text.ts';
import type { Refusal } from '../../shared/raw-texts/decode-text.ts';
import { maxTextBytes, tooLarge } from '../../shared/raw-texts/decode-text.ts';
import type { ReadText } from '../../shared/raw-texts/read-text.ts';
import type { FoundFile } from '../host/find-text-files.ts';
import { fileErrorReason } from '../host/host-refusal.ts';
import { nodeDecoders } from './node-decoders.ts';

/** The text, or why there is none. Never rejects. */
export async function readAnyFile(file: FoundFile): Promise<ReadText | Refusal> {
  const limit = documentKindOfName(file.name) ? maxDocumentBytes : maxTextBytes;
  if (file.size > limit) return tooLarge(file.size, limit);
  let bytes: Uint8Array;
  try {
    // A copy: pdf.js takes no Buffer.
    bytes = new Uint8Array(await readFile(file.path));
  } catch (error) {
    return { refused: 'binary', message: fileErrorReason(error) };
  }
  return withoutStrays(() => extractText(file.name, bytes, { decoders: nodeDecoders, readCharacterMap }));
}

/**
 * pdf.js leaves promises behind that nobody waits for; of broken files some reject, which would end the process. Their
 * fault is told by those that are waited for.
 */
async function withoutStrays<Result>(work: () => Promise<Result>): Promise<Result> {
  const ignore = () => undefined;
  process.on('unhandledRejection', ignore);
  try {
    return await work();
  } finally {
    // The last ones are reported after this turn of the loop.
    await new Promise((done) => setImmediate(done));
    process.off('unhandledRejection', ignore);
  }
}

/** Beside the built command line; see build/build.mjs. */
async function readCharacterMap(fileName: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(`character-maps/${fileName}`, import.meta.url)));
}
