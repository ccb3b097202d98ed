// One format a corpus can be read from. An importer is pure: files in, what they say out; it knows nothing of the corpus.
import type { FormatOption } from '../export/exporter.ts';
import type { Decoders } from '../raw-texts/decode-text.ts';
import type { Incoming } from './incoming.ts';

/** One file handed to an importer; a path with `/` between folders. */
export interface ImportedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ReadFormatOptions {
  /** Choices for the format's own options by their id; what is absent has its default. */
  readonly format: Readonly<Record<string, string>>;
  /** The platform's decoders, for tables in a legacy encoding; without them Unicode and Windows-1252 are read. */
  readonly decoders?: Decoders;
}

export interface Importer {
  /** The name on the command line, the same as the exporter's: `brat`. */
  readonly id: string;
  /** The name people read. */
  readonly label: string;
  /** One sentence: whose files these are. */
  readonly summary: string;
  /** Endings of its files in lower case with the dot, the usual one first. A zip of them is unpacked beforehand. */
  readonly extensions: readonly string[];
  /** Names of files that lie beside these and say nothing more: nobody needs to hear that they are not read. */
  readonly beside?: RegExp;
  readonly options: readonly FormatOption[];
  /** From 0 (never) to 1 (certainly): whether these files are of this format. Looks at names and beginnings; never throws. */
  readonly recognise: (files: readonly ImportedFile[]) => number;
  /** What the files say. Throws `ImportRefusal` where they cannot be this format; smaller faults are told in the result. */
  readonly read: (files: readonly ImportedFile[], options: ReadFormatOptions) => Incoming | Promise<Incoming>;
}

/** Files that cannot be read at all. The message says what, where and what to do, as whole sentences. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
}
