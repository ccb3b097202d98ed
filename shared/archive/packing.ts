// Content made ready for a zip: encoded, summed up and deflated, piece by piece, so that no large file is held twice.
import { deflateSync } from 'fflate';
import { crc32 } from './crc32.ts';
import { joined, utf8 } from './utf8.ts';

/** Bytes. Compressing a smaller file costs more time (fresh tables for each) than it saves space. */
const worthDeflating = 2_048;

/** Bytes from which the platform's own deflate is worth opening. */
const worthOpening = 32_768;

/** 6 costs twice the time for a few per cent of size. */
const level = 3;

/** Raw deflate (RFC 1951) that takes its bytes one piece after the other; the same bytes out for the same bytes in. */
export interface DeflateStream {
  readonly add: (bytes: Uint8Array) => Promise<void>;
  readonly end: () => Promise<Uint8Array>;
}

/** Opens the platform's deflate, several times faster than one in JavaScript. */
export type OpenDeflate = () => DeflateStream;

/** A file as it stands in a zip. */
export interface PackedFile {
  readonly body: Uint8Array;
  /** Whether the body is deflated; stored as it is otherwise. */
  readonly deflated: boolean;
  /** Bytes before compression. */
  readonly size: number;
  /** CRC-32 of these. */
  readonly sum: number;
}

/** One file on its way. Pieces of text are UTF-8 when written; none may end within a surrogate pair. */
export interface Packing {
  /** Wait for what comes back, if anything does, before adding more. */
  readonly add: (piece: string | Uint8Array) => Promise<void> | undefined;
  readonly end: () => PackedFile | Promise<PackedFile>;
}

/** Where the files of a zip are packed: here, or in workers beside. */
export interface Packer {
  readonly begin: () => Packing;
}

/** Where a file is made only to count what is lost. */
export const packNowhere: Packer = {
  begin: () => ({
    add: () => undefined,
    end: () => ({ body: new Uint8Array(), deflated: false, size: 0, sum: 0 }),
  }),
};

/** Packs on this thread; with the platform's deflate for large files where there is one. */
export function packHere(open?: OpenDeflate): Packer {
  return { begin: () => new PackingHere(open) };
}

class PackingHere implements Packing {
  readonly #open: OpenDeflate | undefined;
  /** What was not given to the platform. */
  #pieces: Uint8Array[] = [];
  #stream: DeflateStream | null = null;
  #size = 0;
  #sum = 0;

  constructor(open: OpenDeflate | undefined) {
    this.#open = open;
  }

  add(piece: string | Uint8Array): Promise<void> | undefined {
    const bytes = typeof piece === 'string' ? utf8(piece) : piece;
    this.#size += bytes.length;
    this.#sum = crc32(bytes, this.#sum);
    if (this.#stream) return this.#stream.add(bytes);
    this.#pieces.push(bytes);
    if (!this.#open || this.#size < worthOpening) return undefined;
    this.#stream = this.#open();
    const waiting = this.#stream.add(joined(this.#pieces, this.#size));
    this.#pieces = [];
    return waiting;
  }

  end(): PackedFile | Promise<PackedFile> {
    const size = this.#size;
    const sum = this.#sum;
    if (this.#stream) return this.#stream.end().then((body) => ({ body, deflated: true, size, sum }));
    const [only] = this.#pieces;
    const content = only && this.#pieces.length === 1 ? only : joined(this.#pieces, size);
    const deflated = size >= worthDeflating;
    return { body: deflated ? deflateSync(content, { level }) : content, deflated, size, sum };
  }
}
