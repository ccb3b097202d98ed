// A line of text put together from many small pieces, in time that grows with its length alone.

/** The ASCII blanks that HTML and OpenDocument fold into one. */
const blanks = ' \t\n\r\f';

export class InlineText {
  #pieces: string[] = [];
  #last = '';

  /** Adds a piece as it is. */
  add(text: string): void {
    if (text === '') return;
    this.#pieces.push(text);
    this.#last = text.at(-1) ?? '';
  }

  /** Adds a piece with runs of ASCII blanks as one blank, none at the beginning or after another; other blanks stay. */
  fold(text: string): void {
    const folded = text.replace(/[ \t\n\r\f]+/g, ' ');
    this.add(
      this.#last === '' || this.#last === ' ' || this.#last === '\n' ? folded.replace(/^ /, '') : folded,
    );
  }

  /** A tab instead of the blank before it: what follows stands in another column. */
  column(): void {
    if (this.#last === ' ') this.#pieces.push(trimEndBlanks(this.#pieces.pop() ?? ''));
    this.add('\t');
  }

  /** What was added since the last time. */
  take(): string {
    const text = this.#pieces.join('');
    this.#pieces = [];
    this.#last = '';
    return text;
  }
}

/** A text without ASCII blanks at its ends. Not by a pattern: those take the square of a long run of blanks. */
export function trimBlanks(text: string): string {
  let start = 0;
  while (start < text.length && blanks.includes(text.charAt(start))) start++;
  return trimEndBlanks(text.slice(start));
}

/** A text without ASCII blanks at its end. */
export function trimEndBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && blanks.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
