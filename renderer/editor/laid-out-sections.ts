// The sections in and around the view are laid out for certain. Left to `content-visibility: auto` they would be so only
// after a frame, and the browser's selection steps over blank lines in a section that may be skipped.
import type { TextDocument } from './text-document.ts';

export class LaidOutSections {
  readonly #document: TextDocument;
  readonly #now = new Map<number, HTMLElement>();

  constructor(document_: TextDocument) {
    this.#document = document_;
  }

  /** Fills and lays out sections [from, to) beside those that are; true when one of them was not. */
  also(from: number, to: number): boolean {
    let changed = false;
    this.#document.fill(from, to);
    for (let index = Math.max(0, from); index < to; index++) {
      const element = this.#document.sectionElement(index);
      if (!element || this.#now.has(index)) continue;
      element.dataset.near = '';
      this.#now.set(index, element);
      changed = true;
    }
    return changed;
  }

  /** Leaves all but [from, to) to the browser again, at the height they have: nothing may move when one is skipped. */
  only(from: number, to: number): void {
    const leaving: [HTMLElement, number][] = [];
    for (const [index, element] of this.#now) {
      if (index >= from && index < to) continue;
      leaving.push([element, element.getBoundingClientRect().height]);
      this.#now.delete(index);
    }
    for (const [element, height] of leaving) {
      element.style.setProperty('--section-height', `${height}px`);
      delete element.dataset.near;
    }
  }

  /** The sections belong to a text that is gone. */
  forget(): void {
    this.#now.clear();
  }
}
