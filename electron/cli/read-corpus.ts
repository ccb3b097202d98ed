// Reads a native file from disk for a command.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ParsedCorpus, ReadResult } from '../../shared/native/parsed-corpus.ts';
import { readNative } from '../../shared/native/read-native.ts';
import { readNativeStream, streamFrom } from '../../shared/native/read-native-stream.ts';
import { fileErrorReason } from '../host/host-refusal.ts';
import { CliError, type CliIo } from './command.ts';

/** SHA-256 of the UTF-8 encoding of a text, lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Reads and checks a native file; large ones piece by piece. `by` stamps records without stamps. Throws CliError when there is no such file. */
export async function inspectCorpus(path: string, io: CliIo, by: string): Promise<ReadResult> {
  const options = { at: io.now(), by, sha256 };
  try {
    if ((await stat(path)).size > streamFrom)
      return await readNativeStream(createReadStream(path, { encoding: 'utf8' }), options);
    return await readNative(decoded(await readFile(path)), options);
  } catch (error) {
    throw new CliError(`${basename(path)} could not be read. ${fileErrorReason(error)}`);
  }
}

/** Reads a native file that must be without errors. Throws CliError naming the first and counting the rest. */
export async function readCorpus(path: string, io: CliIo, by: string): Promise<ParsedCorpus> {
  const { file, problems, errors } = await inspectCorpus(path, io, by);
  if (file) return file;
  const first = problems[0];
  const where = first?.where ? ` (${first.where})` : '';
  const rest = errors > 1 ? `; ${errors - 1} more, see “check”` : '';
  throw new CliError(
    `${basename(path)} is refused: ${(first?.message ?? 'it is broken.').replace(/\.$/, '')}${where}${rest}.`,
  );
}

/** JSON as its byte-order mark says, UTF-8 without one; what is no text at all shows as broken JSON. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}
