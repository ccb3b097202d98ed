// What Label Studio shows of a task whose text is a page (HyperText) or a talk (Paragraphs), and where its regions lie in it.
import { isJsonObject, type JsonObject, offsetOf, rangeOf, textOf } from '../json-value.ts';
import { markupText } from '../markup-text.ts';

/** A text and where a region of it lies; undefined where the region does not say. */
export interface ShownText {
  readonly text: string;
  /** Whether the words of a region are not those of the text: who speaks stands between two utterances. */
  readonly hasOtherWords?: true;
  readonly rangeOf: (value: JsonObject) => { readonly start: number; readonly end: number } | undefined;
}

/** A text that is shown as it is. */
export function plainText(text: string): ShownText {
  return { text, rangeOf: ({ start, end }) => rangeOf(start, end) };
}

/**
 * A page without its markup. `globalOffsets` count its letters and a line break for each `<br>`; what is added here, a line
 * break between blocks, does not count.
 */
export function pageText(page: string): ShownText {
  const { text, added } = markupText(page);
  const shifted = (offset: number) => {
    let at = offset;
    for (const place of added) {
      if (place > at) break;
      at++;
    }
    return at;
  };
  return {
    text,
    rangeOf: ({ globalOffsets, start, end }) => {
      const { start: from, end: to } = isJsonObject(globalOffsets) ? globalOffsets : { start, end };
      const range = rangeOf(from, to);
      // The end belongs to the letter before it.
      if (!range || range.end === range.start) return range;
      return { start: shifted(range.start), end: shifted(range.end - 1) + 1 };
    },
  };
}

/** The keys under which talks have who speaks and what is said, the usual ones of Label Studio first. */
const speakers = ['author', 'speaker', 'name', 'role', 'user'];
const sayings = ['text', 'utterance', 'content', 'message', 'value'];

/** A list of utterances as a text, a line or more for each, "Ann: Hello"; null where it is none. */
export function dialogueText(list: unknown): ShownText | null {
  if (!Array.isArray(list) || list.length === 0 || !list.every(isJsonObject)) return null;
  const said = sayings.find((key) => list.every((item) => typeof item[key] === 'string'));
  if (said === undefined) return null;
  const starts: number[] = [];
  let text = '';
  for (const item of list) {
    const speaker = speakers.map((key) => textOf(item[key])).find((name) => name !== undefined);
    text += `${starts.length > 0 ? '\n' : ''}${speaker === undefined ? '' : `${speaker}: `}`;
    starts.push(text.length);
    text += item[said];
  }
  const placeOf = (paragraph: unknown, offset: unknown) => {
    const start = starts[Number(paragraph)];
    const within = offsetOf(offset);
    return start === undefined || within === undefined ? undefined : start + within;
  };
  return {
    text,
    hasOtherWords: true,
    rangeOf: ({ start, end, startOffset, endOffset }) =>
      rangeOf(placeOf(start, startOffset), placeOf(end, endOffset)),
  };
}
