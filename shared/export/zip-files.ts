// Several files as one zip, in pieces. The same files give the same bytes: the time within is fixed.
import { deflateSync, strToU8 } from 'fflate';
import { ZipWriter } from '../archive/zip-writer.ts';
import type { Deflate, ExportedFile } from './exporter.ts';

/** Bytes. Compressing a smaller file costs more time (fresh tables for each) than it saves space. */
const worthDeflating = 2_048;

/** Bytes from which the platform's own deflate is worth waiting for. */
const worthWaiting = 32_768;

/** 6 costs twice the time for a few per cent of size. */
const level = 3;

/** Bytes gathered before they are handed on: most files of an export are small. */
const pieceSize = 262_144;

export interface ZipOptions {
  /** The platform's deflate for large files; without it ours is used for all. */
  readonly deflate?: Deflate | undefined;
}

/** A zip of the files in their order. */
export async function* zipFiles(
  files: AsyncIterable<ExportedFile> | Iterable<ExportedFile>,
  { deflate }: ZipOptions = {},
): AsyncGenerator<Uint8Array> {
  const zip = new ZipWriter();
  let waiting: Uint8Array[] = [];
  let size = 0;
  const taken = () => {
    const out = joined(waiting, size);
    waiting = [];
    size = 0;
    return out;
  };
  const write = async ({ path, content, deflating }: Deflating) => {
    for (const part of zip.add({ path, content, deflated: await deflating })) {
      waiting.push(part);
      size += part.length;
    }
  };
  // The platform deflates beside us: meanwhile the next file is made.
  let before: Deflating | null = null;
  for await (const { path, content } of files) {
    const bytes = typeof content === 'string' ? utf8(content) : content;
    const next = { path, content: bytes, deflating: deflated(bytes, deflate) };
    // Told when it is waited for.
    if (next.deflating instanceof Promise) next.deflating.catch(() => {});
    if (before) await write(before);
    before = next;
    if (size >= pieceSize) yield taken();
  }
  if (before) await write(before);
  for (const part of zip.end()) {
    waiting.push(part);
    size += part.length;
  }
  yield taken();
}

/** A file on its way into the zip. */
interface Deflating {
  readonly path: string;
  readonly content: Uint8Array;
  /** Null: it is stored as it is. */
  readonly deflating: Promise<Uint8Array> | Uint8Array | null;
}

function deflated(bytes: Uint8Array, deflate: Deflate | undefined): Promise<Uint8Array> | Uint8Array | null {
  if (bytes.length < worthDeflating) return null;
  return deflate && bytes.length >= worthWaiting ? deflate(bytes) : deflateSync(bytes, { level });
}

/** Pieces as one. */
function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const out = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** Text as UTF-8; half of a pair becomes U+FFFD, one character for one. */
export function utf8(text: string): Uint8Array {
  return strToU8(text);
}

/** UTF-16 units encoded at a time: a string of a hundred megabytes made of a million parts is slow to read. */
const unitsAtOnce = 65_536;

/** A long text made of many parts, encoded while it grows. No part may end within a surrogate pair. */
export class Utf8Builder {
  readonly #pieces: Uint8Array[] = [];
  #size = 0;
  #text = '';

  append(text: string): void {
    this.#text += text;
    if (this.#text.length >= unitsAtOnce) this.#encode();
  }

  /** Whether nothing was appended. */
  get isEmpty(): boolean {
    return this.#size === 0 && this.#text === '';
  }

  /** All of it as one, between what is known only at the end. */
  finish(before: string, after: string): Uint8Array {
    this.#encode();
    const [head, tail] = [utf8(before), utf8(after)];
    return joined([head, ...this.#pieces, tail], head.length + this.#size + tail.length);
  }

  #encode(): void {
    const bytes = utf8(this.#text);
    this.#pieces.push(bytes);
    this.#size += bytes.length;
    this.#text = '';
  }
}
