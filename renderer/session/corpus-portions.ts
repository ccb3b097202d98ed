// A parsed corpus on its way from a worker: in portions, so that no message takes the page a whole frame.
import type { ParsedCorpus } from '../../shared/native/parsed-corpus.ts';

/** Lists of a parsed corpus that are sent in portions. */
export const portionedLists = ['sources', 'entities', 'annotations', 'links', 'deleted', 'journal'] as const;
export type PortionedList = (typeof portionedLists)[number];

/** A parsed corpus without what is sent in portions. */
export type CorpusRest = Omit<ParsedCorpus, PortionedList | 'texts'>;

export type CorpusPortion =
  | { readonly kind: 'records'; readonly list: PortionedList; readonly records: readonly unknown[] }
  | { readonly kind: 'texts'; readonly texts: readonly (readonly [sha256: string, text: string])[] };

/** Records and UTF-16 units of text per message: a few milliseconds to take in. */
const recordsPerMessage = 1000;
const unitsPerMessage = 2_000_000;

/** Posts the lists and texts of a corpus; returns the rest, which goes with the last message. */
export function postPortions(file: ParsedCorpus, post: (portion: CorpusPortion) => void): CorpusRest {
  for (const list of portionedLists) {
    const records: readonly unknown[] = file[list];
    for (let from = 0; from < records.length; from += recordsPerMessage)
      post({ kind: 'records', list, records: records.slice(from, from + recordsPerMessage) });
  }
  let texts: [string, string][] = [];
  let units = 0;
  for (const [sha256, text] of file.texts) {
    texts.push([sha256, text]);
    units += text.length;
    if (units < unitsPerMessage) continue;
    post({ kind: 'texts', texts });
    texts = [];
    units = 0;
  }
  post({ kind: 'texts', texts });
  const { generator, exportedAt, corpus, analysts, tags, entityTypes, relationTypes } = file;
  return { generator, exportedAt, corpus, analysts, tags, entityTypes, relationTypes };
}

/** The page's side: takes portions and makes the corpus of them. */
export class CorpusPortions {
  readonly #lists = Object.fromEntries(portionedLists.map((name) => [name, [] as unknown[]])) as Record<
    PortionedList,
    unknown[]
  >;
  readonly #texts = new Map<string, string>();

  take(portion: CorpusPortion): void {
    if (portion.kind === 'records')
      for (const record of portion.records) this.#lists[portion.list].push(record);
    else for (const [sha256, text] of portion.texts) this.#texts.set(sha256, text);
  }

  whole(rest: CorpusRest): ParsedCorpus {
    return { ...rest, ...(this.#lists as Pick<ParsedCorpus, PortionedList>), texts: this.#texts };
  }
}
