// Which source of the corpus each source of a file is: by id, hash or text, else by a name that its quotes bear out.
import type { Source } from '../../model/source.ts';
import type { IncomingSource, Selector } from '../incoming.ts';
import { type Candidate, KnownSources } from './known-sources.ts';
import type { SourceMatch } from './placement-report.ts';
import type { PlacingContext } from './placing-context.ts';
import { plainOf } from './source-text.ts';

/** What is known of a source of the file before anything is made of it. */
export interface SourceMatching {
  readonly incoming: IncomingSource;
  /** Where passages of the file's marks on it are said to be. */
  readonly selectors: readonly Selector[];
  /** Hash of the text the file brings; null where it brings none. */
  readonly hash: string | null;
  readonly match: { readonly source: Source; readonly by: SourceMatch } | null;
  readonly note: string;
}

/** Quotes looked up to bear a name out; more would only take longer. */
const quotesTried = 200;
/** Units of a quote that tells texts apart; shorter ones are in any. */
const tellingUnits = 12;
/** Units of all texts among which one is looked for by quotes alone. */
const searchedUnits = 50_000_000;

export async function matchSources(
  context: PlacingContext,
  sources: readonly IncomingSource[],
  selectorsOf: (key: string) => readonly Selector[],
): Promise<SourceMatching[]> {
  const matcher = new SourceMatcher(context);
  const matched: SourceMatching[] = [];
  for (const incoming of sources) {
    await context.pause();
    matched.push(await matcher.match(incoming, selectorsOf(incoming.key)));
  }
  return matcher.searched(matched);
}

class SourceMatcher {
  readonly #context: PlacingContext;
  readonly #known: KnownSources;
  /** Sources that a source with a text of its own was found to be: a second one with this text is another. */
  readonly #taken = new Set<string>();
  /** Hashes of plain texts to sources; made when first needed, for texts of the lengths asked for. */
  readonly #plainHashes = new Map<string, string>();

  constructor(context: PlacingContext) {
    this.#context = context;
    this.#known = new KnownSources(context.store);
  }

  async match(incoming: IncomingSource, selectors: readonly Selector[]): Promise<SourceMatching> {
    const { text } = incoming;
    const hash = text === undefined ? null : await this.#context.options.sha256(text);
    const found = (candidate: Candidate | null, note = ''): SourceMatching => {
      if (candidate && text !== undefined) this.#taken.add(candidate.source.id);
      return { incoming, selectors, hash, match: candidate, note };
    };
    const same = this.#known.withId(incoming.id);
    if (same && (await this.#isText(same, incoming, hash))) return found({ source: same, by: 'id' });
    const stated = incoming.sha256;
    const hashes = [stated, hash].filter((each) => each !== undefined && each !== null);
    for (const each of new Set(hashes)) {
      const source = this.#pick(this.#known.withHash(each), incoming);
      if (source) return found({ source, by: each === stated ? 'hash' : 'text' });
    }
    const named = this.#known.named(incoming);
    if (text !== undefined) {
      const converted = await this.#converted(incoming, text);
      if (converted)
        return found(
          { source: converted, by: 'text' },
          'Its text differs here in line breaks or control characters.',
        );
    }
    return this.#borneOut(incoming, selectors, same ? [{ source: same, by: 'id' }, ...named] : named, found);
  }

  /** Whether the file's source has the text of ours, as its hash or its text says. */
  async #isText(ours: Source, { text, sha256 }: IncomingSource, hash: string | null): Promise<boolean> {
    if (ours.sha256 === hash || ours.sha256 === sha256) return true;
    if (text === undefined || ours.length < text.length || ours.length > longestOriginal(text)) return false;
    return (await this.#context.shelf.get(ours.sha256))?.plain === plainOf(text);
  }

  /** Of sources with one text the one of the same file name or title, else the first that nobody was found to be yet. */
  #pick(sources: readonly Source[], { text, fields }: IncomingSource): Source | undefined {
    const free = text === undefined ? sources : sources.filter((source) => !this.#taken.has(source.id));
    return (
      free.find((source) => source.fileName !== null && source.fileName === fields.fileName) ??
      free.find((source) => source.title === fields.title) ??
      free[0]
    );
  }

  /** A source of which the file's text is a copy with other line breaks, or with U+FFFD for what XML cannot hold. */
  async #converted(incoming: IncomingSource, text: string): Promise<Source | undefined> {
    const plain = plainOf(text);
    const longest = longestOriginal(text);
    const fitting: Source[] = [];
    for (const source of this.#known.all) {
      if (source.length < text.length || source.length > longest) continue;
      let known = this.#plainHashes.get(source.sha256);
      if (known === undefined) {
        const ours = await this.#context.shelf.get(source.sha256);
        known = ours === null ? '' : await this.#context.options.sha256(ours.plain);
        this.#plainHashes.set(source.sha256, known);
        await this.#context.pause();
      }
      fitting.push(source);
    }
    if (fitting.length === 0) return undefined;
    const wanted = await this.#context.options.sha256(plain);
    return this.#pick(
      fitting.filter((source) => this.#plainHashes.get(source.sha256) === wanted),
      incoming,
    );
  }

  /**
   * The candidate in which the quotes are found. Without a text in the file most of them must be; with one that differs,
   * nearly all, and a title alone is no reason: coming in as a source of its own loses nothing then.
   */
  async #borneOut(
    { text }: IncomingSource,
    selectors: readonly Selector[],
    candidates: readonly Candidate[],
    found: (candidate: Candidate | null, note?: string) => SourceMatching,
  ): Promise<SourceMatching> {
    const quotes = quotesOf(selectors);
    let best: { candidate: Candidate; count: number } | null = null;
    let rejected = '';
    for (const candidate of candidates) {
      if (text !== undefined && (candidate.by === 'title' || quotes.length === 0)) continue;
      const ours = await this.#context.shelf.get(candidate.source.sha256);
      if (!ours) continue;
      const count = quotes.filter((quote) => ours.has(quote)).length;
      const enough =
        text === undefined
          ? quotes.length === 0 || count * 2 > quotes.length
          : count * 10 >= quotes.length * 9;
      if (!enough)
        rejected ||= `“${candidate.source.title}” is called the same, but only ${count} of ${quotes.length} quotes are found there.`;
      else if (!best || count > best.count) best = { candidate, count };
    }
    if (!best) return found(null, rejected);
    const { candidate, count } = best;
    const alike = candidates.filter(({ by }) => by === candidate.by).length;
    if (quotes.length === 0 && alike > 1)
      return found(null, `${alike} sources here are called the same, and no quote tells which is meant.`);
    const note =
      quotes.length === 0
        ? candidate.by === 'id'
          ? ''
          : 'Nothing but its name says so: no quote could be compared.'
        : text === undefined
          ? `${count} of ${quotes.length} quotes are found there.`
          : `The file’s text differs from the one here; ${count} of ${quotes.length} quotes are found in it.`;
    return found(candidate, note);
  }

  /** The same list, where sources without text and match were looked for in every text of the corpus. */
  async searched(matchings: readonly SourceMatching[]): Promise<SourceMatching[]> {
    const lost = matchings
      .filter(({ incoming, match }) => !match && incoming.text === undefined)
      .map((matching) => ({
        matching,
        quotes: quotesOf(matching.selectors).filter((quote) => quote.length >= tellingUnits),
      }))
      .filter(({ quotes }) => quotes.length > 0);
    const units = this.#known.all.reduce((sum, source) => sum + source.length, 0);
    if (lost.length === 0 || units > searchedUnits) return [...matchings];
    const best = new Map<SourceMatching, { source: Source; count: number; alike: boolean; of: number }>();
    for (const source of this.#known.all) {
      const ours = await this.#context.shelf.get(source.sha256);
      await this.#context.pause();
      if (!ours) continue;
      for (const { matching, quotes } of lost) {
        const count = quotes.filter((quote) => ours.has(quote)).length;
        const known = best.get(matching);
        if (count * 2 <= quotes.length || (known && known.count > count)) continue;
        best.set(matching, { source, count, alike: known?.count === count, of: quotes.length });
      }
    }
    return matchings.map((matching) => {
      const found = best.get(matching);
      if (!found) return matching;
      // Two texts that hold the quotes alike: nobody can tell which is meant.
      if (found.alike) return { ...matching, note: 'Its quotes are found in several sources here.' };
      return {
        ...matching,
        match: { source: found.source, by: 'quotes' },
        note: `${found.count} of ${found.of} quotes are found there and nowhere else as many.`,
      };
    });
  }
}

/** Length (UTF-16 units) that a text can have of which `copy` was made: line breaks only get shorter. */
function longestOriginal(copy: string): number {
  let breaks = 0;
  for (let at = copy.indexOf('\n'); at >= 0; at = copy.indexOf('\n', at + 1)) breaks++;
  return copy.length + breaks;
}

/** Up to 200 quotes, taken evenly from all. */
function quotesOf(selectors: readonly Selector[]): string[] {
  const quotes = [
    ...new Set(selectors.flatMap(({ quote }) => (quote === undefined || quote.trim() === '' ? [] : [quote]))),
  ];
  const step = Math.max(1, quotes.length / quotesTried);
  return Array.from(
    { length: Math.min(quotes.length, quotesTried) },
    (_, index) => quotes[Math.floor(index * step)] ?? '',
  );
}
