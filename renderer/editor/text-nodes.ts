// The two block nodes of the read-only Lexical document: a section, and in it one line (or piece of a line) of the source.
import { $create, ElementNode } from 'lexical';

/** Paragraph index of every line's element: the way back from the DOM to an offset. */
export const paragraphOfLine = new WeakMap<Node, number>();

/** A block of lines that the browser skips while it is far from the view. */
export class SectionNode extends ElementNode {
  /** Estimated height in CSS pixels until the browser has laid the section out. */
  __height = 0;

  override $config() {
    return this.config('source-section', { extends: ElementNode });
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__height = previous.__height;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'reading-section';
    element.dataset.unfilled = '';
    element.style.setProperty('--section-height', `${this.__height}px`);
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}

/** One line of the source, or a piece of one that is too long for a single paragraph. */
export class LineNode extends ElementNode {
  __paragraph = 0;
  __continues = false;

  override $config() {
    return this.config('source-line', { extends: ElementNode });
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__paragraph = previous.__paragraph;
    this.__continues = previous.__continues;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('p');
    element.className = this.__continues ? 'reading-line reading-line-continued' : 'reading-line';
    paragraphOfLine.set(element, this.__paragraph);
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}

export function $createSectionNode(height: number): SectionNode {
  const node = $create(SectionNode);
  node.__height = height;
  // Left to itself Lexical gives a root's child dir="auto", and the browser would scan every section for it.
  node.__dir = 'ltr';
  return node;
}

export function $createLineNode(
  paragraph: number,
  direction: 'auto' | 'ltr' | 'rtl',
  continues: boolean,
): LineNode {
  const node = $create(LineNode);
  node.__paragraph = paragraph;
  node.__continues = continues;
  // The type of `__dir` knows two values; the attribute it is written to knows three.
  node.__dir = direction as 'ltr';
  return node;
}
