// The marks of one text written out as annotations. One line of shorthand may make several: one for each occurrence.
import { expandClaim } from './expand-claim.mjs';
import { locatePassage, occurrences } from './locate-passage.mjs';

/**
 * @typedef {ReturnType<typeof locatePassage>} Span
 * @typedef {object} Context
 * @property {string} sourceId
 * @property {(table: string, key: string) => string} idOf
 * @property {import('./expand-claim.mjs').EntityOf} entityOf
 * @property {(key: string) => string} tagOf Throws on an unknown key.
 * @property {object} stamps
 */

/** @param {string} text @param {import('./notation.mjs').MarkText} mark @returns {Span[][]} */
function passagesOf(text, mark) {
  if (mark.quotes) {
    return [
      mark.quotes.map((quote) => {
        if (occurrences(text, quote).length > 1) throw new Error(`“${quote}” stands there more than once`);
        return locatePassage(text, quote, 1);
      }),
    ];
  }
  const quote = mark.quote ?? '';
  const found = occurrences(text, quote).length;
  if (mark.nth === undefined && found > 1)
    throw new Error(`“${quote}” stands there ${found} times: say which`);
  const all = Array.from({ length: found }, (_, index) => index + 1);
  const wanted = mark.nth === 'all' ? all : [mark.nth ?? 1].flat();
  return wanted.map((nth) => [locatePassage(text, quote, nth)]);
}

/**
 * @param {string} file
 * @param {string} text
 * @param {readonly import('./notation.mjs').MarkText[]} marks
 * @param {Context} context
 */
export function expandMarks(file, text, marks, { sourceId, idOf, entityOf, tagOf, stamps }) {
  return marks.flatMap((mark) =>
    passagesOf(text, mark).map((spans) => {
      const kind = mark.claim ? 'claim' : mark.mention ? 'mention' : 'note';
      return {
        id: idOf(
          'annotations',
          mark.key ?? `${file}/${kind}/${spans.map(({ start, end }) => `${start}-${end}`)}`,
        ),
        sourceId,
        kind,
        spans,
        tags: (mark.tags ?? []).map(tagOf),
        comment: mark.comment ?? '',
        status: mark.status ?? 'draft',
        anchor: 'exact',
        ...(mark.claim && { claim: expandClaim(mark.claim, entityOf) }),
        ...(mark.mention && { entityId: entityOf(mark.mention).id }),
        ...stamps,
      };
    }),
  );
}
