// The content of an OpenDocument text as text with zones: notes at the end, deleted text and comments left out.
import type { Zone } from '../../model/source.ts';
import { InlineText, trimEndBlanks } from '../inline-text.ts';
import { TextBuilder } from '../text-builder.ts';
import { attribute, elementsOf, localName, textOf, XmlElement } from '../xml.ts';

export interface OdtText {
  readonly text: string;
  readonly zones: Zone[];
  readonly notes: string[];
}

/** What is no text of the document: earlier versions, remarks, declarations. */
const unread = new Set([
  'tracked-changes',
  'annotation',
  'annotation-end',
  'sequence-decls',
  'variable-decls',
  'user-field-decls',
  'forms',
  'bookmark',
  'binary-data',
  'desc',
]);
/** More blanks than this in one place are a fault of the file, not a text. */
const mostBlanks = 1_000;

/** The text below `office:text`. */
export function odtText(body: XmlElement): OdtText {
  const reader = new OdtReader();
  reader.blocks(body, { kind: undefined, list: null });
  for (const [index, note] of reader.footnotes.entries()) reader.addNote(note, index + 1);
  const notes =
    reader.comments > 0
      ? [`${reader.comments} ${reader.comments === 1 ? 'comment is' : 'comments are'} not in the text.`]
      : [];
  return { ...reader.builder.finish(), notes };
}

interface Place {
  readonly kind: Zone['kind'] | undefined;
  readonly list: object | null;
}

class OdtReader {
  readonly builder = new TextBuilder();
  readonly footnotes: XmlElement[] = [];
  comments = 0;

  blocks(parent: XmlElement, place: Place): void {
    for (const element of elementsOf(parent)) {
      const name = localName(element);
      if (name === 'annotation') this.comments++;
      if (unread.has(name)) continue;
      if (name === 'h' || name === 'p') this.#paragraph(element, place);
      else if (name === 'soft-page-break') this.builder.pageBreak();
      else if (name === 'table') this.#rows(element, element);
      else if (name === 'list') this.blocks(element, { ...place, list: place.list ?? element });
      else if (/-of-content$|-index$|^illustration-index$/.test(name))
        this.blocks(element, { ...place, kind: 'contents' });
      else this.blocks(element, place);
    }
  }

  addNote(note: XmlElement, number: number): void {
    const words = [...noteBody(note)].map((block) => this.#inline(block, []).trim()).filter(Boolean);
    this.builder.add(`[${number}] ${words.join('\n')}`.replaceAll('\f', ' '), { kind: 'footnote' });
  }

  #paragraph(paragraph: XmlElement, place: Place): void {
    const boxes: XmlElement[] = [];
    const style = attribute(paragraph, 'style-name') ?? '';
    const kind =
      localName(paragraph) === 'h' ? 'heading' : /^(Title|Subtitle)$/.test(style) ? 'title' : place.kind;
    const line = this.#inline(paragraph, boxes);
    this.builder.add(line.replaceAll('\f', ''), { ...place, kind });
    // Where the layout broke a paragraph in two, its text goes on; the next page is counted from its end.
    for (let count = line.split('\f').length; count > 1; count--) this.builder.pageBreak();
    // What stands in frames anchored here, such as captions, is no part of the sentence.
    for (const box of boxes) this.blocks(box, { ...place, kind: 'caption' });
  }

  #rows(parent: XmlElement, table: XmlElement): void {
    for (const element of elementsOf(parent)) {
      if (localName(element) === 'table-row') {
        const cells = elementsOf(element).filter((cell) => localName(cell) === 'table-cell');
        const words = cells.map((cell) => this.#cell(cell));
        this.builder.add(trimEndBlanks(words.join('\t')), { list: table });
      } else if (/^table-(header-rows|rows|row-group)$/.test(localName(element))) this.#rows(element, table);
    }
  }

  /** Everything in a cell in one line, tables within it too. */
  #cell(cell: XmlElement): string {
    const words = elementsOf(cell).map((block) =>
      /^(p|h)$/.test(localName(block)) ? this.#inline(block, []) : this.#cell(block),
    );
    return words
      .join(' ')
      .replace(/[\t\n\f]+/g, ' ')
      .trim();
  }

  /** The text of a paragraph; page breaks in it as form feeds; frames are put aside. */
  #inline(paragraph: XmlElement, boxes: XmlElement[]): string {
    const line = new InlineText();
    this.#addInline(paragraph, boxes, line);
    return line.take();
  }

  #addInline(parent: XmlElement, boxes: XmlElement[], line: InlineText): void {
    for (const child of parent.children) {
      const text = textOf(child);
      // White space is folded; blanks that count are elements of their own (`text:s`).
      if (text !== null) line.fold(text);
      if (!(child instanceof XmlElement)) continue;
      const name = localName(child);
      if (name === 'annotation') this.comments++;
      if (unread.has(name)) continue;
      if (name === 's') line.add(' '.repeat(Math.min(mostBlanks, Number(attribute(child, 'c') ?? 1) || 1)));
      else if (name === 'tab') line.add('\t');
      else if (name === 'line-break') line.add('\n');
      else if (name === 'soft-page-break') line.add('\f');
      else if (name === 'note') line.add(`[${this.footnotes.push(child)}]`);
      else if (name === 'text-box') boxes.push(child);
      else this.#addInline(child, boxes, line);
    }
  }
}

function* noteBody(note: XmlElement): Generator<XmlElement> {
  for (const element of elementsOf(note)) if (localName(element) === 'note-body') yield* elementsOf(element);
}
