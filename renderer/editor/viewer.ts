// What the reading view offers to the rest of the renderer, without React and without Lexical in its types.
// All offsets are UTF-16 units into the source's text; a range is half-open.
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { Range as TextRange } from '../../shared/model/span.ts';
import type { SourceMarks } from '../../shared/store/source-marks.ts';

/** How one mark looks. Marks with equal keys share one highlight, so a key must determine the other fields. */
export interface MarkStyle {
  /** Stable; letters a–z, digits and hyphens only. */
  readonly key: string;
  /** Mentions: a tinted fill. Claims: an underline and a stripe in the gutter. Notes: a dotted underline and a stripe. */
  readonly look: 'fill' | 'underline' | 'dotted';
  /** Any CSS colour, `var(--token)` included. */
  readonly colour: string;
  /** Not settled yet (a suggestion) or turned down: drawn with a broken line. */
  readonly dashed: boolean;
}

/** Null: this mark is not painted and cannot be picked (filtered out, hidden). */
export type StyleOfMark = (mark: Annotation) => MarkStyle | null;

/** What the viewer needs to know of the text beside the text itself. */
export interface ShownText {
  readonly sourceId: Id;
  /** Names the document for assistive technology. */
  readonly title: string;
  /** BCP 47, or null when unknown. */
  readonly language: string | null;
  /** The first visible offset of an earlier reading, to come back to. */
  readonly restore?: { readonly offset: number };
}

export type CaretDirection = 'left' | 'right' | 'up' | 'down';
export type CaretGranularity =
  | 'character'
  | 'word'
  | 'line'
  | 'line-boundary'
  | 'paragraph'
  | 'page'
  | 'document';

export interface SelectHow {
  /** Ctrl (Cmd on macOS) was held when the drag began: the passage joins the pending ones. */
  readonly additive: boolean;
  readonly byKeyboard: boolean;
  /** False while the pointer still moves. */
  readonly final: boolean;
}

export interface PickPoint {
  readonly offset: number;
  /** Client coordinates. */
  readonly x: number;
  readonly y: number;
  /** Ctrl or Cmd was held: add to or take from the selected marks. */
  readonly toggle: boolean;
}

export interface ViewerEvents {
  /**
   * The browser's selection in the text, untrimmed; null when it became a mere caret. A selection that leaves the text
   * (a field took the focus) says nothing: the pending passages are not lost by it.
   */
  readonly onSelect?: (range: TextRange | null, how: SelectHow) => void;
  /** A plain click on the text or a stripe: ids of the painted marks there, shortest first; empty for none. */
  readonly onPick?: (ids: readonly Id[], at: PickPoint) => void;
  /** At most once a frame, only when it changed. */
  readonly onVisibleRange?: (range: TextRange) => void;
  /** A boundary handle was dragged; the caller answers with `setBoundary`. */
  readonly onBoundaryDrag?: (edit: TextRange, final: boolean) => void;
  /** Every section of the shown text is in the document. */
  readonly onFilled?: () => void;
}

export interface ViewerOptions extends ViewerEvents {
  /** What a copy puts after the passage's own characters; null for nothing. */
  readonly citation?: (range: TextRange) => string | null;
}

export interface RevealOptions {
  /** `nearest` scrolls only as far as needed; `centre` (the default when out of view) puts it a third from the top. */
  readonly align?: 'nearest' | 'centre';
  /** Put the reading caret at the range's start as well. */
  readonly caret?: boolean;
}

export interface Viewer {
  /** Shows another text from its start, or from `restore`. Paints the first screen before it returns; fills the rest later. */
  show(text: string, marks: SourceMarks, shown: ShownText): void;
  /** The same text with other marks: repaints the visible window only and leaves a selection alone. */
  setMarks(marks: SourceMarks): void;
  setMarkStyle(styleOf: StyleOfMark): void;
  setSelectedMarks(ids: readonly Id[]): void;
  /** The passages of a mark that is being made. */
  setPending(ranges: readonly TextRange[]): void;
  /** Hits of the find bar in text order; `current` is an index into them, -1 for none. */
  setHits(ranges: readonly TextRange[], current: number): void;
  /** Shows the handles of a mark whose boundaries are being changed. Meanwhile the arrows are left to the caller. */
  setBoundary(edit: TextRange | null): void;
  reveal(range: TextRange, options?: RevealOptions): void;
  /** Client rectangle around the visible part of a range; null when nothing of it is in the document yet. */
  rangeRect(range: TextRange): DOMRect | null;
  /** From the first to behind the last visible character. */
  visibleRange(): TextRange;
  /** The caret position nearest to a client point; null outside the text. */
  offsetAtPoint(x: number, y: number): number | null;
  /** Moves the reading caret without scrolling; with `extend` the anchor stays. */
  setCaret(offset: number, extend?: boolean): void;
  caret(): { readonly anchor: number; readonly focus: number };
  /** Makes the browser's selection this range and reports it like a selection by hand. */
  select(range: TextRange): void;
  moveCaret(direction: CaretDirection, granularity: CaretGranularity, extend: boolean): void;
  clearSelection(): void;
  focus(): void;
  destroy(): void;
}
