// The browser's own selection as source offsets: mouse, double and triple click, Shift+click, copying, plain clicks.
import type { Range as TextRange } from '../../shared/model/span.ts';
import { lineAround } from './line-pieces.ts';
import type { ReadingCaret } from './reading-caret.ts';
import type { TextDocument } from './text-document.ts';
import type { ViewerOptions } from './viewer.ts';

export class SelectionInput {
  readonly #document: TextDocument;
  readonly #caret: ReadingCaret;
  readonly #options: ViewerOptions;
  readonly #moved: () => void;
  readonly #abort = new AbortController();
  /** The press under way, or the last one: how often it was clicked, and whether Ctrl or Cmd was held. */
  #press = { down: false, clicks: 0, additive: false };
  #reported: TextRange | null = null;
  /** Whether the first press of the present double or triple click was made in the text. */
  #beganInText = true;

  /** `moved` is called when the caret or the selection changed by other means than `ReadingCaret.move`. */
  constructor(document_: TextDocument, caret: ReadingCaret, options: ViewerOptions, moved: () => void) {
    this.#document = document_;
    this.#caret = caret;
    this.#options = options;
    this.#moved = moved;
    const { signal } = this.#abort;
    const { root } = document_;
    document.addEventListener('selectionchange', () => this.#onSelectionChange(), { signal });
    // Before anything reacts: the bar goes with the first click, and a second one would fall through to the text.
    const began = (event: MouseEvent) => {
      if (event.detail <= 1) this.#beganInText = event.target instanceof Node && root.contains(event.target);
    };
    window.addEventListener('mousedown', began, { signal, capture: true });
    root.addEventListener('mousedown', (event) => this.#onDown(event), { signal });
    // The pointer may be released outside the text, even outside the window.
    window.addEventListener('mouseup', () => this.#onUp(), { signal });
    root.addEventListener('copy', (event) => this.#onCopy(event), { signal });
    root.addEventListener('cut', (event) => this.#onCopy(event), { signal });
  }

  destroy(): void {
    this.#abort.abort();
  }

  /** Reports the caret's selection as made by the keyboard or by a command. */
  report(byKeyboard: boolean): void {
    this.#emit(this.#range(), { byKeyboard, final: true, additive: false });
  }

  /** Forgets the last selection without a word: another text came. */
  reset(): void {
    this.#reported = null;
  }

  #range(): TextRange | null {
    const { anchor, focus } = this.#caret;
    return anchor === focus ? null : { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  }

  #onSelectionChange(): void {
    const selection = window.getSelection();
    if (!selection) return;
    const anchor = this.#document.offsetOf(selection.anchorNode, selection.anchorOffset);
    const focus = this.#document.offsetOf(selection.focusNode, selection.focusOffset);
    if (anchor === null || focus === null) return;
    if (anchor === this.#caret.anchor && focus === this.#caret.focus) return;
    if (this.#press.down && this.#press.clicks >= 3) return;
    this.#caret.adopt(anchor, focus);
    this.#moved();
    const final = !this.#press.down;
    this.#emit(this.#range(), { byKeyboard: false, final, additive: this.#press.additive });
  }

  #onDown(event: MouseEvent): void {
    if (event.button !== 0) return;
    if (!this.#beganInText) {
      event.preventDefault();
      return;
    }
    // Without a selection under the pointer the browser selects anew instead of dragging the old one away.
    if (event.detail === 1 && !event.shiftKey) window.getSelection()?.removeAllRanges();
    this.#press = { down: true, clicks: event.detail, additive: event.ctrlKey || event.metaKey };
  }

  #onUp(): void {
    if (!this.#press.down) return;
    // The selection of the release itself is only there once the event is through.
    if (this.#press.clicks >= 3) this.#takeLines();
    this.#onSelectionChange();
    this.#press = { ...this.#press, down: false };
    const range = this.#range();
    if (range || this.#reported)
      this.#emit(range, { byKeyboard: false, final: true, additive: this.#press.additive }, true);
  }

  /** A triple click ends at the start of the next line; what is meant are whole lines without the last line break. */
  #takeLines(): void {
    const selection = window.getSelection();
    if (!selection) return;
    const anchor = this.#document.offsetOf(selection.anchorNode, selection.anchorOffset);
    if (anchor === null) return;
    const { lines, text } = this.#document;
    // On the last line the selection ends in whatever stands behind the text.
    const focus = this.#document.offsetOf(selection.focusNode, selection.focusOffset) ?? text.length;
    const low = Math.min(anchor, focus);
    const high = Math.max(anchor, focus);
    const start = lineAround(lines, low).start;
    const last = lines.indexAt(high);
    const end =
      high > low && lines.startOf(last) === high ? lines.endOf(last - 1) : lineAround(lines, high).end;
    // A blank line of its own has nothing to select.
    const until = Math.max(start, end);
    if (anchor <= focus) this.#caret.set(start, until);
    else this.#caret.set(until, start);
    this.#moved();
  }

  #emit(
    range: TextRange | null,
    how: Parameters<NonNullable<ViewerOptions['onSelect']>>[1],
    force = false,
  ): void {
    const last = this.#reported;
    const same = last?.start === range?.start && last?.end === range?.end;
    if (same && !force) return;
    this.#reported = range;
    this.#options.onSelect?.(range, how);
  }

  #onCopy(event: ClipboardEvent): void {
    const copied = this.#copied();
    if (copied === null || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', copied);
    event.preventDefault();
  }

  /** The source's own characters, and the citation if one is wanted: never what the screen shows in their place. */
  #copied(): string | null {
    const range = this.#range();
    if (!range) return null;
    const slice = this.#document.text.slice(range.start, range.end);
    return slice + (this.#options.citation?.(range) ?? '');
  }
}
