// Named CSS highlights and their rules, in a constructable sheet because the policy forbids style elements.
import type { MarkStyle } from './viewer.ts';

/** What lies over what. Marks first, then what the reader does with them. */
export const highlightPriority = {
  note: 1,
  claim: 2,
  mention: 3,
  selected: 5,
  pending: 6,
  boundary: 7,
  hit: 8,
  currentHit: 9,
} as const;

/** Distinguishes the highlights of several viewers in one document: the registry is the document's. */
let viewerCount = 0;

export class HighlightSheet {
  readonly #prefix = `reading-${++viewerCount}-`;
  readonly #sheet = new CSSStyleSheet();
  readonly #highlights = new Map<string, Highlight>();
  /** Declarations by name, in the order of the sheet's rules. */
  readonly #declared = new Map<string, string>();
  /** What the declarations of a mark style were made from: making them anew for every mark takes longer than painting it. */
  readonly #looks = new Map<string, string>();

  constructor() {
    document.adoptedStyleSheets.push(this.#sheet);
  }

  /** The highlight of a mark style, made at its first use. */
  ofStyle(style: MarkStyle): Highlight {
    const name = `mark-${style.key}`;
    const look = `${style.look} ${style.dashed} ${style.colour}`;
    const known = this.#highlights.get(name);
    if (known && this.#looks.get(name) === look) return known;
    this.#looks.set(name, look);
    const { mention, claim, note } = highlightPriority;
    const priority = style.look === 'fill' ? mention : style.look === 'underline' ? claim : note;
    return this.named(name, priority, declarations(style));
  }

  /** A highlight by name; `rule` holds the declarations it is painted with. */
  named(name: string, priority: number, rule: string): Highlight {
    const known = this.#highlights.get(name);
    if (known) {
      // The codebook's colour was edited while the key stayed.
      if (this.#declared.get(name) !== rule) this.#redeclare(name, rule);
      return known;
    }
    if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`Not a highlight key: ${name}`);
    const highlight = new Highlight();
    highlight.priority = priority;
    this.#sheet.insertRule(this.#ruleText(name, rule), this.#sheet.cssRules.length);
    this.#declared.set(name, rule);
    CSS.highlights.set(this.#prefix + name, highlight);
    this.#highlights.set(name, highlight);
    return highlight;
  }

  #ruleText(name: string, rule: string): string {
    // Highlights inherit from the highlights around them. A rule that meets every line costs a style per highlight and line.
    return `.reading-text::highlight(${this.#prefix}${name}) { ${rule} }`;
  }

  #redeclare(name: string, rule: string): void {
    // Rules are only ever appended, in the order of the names.
    const index = [...this.#declared.keys()].indexOf(name);
    this.#sheet.deleteRule(index);
    this.#sheet.insertRule(this.#ruleText(name, rule), index);
    this.#declared.set(name, rule);
  }

  destroy(): void {
    for (const name of this.#highlights.keys()) CSS.highlights.delete(this.#prefix + name);
    this.#highlights.clear();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}

/** Percent of the mark's colour in its fill: seen at once, and the text on it keeps its contrast. */
const lightTint = { plain: 22, dashed: 12 };
/** On a dark page the same share looks weaker. */
const darkGain = 1.45;

function tinted(colour: string, percent: number): string {
  return `color-mix(in oklab, ${colour} ${percent}%, transparent)`;
}

function declarations(style: MarkStyle): string {
  // A colour comes from a codebook, which may come from a file: anything else would be a rule of its own.
  const colour = CSS.supports('color', style.colour) ? style.colour : 'currentColor';
  if (style.look === 'fill') {
    const share = style.dashed ? lightTint.dashed : lightTint.plain;
    const tint = `background-color: light-dark(${tinted(colour, share)}, ${tinted(colour, share * darkGain)});`;
    return style.dashed ? `${tint} text-decoration: underline dashed 1px ${colour};` : tint;
  }
  if (style.look === 'dotted')
    return `text-decoration: underline dotted ${style.dashed ? '1px' : '2px'} ${colour};`;
  return `text-decoration: underline ${style.dashed ? 'dashed 1.5px' : 'solid 2px'} ${colour};`;
}
