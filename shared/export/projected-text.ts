// A source's text as a format wants it, and its offsets with it: the one place where offset units are converted.
import type { Range } from '../model/span.ts';

export interface Projection {
  /** `code-point`: W3C, brat, REFI-QDA, doccano, spaCy. `utf-16`: UIMA, CAS JSON, Label Studio. */
  readonly unit: 'code-point' | 'utf-16';
  /** `lf`: CRLF and lone CR become LF, and offsets with them. `keep`: untouched. */
  readonly newlines: 'lf' | 'keep';
  /** True: what XML 1.0 cannot hold is replaced one unit for one, so that offsets survive. */
  readonly xml: boolean;
}

/** The projected text and where each offset of the source went. */
export class ProjectedText {
  readonly text: string;
  /** CRLF pairs and lone CRs that became LF. */
  readonly newlinesChanged: number;
  /** Characters that XML cannot hold, replaced by U+FFFD. */
  readonly charactersReplaced: number;
  /** Offsets (UTF-16 units of the source) at which the distance to the projected offset grows by one, ascending. */
  readonly #steps: Uint32Array;
  readonly #source: string;

  constructor(source: string, { unit, newlines, xml }: Projection) {
    const steps: number[] = [];
    const parts: string[] = [];
    let from = 0;
    let changed = 0;
    let replaced = 0;
    const put = (until: number, text: string, next: number) => {
      parts.push(source.slice(from, until), text);
      from = next;
    };
    for (let at = 0; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code === 0x0d && newlines === 'lf') {
        changed++;
        if (source.charCodeAt(at + 1) === 0x0a) {
          put(at, '', at + 1);
          steps.push(at + 1);
        } else put(at, '\n', at + 1);
      } else if (code >= 0xd800 && code <= 0xdbff && isLow(source.charCodeAt(at + 1))) {
        // Both halves of a pair are one code point: whatever lies behind the first half moves by one.
        if (unit === 'code-point') steps.push(at + 2);
        at++;
      } else if (xml && !xmlHolds(code)) {
        replaced++;
        put(at, '\ufffd', at + 1);
      }
    }
    parts.push(source.slice(from));
    this.text = parts.join('');
    this.newlinesChanged = changed;
    this.charactersReplaced = replaced;
    this.#steps = Uint32Array.from(steps);
    this.#source = source;
  }

  /** The projected offset of an offset of the source (UTF-16 units). A place inside a pair goes to its end. */
  offset(sourceOffset: number): number {
    let low = 0;
    let high = this.#steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#steps[middle] as number) <= sourceOffset) low = middle + 1;
      else high = middle;
    }
    return sourceOffset - low;
  }

  /** A range of the source, projected. A CR alone, before its LF, would be empty: it takes the line feed that both became. */
  range({ start, end }: Range): Range {
    const from = this.offset(start);
    return { start: from, end: end > start ? Math.max(this.offset(end), from + 1) : from };
  }

  /**
   * The way back: the offset of the source (UTF-16 units) that is projected to this one. Before a CRLF that became LF, and
   * never inside a pair where code points are counted. Past the end of the projection it is past the end of the source.
   */
  sourceOffset(offset: number): number {
    // The step at index i leaves its two source offsets, around it, at the same projected one: step - 1 - i.
    let low = 0;
    let high = this.#steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#steps[middle] as number) - 1 - middle < offset) low = middle + 1;
      else high = middle;
    }
    const found = offset + low;
    // The first of two that are projected alike may lie inside a pair; its end is projected alike, too.
    return this.#steps[low] === found + 1 && isInPair(this.#source, found) ? found + 1 : found;
  }
}

function isInPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  return before >= 0xd800 && before <= 0xdbff && isLow(text.charCodeAt(offset));
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Whether XML 1.0 can hold this unit outside a surrogate pair. */
function xmlHolds(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
