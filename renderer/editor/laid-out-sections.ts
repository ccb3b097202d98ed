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

  /** Leaves all but [from, to) to the browser again. */
  only(from: number, to: number): void {
    for (const [index, element] of this.#now) {
      if (index >= from && index < to) continue;
      delete element.dataset.near;
      this.#now.delete(index);
    }
  }

  /** The sections belong to a text that is gone. */
  forget(): void {
    this.#now.clear();
  }
}
