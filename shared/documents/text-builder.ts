// Puts the text of a document together from its blocks: a blank line between paragraphs, one line each for rows and items.
import type { Zone } from '../model/source.ts';
import { DocumentRefusal } from './extractor.ts';

const gap = '\n\n';
/** More text than this would be refused as a text file, too (16 Mi units). */
const maxUnits = 16 * 1024 * 1024;

export interface BlockOptions {
  /** The zone that the block is. */
  readonly kind?: Zone['kind'] | undefined;
  /** Rows of a table and items of a list: no blank line between two of the same list. */
  readonly list?: object | null | undefined;
}

export class TextBuilder {
  readonly #pieces: string[] = [];
  readonly #zones: Zone[] = [];
  #length = 0;
  #breaks = 0;
  #lastList: object | null = null;

  /** Adds a block as it is; a blank one is left out. Throws a DocumentRefusal when the text grows too long. */
  add(text: string, { kind, list = null }: BlockOptions = {}): void {
    if (!/\S/u.test(text)) return;
    if (this.#breaks > 0) this.#writeBreaks();
    else if (this.#length > 0) this.#write(list !== null && list === this.#lastList ? '\n' : gap);
    const start = this.#length;
    this.#write(text);
    this.#lastList = list;
    if (kind && kind !== 'body') this.#zones.push({ kind, start, end: this.#length });
  }

  /** A new page begins. Each break stands as a blank line of its own, so that pages can be counted. */
  pageBreak(): void {
    this.#breaks++;
  }

  /** The text so far; page breaks at its end are written. */
  finish(): { readonly text: string; readonly zones: Zone[] } {
    this.#writeBreaks();
    // Text that is no Unicode cannot be hashed or exported: what is half a character becomes U+FFFD, of the same length.
    const text = this.#pieces.join('').replace(/\p{Surrogate}/gu, '\ufffd');
    return { text, zones: joined(this.#zones) };
  }

  #writeBreaks(): void {
    for (; this.#breaks > 0; this.#breaks--) {
      this.#zones.push({ kind: 'page-break', start: this.#length, end: this.#length + gap.length });
      this.#write(gap);
    }
    this.#lastList = null;
  }

  #write(piece: string): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#length > maxUnits)
      throw new DocumentRefusal(
        'The text of this document is longer than 16 million characters; split it and import the parts.',
      );
  }
}

/** Paragraphs of one zone that follow each other are one zone; headings and page breaks stay apart. */
function joined(zones: readonly Zone[]): Zone[] {
  const all: Zone[] = [];
  for (const zone of zones) {
    const last = all.at(-1);
    const isApart = zone.kind === 'heading' || zone.kind === 'page-break' || zone.kind === 'title';
    if (last && !isApart && last.kind === zone.kind && zone.start - last.end <= gap.length)
      all[all.length - 1] = { ...last, end: zone.end };
    else all.push(zone);
  }
  return all;
}
