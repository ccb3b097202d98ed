import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { exportedText } from './exported.test-support.ts';
import { spacy } from './spacy.ts';
import {
  codePointSlice,
  passageKey,
  standoffCorpora,
  wantedPassages,
} from './standoff/passages.test-support.ts';
import { trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const corpora = standoffCorpora(sha256);

interface Span {
  start: number;
  end: number;
  label: string;
  kb_id: string;
  id: string;
}
interface DocJson {
  text: string;
  ents: Span[];
  spans: { sc: Span[] };
  tokens: { id: number; start: number; end: number }[];
}

test.each(corpora)(
  '$name: every span covers its words and fits the tokens; ents do not overlap',
  async ({ input }) => {
    const content = await exportedText(spacy, input, trapOptions);
    expect(content).toMatch(/^[\u0020-\u007e\n]*$/);
    const numbers = new Map<string, number>();
    const found: string[] = [];
    for (const line of content.trimEnd().split('\n')) {
      const doc: DocJson = JSON.parse(line);
      // Words and single spaces must give the text again, spans must fit tokens.
      const characters = Array.from(doc.text);
      let rebuilt = '';
      for (const { start, end } of doc.tokens) {
        expect(end).toBeGreaterThan(start);
        rebuilt += characters.slice(start, end).join('');
        const next = doc.tokens.find((token) => token.start >= end)?.start ?? characters.length;
        if (next > end) {
          expect([next - end, characters[end]]).toEqual([1, ' ']);
          rebuilt += ' ';
        }
      }
      expect(rebuilt).toBe(doc.text);
      const starts = new Set(doc.tokens.map(({ start }) => start));
      const ends = new Set(doc.tokens.map(({ end }) => end));
      for (const span of [...doc.ents, ...doc.spans.sc]) {
        expect(starts.has(span.start) && ends.has(span.end)).toBe(true);
        for (const value of Object.values(span)) expect(['string', 'number']).toContain(typeof value);
      }
      let last = 0;
      for (const { start, end } of doc.ents) {
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
      }
      for (const { id, start, end } of doc.spans.sc) {
        // Passages stand in text order, so their numbers are found by what they cover.
        const words = codePointSlice(doc.text, start, end);
        numbers.set(id, (numbers.get(id) ?? 0) + 1);
        found.push(passageKey(id, 0, words));
      }
    }
    // White space that is no whole token is left off, as spacy-tokens.test.ts says.
    const trimmed = (keys: readonly string[]) =>
      keys.flatMap((key) => {
        const [id, , words] = JSON.parse(key);
        return words.trim() === '' ? [] : [passageKey(id, 0, words.trim())];
      });
    expect(trimmed(found).sort()).toEqual(trimmed(await wantedPassages(input)).sort());
    const losses = new Map((await spacy.losses(input, trapOptions)).map(({ kind, count }) => [kind, count]));
    expect(found.length).toBe((await wantedPassages(input)).length - (losses.get('blank-dropped') ?? 0));
  },
);

test('what spaCy cannot hold is counted', async () => {
  const input = corpora[0]?.input;
  if (!input) throw new Error('no corpus');
  const counts = new Map((await spacy.losses(input, trapOptions)).map(({ kind, count }) => [kind, count]));
  const marks = [...input.store.table('annotations').values()];
  expect(counts.get('claim-dropped')).toBe(marks.filter(({ kind }) => kind === 'claim').length);
  expect(counts.get('passages-apart')).toBe(marks.filter(({ spans }) => spans.length > 1).length);
  expect(counts.get('link-dropped')).toBe(8);
  expect(counts.get('comment-dropped')).toBe(marks.filter(({ comment }) => comment).length);
});
