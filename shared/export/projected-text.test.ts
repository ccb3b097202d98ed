// The conversion of offsets, against a slow conversion that cannot be wrong, on every trap and on seeded texts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Projection } from './projected-text.ts';
import { ProjectedText } from './projected-text.ts';

/** The projection of the part before each offset, by making it: what `offset` must agree with. */
function slowly(source: string, { newlines, xml }: Projection): string {
  let text = source;
  if (newlines === 'lf') text = text.replace(/\r\n?/g, '\n');
  if (xml) text = [...text].map((character) => (xmlHolds(character) ? character : '\ufffd')).join('');
  return text;
}

/** The Char production of XML 1.0, word for word. */
function xmlHolds(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000
  );
}

const length = (text: string, unit: Projection['unit']) =>
  unit === 'utf-16' ? text.length : [...text].length;

const projections: readonly Projection[] = (['code-point', 'utf-16'] as const).flatMap((unit) =>
  (['lf', 'keep'] as const).flatMap((newlines) => [true, false].map((xml) => ({ unit, newlines, xml }))),
);

describe('ProjectedText', () => {
  const cases = [
    { name: 'plain', source: 'abc', offset: 2, points: 2 },
    { name: 'behind an astral character', source: 'a\u{1F9ED}b', offset: 3, points: 2 },
    { name: 'behind CRLF', source: 'a\r\nb', offset: 3, points: 2 },
    { name: 'behind a lone CR', source: 'a\rb', offset: 2, points: 2 },
    { name: 'behind a ZWJ family', source: '\u{1F468}\u200D\u{1F469}!', offset: 5, points: 3 },
    { name: 'at the end', source: 'e\u0301\u2028x', offset: 4, points: 4 },
  ];
  for (const { name, source, offset, points } of cases)
    it(`counts code points with LF: ${name}`, () => {
      const text = new ProjectedText(source, { unit: 'code-point', newlines: 'lf', xml: false });
      expect(text.offset(offset)).toBe(points);
    });

  const back = [
    { name: 'behind an astral character', source: 'a\u{1F9ED}b', points: 2, offset: 3 },
    { name: 'before CRLF, not in it', source: 'a\r\nb', points: 1, offset: 1 },
    { name: 'behind CRLF', source: 'a\r\nb', points: 2, offset: 3 },
    { name: 'between an astral character and CRLF', source: '\u{1F9ED}\r\nb', points: 1, offset: 2 },
    { name: 'between two line breaks', source: '\r\n\r\nb', points: 1, offset: 2 },
    { name: 'past the end', source: '\u{1F9ED}\r\n', points: 3, offset: 5 },
  ];
  for (const { name, source, points, offset } of back)
    it(`finds the way back: ${name}`, () => {
      const text = new ProjectedText(source, { unit: 'code-point', newlines: 'lf', xml: false });
      expect(text.sourceOffset(points)).toBe(offset);
    });

  it('agrees with the slow way at every place between characters', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\r\n',
      '\r',
      '\n',
      '\u{1F9ED}',
      '\u{1F468}\u200D\u{1F469}',
      'e\u0301',
      '\u2028',
      '\u0000',
      '\ud800',
      'ع',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom(...projections),
        (pieces, projection) => {
          const source = pieces.join('');
          const projected = new ProjectedText(source, projection);
          expect(projected.text).toBe(slowly(source, projection));
          let at = 0;
          for (const character of source) {
            // Between CR and LF there is no place in the projected text.
            const inLineBreak =
              projection.newlines === 'lf' && source[at - 1] === '\r' && source[at] === '\n';
            if (!inLineBreak) {
              expect(projected.offset(at)).toBe(
                length(slowly(source.slice(0, at), projection), projection.unit),
              );
              expect(projected.sourceOffset(projected.offset(at))).toBe(at);
            }
            at += character.length;
          }
          expect(projected.sourceOffset(projected.offset(source.length))).toBe(source.length);
          expect(projected.sourceOffset(projected.offset(source.length) + 1)).toBeGreaterThan(source.length);
          expect(projected.offset(source.length)).toBe(length(projected.text, projection.unit));
        },
      ),
      { seed: 20261121, numRuns: 500 },
    );
  });
});
