// What every standoff file must cover, said by the corpus itself, for tests.
import { arbitraryCorpus } from '../../native/arbitrary-corpus.test-support.ts';
import type { ExportInput } from '../exporter.ts';
import { trapCorpus } from '../trap-corpus.test-support.ts';
import { wellFormed } from './placed-source.ts';

/** The corpus of traps and five seeded ones. */
export function standoffCorpora(sha256: (text: string) => string): { name: string; input: ExportInput }[] {
  const seeded = [1, 2, 3, 4, 5].map((seed) => {
    const corpus = arbitraryCorpus(seed, sha256);
    const textOf = (hash: string) => corpus.texts.get(hash) ?? null;
    return { name: `seed ${seed}`, input: { ...corpus, textOf, journal: () => [] } };
  });
  return [{ name: 'traps', input: trapCorpus(sha256) }, ...seeded];
}

/** Text with LF alone, as UTF-8 holds it. */
export function plainText(text: string): string {
  return wellFormed(text.replace(/\r\n?/g, '\n'));
}

/** The words of a source's passages by a rule of their own: the text before and behind is projected apart. */
export function wordsOf(text: string, { start, end }: { start: number; end: number }): string {
  const before = plainText(text.slice(0, start));
  // Between CR and LF the line feed stands for both, and belongs to what begins or ends there as a CR.
  const cut = text[start - 1] === '\r' && text[start] === '\n';
  const cutEnd = text[end - 1] === '\r' && text[end] === '\n';
  const words = plainText(text.slice(start, end));
  if (cut) return before.endsWith('\n') ? words : `\n${words}`;
  return cutEnd && words.length > 1 ? words.slice(0, -1) : words;
}

/** `[label-free key, words]` of every passage, sorted: the annotation's id, the number of the passage, its words. */
export async function wantedPassages(input: ExportInput): Promise<string[]> {
  const wanted: string[] = [];
  for (const mark of input.store.table('annotations').values()) {
    const source = input.store.get('sources', mark.sourceId);
    const text = (await input.textOf(source?.sha256 ?? '')) ?? '';
    mark.spans.forEach((span, index) => {
      wanted.push(passageKey(mark.id, index + 1, wordsOf(text, span)));
    });
  }
  return wanted.sort();
}

/** One passage as a string to compare. */
export function passageKey(id: string, number: number, words: string): string {
  return JSON.stringify([id, number, words]);
}

/** The words of a range in code points. */
export function codePointSlice(text: string, start: number, end: number): string {
  return Array.from(text).slice(start, end).join('');
}
