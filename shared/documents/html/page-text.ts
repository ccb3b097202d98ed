// The text of a page as a reader sees it: blocks as paragraphs, headings and rows as lines of their own.
import type { Zone } from '../../model/source.ts';
import { InlineText, trimBlanks, trimEndBlanks } from '../inline-text.ts';
import type { TextBuilder } from '../text-builder.ts';
import { type HtmlElement, type HtmlNode, isElement } from './dom.ts';

const unread = new Set(
  'script style noscript template head title svg math iframe object embed canvas audio video button input select textarea datalist dialog map area link meta'.split(
    ' ',
  ),
);
const blocks = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const listElements = new Set(['ul', 'ol', 'menu', 'dl']);
/** A cell longer than this is part of a page laid out in a table, not of a table of facts. */
const longCell = 600;

/** Adds everything below `root` to `builder`. */
export function addPageText(root: HtmlNode, builder: TextBuilder): void {
  new PageText(builder).read(root);
}

interface Place {
  readonly kind: Zone['kind'] | undefined;
  readonly list: object | null;
  readonly isPre: boolean;
}

class PageText {
  readonly #builder: TextBuilder;
  readonly #line = new InlineText();
  #lead = '';
  /** The last number of each list that is being read. */
  readonly #numbers = new Map<HtmlElement, number>();
  #place: Place = { kind: undefined, list: null, isPre: false };

  constructor(builder: TextBuilder) {
    this.#builder = builder;
  }

  read(root: HtmlNode): void {
    this.#children(root);
    this.#flush();
  }

  #children(node: HtmlNode): void {
    for (const child of node.childNodes) {
      if (child.nodeType === 3 || child.nodeType === 4) this.#text(child.textContent ?? '');
      else if (isElement(child)) this.#element(child);
    }
  }

  #text(text: string): void {
    if (this.#place.isPre) this.#line.add(text.replace(/\r\n?/g, '\n'));
    else this.#line.fold(text);
  }

  #element(element: HtmlElement): void {
    const name = element.localName;
    if (unread.has(name) || isHidden(element)) return;
    if (name === 'br') this.#line.add('\n');
    else if (name === 'q') this.#quoted(element);
    else if (name === 'table') this.#table(element);
    else if (!blocks.has(name) && !isNote(element)) this.#children(element);
    else this.#block(element, name);
  }

  /** Browsers put the marks around a quotation that the page leaves to them. */
  #quoted(element: HtmlElement): void {
    this.#line.add('“');
    this.#children(element);
    this.#line.add('”');
  }

  #block(element: HtmlElement, name: string): void {
    this.#flush();
    const before = this.#place;
    const isItem = name === 'li' || name === 'dt' || name === 'dd';
    this.#place = {
      kind: kindOf(element, name) ?? before.kind,
      // Lists in lists go on in the same run of lines.
      list: listElements.has(name) ? (before.list ?? element) : before.list,
      isPre: before.isPre || name === 'pre',
    };
    if (isItem) this.#lead = name === 'li' ? this.#markerOf(element) : '';
    this.#children(element);
    this.#flush();
    if (isItem) this.#lead = '';
    this.#place = before;
  }

  /** The numbers a browser would show; a list that counts backwards or in letters keeps none. */
  #markerOf(item: HtmlElement): string {
    const list = item.parentNode;
    if (list?.localName !== 'ol') return '• ';
    if (list.hasAttribute('reversed') || /[ai]/i.test(list.getAttribute('type') ?? '')) return '• ';
    const own = wholeNumber(item.getAttribute('value'));
    const number = own ?? (this.#numbers.get(list) ?? (wholeNumber(list.getAttribute('start')) ?? 1) - 1) + 1;
    this.#numbers.set(list, number);
    return `${number}. `;
  }

  #flush(): void {
    const taken = this.#line.take();
    // A blank before a break is one that the break has taken the place of.
    const line = this.#place.isPre
      ? taken.replace(/^\n|\n$/g, '')
      : trimBlanks(taken.replaceAll(' \n', '\n'));
    if (!/\S/u.test(line)) return;
    this.#builder.add(this.#lead + line, this.#place);
    this.#lead = '';
  }

  #table(table: HtmlElement): void {
    this.#flush();
    if (isLayout(table)) return this.#block(table, 'div');
    const list = this.#place.list ?? table;
    for (const child of rowsOf(table)) {
      if (child.localName === 'caption') {
        this.#builder.add(inlineText(child), { kind: 'caption' });
        continue;
      }
      const cells = cellsOf(child).map(inlineText);
      this.#builder.add(trimEndBlanks(cells.join('\t')), { kind: this.#place.kind, list });
    }
  }
}

/**
 * Rows and captions of this table, not those of tables within it. A cell that stands in no row is one by itself, and so is
 * anything else that should not be there: browsers show it.
 */
function* rowsOf(table: HtmlElement): Generator<HtmlElement> {
  for (const child of table.childNodes) {
    if (!isElement(child)) continue;
    const isRow = ['tr', 'td', 'th', 'caption'].includes(child.localName);
    // A head or body of rows, or a form around them.
    if (!isRow && child.querySelector('tr') !== null) yield* rowsOf(child);
    else if (!unread.has(child.localName)) yield child;
  }
}

function cellsOf(row: HtmlElement): readonly HtmlElement[] {
  return row.localName === 'tr' ? [...row.childNodes].filter(isElement) : [row];
}

/** Tables in tables, and whole paragraphs in cells, are there for the look. */
function isLayout(table: HtmlElement): boolean {
  if (table.querySelector('table') !== null) return true;
  for (const row of rowsOf(table))
    for (const cell of cellsOf(row))
      if ((cell.textContent ?? '').length > longCell || manyBlocks(cell)) return true;
  return false;
}

function manyBlocks(cell: HtmlElement): boolean {
  let count = 0;
  for (const _ of cell.querySelectorAll('p,div,ul,ol,h1,h2,h3,h4,h5,h6,blockquote'))
    if (++count > 3) return true;
  return false;
}

/** The words of a cell in one line; its paragraphs and breaks become blanks. */
function inlineText(element: HtmlElement): string {
  const line = new InlineText();
  const walk = (node: HtmlNode) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3 || child.nodeType === 4) line.fold(child.textContent ?? '');
      else if (isElement(child) && !unread.has(child.localName) && !isHidden(child)) {
        const isApart = blocks.has(child.localName) || child.localName === 'br';
        const isQuoted = child.localName === 'q';
        if (isApart) line.fold(' ');
        if (isQuoted) line.add('“');
        walk(child);
        if (isQuoted) line.add('”');
        if (isApart) line.fold(' ');
      }
    }
  };
  walk(element);
  return trimBlanks(line.take());
}

function wholeNumber(attribute: string | null): number | null {
  return attribute !== null && /^\s*-?\d{1,9}\s*$/.test(attribute) ? Number(attribute) : null;
}

function isHidden(element: HtmlElement): boolean {
  return (
    element.hasAttribute('hidden') ||
    /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style') ?? '')
  );
}

function kindOf(element: HtmlElement, name: string): Zone['kind'] | undefined {
  if (/^h[1-6]$/.test(name)) return 'heading';
  if (name === 'figcaption' || name === 'caption') return 'caption';
  if (isNote(element)) return 'footnote';
  return /\btoc\b/.test(typesOf(element)) ? 'contents' : undefined;
}

function isNote(element: HtmlElement): boolean {
  return /\b(foot|rear|end)notes?\b/.test(typesOf(element)) && element.localName !== 'a';
}

function typesOf(element: HtmlElement): string {
  return `${element.getAttribute('epub:type') ?? ''} ${element.getAttribute('role')?.replace('doc-', '') ?? ''}`;
}
