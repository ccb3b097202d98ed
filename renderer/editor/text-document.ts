// One source text as a read-only Lexical document, filled section by section; offsets to DOM points and back.
import {
  $createTextNode,
  $getNodeByKey,
  $getRoot,
  createEditor,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { toDisplay } from '../../shared/text/display.ts';
import { LineIndex } from '../../shared/text/lines.ts';
import { continuesLine, directionOf } from './line-pieces.ts';
import { type PageMetrics, SectionPlan } from './section-plan.ts';
import { $createLineNode, $createSectionNode, LineNode, paragraphOfLine, SectionNode } from './text-nodes.ts';

/** A boundary point as the DOM has it: UTF-16 units in a text node, child index elsewhere. */
export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

export class TextDocument {
  readonly root: HTMLElement;
  text = '';
  lines = new LineIndex('');
  plan = new SectionPlan(this.lines);
  readonly #editor: LexicalEditor;
  #keys: NodeKey[] = [];
  #sections: HTMLElement[] = [];
  #sectionIndex = new Map<Node, number>();
  #filled = new Uint8Array(0);
  #missing = 0;

  constructor(root: HTMLElement) {
    this.root = root;
    this.#editor = createEditor({
      namespace: 'source-text',
      editable: false,
      // Lexical's own events would copy every native selection into its state: 450 ms for all of 10 MB, and nobody reads it.
      disableEvents: true,
      nodes: [SectionNode, LineNode],
      onError: (error) => {
        throw error;
      },
    });
    this.#editor.setRootElement(root);
  }

  /** Replaces the text: empty sections of about the right height, the first `filled` of them with their lines. */
  show(text: string, page: PageMetrics, fillFrom: number, pixels: number): void {
    this.text = text;
    this.lines = new LineIndex(text);
    this.plan = new SectionPlan(this.lines);
    const { plan } = this;
    this.#filled = new Uint8Array(plan.count);
    this.#missing = plan.count;
    this.#keys = [];
    const first = plan.sectionOf(this.lines.indexAt(fillFrom));
    let room = pixels;
    this.#editor.update(
      () => {
        const sections: SectionNode[] = [];
        for (let index = 0; index < plan.count; index++) {
          const height = plan.heightOf(index, page);
          const section = $createSectionNode(height);
          if (index >= first && room > 0) {
            this.#$fill(section, index);
            room -= height;
          }
          this.#keys.push(section.getKey());
          sections.push(section);
        }
        $getRoot()
          .clear()
          .append(...sections);
      },
      { discrete: true },
    );
    this.#sections = Array.from(this.root.children, (element) => element as HTMLElement);
    this.#sectionIndex = new Map(this.#sections.map((element, index) => [element, index]));
    for (let index = 0; index < plan.count; index++) if (this.#filled[index] === 1) this.#markFilled(index);
  }

  destroy(): void {
    this.#editor.setRootElement(null);
  }

  /** Whether a text is in the document; an empty one counts. */
  get isShown(): boolean {
    return this.#sections.length > 0;
  }

  /** How many sections are still empty. */
  get missing(): number {
    return this.#missing;
  }

  isFilled(section: number): boolean {
    return this.#filled[section] === 1;
  }

  /** Puts the lines of these sections into the document; those that have theirs are left alone. */
  fill(from: number, to: number): void {
    const empty: number[] = [];
    for (let index = Math.max(0, from); index < Math.min(to, this.plan.count); index++)
      if (this.#filled[index] === 0) empty.push(index);
    if (empty.length === 0) return;
    this.#editor.update(
      () => {
        for (const index of empty) {
          const section = $getNodeByKey(this.#keys[index] ?? '');
          if (section instanceof SectionNode) this.#$fill(section, index);
        }
      },
      { discrete: true },
    );
    for (const index of empty) this.#markFilled(index);
  }

  sectionElement(section: number): HTMLElement | undefined {
    return this.#sections[section];
  }

  sectionOfOffset(offset: number): number {
    return this.plan.sectionOf(this.lines.indexAt(offset));
  }

  /** The element of a paragraph; undefined while its section is empty. */
  lineElement(paragraph: number): HTMLElement | undefined {
    const section = this.plan.sectionOf(paragraph);
    if (this.#filled[section] !== 1) return undefined;
    const line = this.#sections[section]?.children[paragraph - this.plan.firstOf(section)];
    return line instanceof HTMLElement ? line : undefined;
  }

  /** Offset → DOM. Fills the section it needs. Between CR and LF there is no place: it gives the one before. */
  pointOf(offset: number): DomPoint {
    const paragraph = this.lines.indexAt(Math.max(0, Math.min(offset, this.text.length)));
    const section = this.plan.sectionOf(paragraph);
    this.fill(section, section + 1);
    const line = this.lineElement(paragraph);
    if (!line) return { node: this.root, offset: 0 };
    const text = line.firstChild?.firstChild;
    if (!(text instanceof Text)) return { node: line, offset: 0 };
    const start = this.lines.startOf(paragraph);
    return { node: text, offset: Math.max(0, Math.min(offset, this.lines.endOf(paragraph)) - start) };
  }

  /** DOM → offset; null for a point outside the text. */
  offsetOf(node: Node | null, offset: number): number | null {
    if (!node || !this.root.contains(node)) return null;
    if (node === this.root) return this.#startOfSection(offset);
    let line: Node | null = node;
    while (line && line !== this.root) {
      const paragraph = paragraphOfLine.get(line);
      if (paragraph !== undefined) return this.#inLine(paragraph, line, node, offset);
      const section = this.#sectionIndex.get(line);
      if (section !== undefined) {
        if (!this.isFilled(section) || offset === 0) return this.#startOfSection(section);
        const index = this.plan.firstOf(section) + offset;
        return index < this.plan.firstOf(section + 1)
          ? this.lines.startOf(index)
          : this.lines.endOf(index - 1);
      }
      line = line.parentNode;
    }
    return null;
  }

  /** A range for painting and measuring. Both ends must be in filled sections, or are filled now. */
  rangeOf(start: number, end: number): StaticRange {
    const from = this.pointOf(start);
    const to = this.pointOf(end);
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    });
  }

  #inLine(paragraph: number, line: Node, node: Node, offset: number): number {
    const start = this.lines.startOf(paragraph);
    const end = this.lines.endOf(paragraph);
    if (node instanceof Text) return Math.min(start + offset, end);
    return offset === 0 || !line.firstChild?.firstChild ? start : end;
  }

  #startOfSection(section: number): number {
    return this.lines.startOf(this.plan.firstOf(section));
  }

  #$fill(section: SectionNode, index: number): void {
    const { lines, text } = this;
    const nodes: LineNode[] = [];
    for (let paragraph = this.plan.firstOf(index); paragraph < this.plan.firstOf(index + 1); paragraph++) {
      const continues = continuesLine(lines, paragraph);
      const direction = continues ? directionOf(text, lines, paragraph) : 'auto';
      const line = $createLineNode(paragraph, direction, continues);
      const content = text.slice(lines.startOf(paragraph), lines.endOf(paragraph));
      if (content !== '') line.append($createTextNode(toDisplay(content)));
      nodes.push(line);
    }
    section.append(...nodes);
    this.#filled[index] = 1;
  }

  #markFilled(index: number): void {
    this.#missing--;
    const element = this.#sections[index];
    if (element) delete element.dataset.unfilled;
  }
}
