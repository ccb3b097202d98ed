// Which sources are listed, in which order, under which headings. Pure, so that 10,000 of them can be measured.
import type { Id } from '../../shared/model/ids.ts';
import type { ReadStatus, Source } from '../../shared/model/source.ts';
import { foldName } from '../../shared/text/fold.ts';

export const sortOrders = ['position', 'title', 'date', 'publisher', 'marks', 'status'] as const;
export type SortOrder = (typeof sortOrders)[number];

export const groupings = ['none', 'publisher', 'status', 'date', 'language'] as const;
export type Grouping = (typeof groupings)[number];

export interface SourceListView {
  readonly sort: SortOrder;
  readonly group: Grouping;
  readonly words: string;
  /** Empty: any. */
  readonly statuses: ReadonlySet<ReadStatus>;
}

export type SourceRow =
  /** `earlier`: a newer version has replaced it, and it stands under that one. */
  | { readonly kind: 'source'; readonly key: Id; readonly source: Source; readonly earlier?: boolean }
  | { readonly kind: 'group'; readonly key: string; readonly name: string; readonly count: number };

/** The rows of the list. `marksOf` gives a source's number of marks; it is asked only where marks decide. */
export function sourceRows(
  sources: readonly Source[],
  view: SourceListView,
  marksOf: (id: Id) => number,
): SourceRow[] {
  const words = foldName(view.words).split(' ').filter(Boolean);
  const shown = sources.filter(
    (source) =>
      (view.statuses.size === 0 || view.statuses.has(source.readStatus)) &&
      (words.length === 0 || matches(source, words)),
  );
  const sorted = view.sort === 'position' ? shown : [...shown].sort(comparison(view.sort, marksOf));
  if (view.group === 'none') return sorted.map(sourceRow);
  const groups = new Map<string, Source[]>();
  for (const source of sorted) {
    const name = groupName(source, view.group);
    const group = groups.get(name);
    if (group) group.push(source);
    else groups.set(name, [source]);
  }
  const names = [...groups.keys()].sort((a, b) => rank(a, view.group) - rank(b, view.group) || collate(a, b));
  return names.flatMap((name) => {
    const group = groups.get(name) ?? [];
    return [
      { kind: 'group' as const, key: `group ${name}`, name, count: group.length },
      ...group.map(sourceRow),
    ];
  });
}

/** Puts every earlier version under the one that replaced it, where both are listed. */
export function nestEarlier(rows: readonly SourceRow[], replaced: ReadonlySet<Id>): SourceRow[] {
  const isEarlier = (row: SourceRow) => row.kind === 'source' && replaced.has(row.key);
  const earlier = new Map(
    rows.flatMap((row) => (row.kind === 'source' && isEarlier(row) ? [[row.key, row.source] as const] : [])),
  );
  if (earlier.size === 0) return [...rows];
  const nested = rows.flatMap((row): SourceRow[] => {
    if (row.kind !== 'source') return [row];
    if (isEarlier(row)) return [];
    const under: SourceRow[] = [row];
    for (let next = row.source.supersedes; next !== null; ) {
      const version = earlier.get(next);
      earlier.delete(next);
      if (version) under.push({ ...sourceRow(version), earlier: true });
      next = version?.supersedes ?? null;
    }
    return under;
  });
  // What the filter left without its newer version stands by itself.
  return [...nested, ...[...earlier.values()].map((source) => ({ ...sourceRow(source), earlier: true }))];
}

/** "Unread", "Reading", "Done". */
export const statusNames: Readonly<Record<ReadStatus, string>> = {
  unread: 'Unread',
  reading: 'Reading',
  done: 'Done',
};

const statusOrder: Readonly<Record<string, number>> = { unread: 0, reading: 1, done: 2 };
const unknownNames: Readonly<Record<Grouping, string>> = {
  none: '',
  publisher: 'Publisher unknown',
  status: '',
  date: 'Undated',
  language: 'Language unknown',
};

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const collate = (a: string, b: string) => collator.compare(a, b);

function sourceRow(source: Source) {
  return { kind: 'source' as const, key: source.id, source };
}

/** Folding 10,000 titles takes a fifth of a second, once: records never change, so what was folded stays. */
const folded = new WeakMap<Source, string>();

/** What the filter looks through, folded. Asked ahead of time it makes the first letter as quick as the others. */
export function foldedWords(source: Source): string {
  const known = folded.get(source);
  if (known !== undefined) return known;
  const { title, publisher, authors, fileName, notes } = source;
  const all = foldName([title, publisher ?? '', ...authors, fileName ?? '', notes].join(' '));
  folded.set(source, all);
  return all;
}

function matches(source: Source, words: readonly string[]): boolean {
  const all = foldedWords(source);
  return words.every((word) => all.includes(word));
}

/** Unknown values come last; equal ones keep the order of the corpus. */
function comparison(sort: SortOrder, marksOf: (id: Id) => number): (a: Source, b: Source) => number {
  switch (sort) {
    case 'title':
      return (a, b) => collate(a.title, b.title);
    case 'publisher':
      return (a, b) => unknownLast(a.publisher, b.publisher, collate);
    case 'date':
      return (a, b) =>
        unknownLast(a.publishedOn?.value ?? null, b.publishedOn?.value ?? null, (x, y) =>
          x < y ? -1 : x > y ? 1 : 0,
        );
    case 'marks':
      return (a, b) => marksOf(b.id) - marksOf(a.id);
    case 'status':
      return (a, b) => (statusOrder[a.readStatus] ?? 0) - (statusOrder[b.readStatus] ?? 0);
    case 'position':
      return (a, b) => a.position - b.position;
  }
}

function unknownLast(a: string | null, b: string | null, compare: (a: string, b: string) => number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(a, b);
}

function groupName(source: Source, group: Grouping): string {
  const unknown = unknownNames[group];
  switch (group) {
    case 'publisher':
      return source.publisher ?? unknown;
    case 'status':
      return statusNames[source.readStatus];
    case 'date':
      // By month: "2024-08"; a year alone stands for itself.
      return source.publishedOn?.value.slice(0, 7) ?? unknown;
    case 'language':
      return source.language ?? unknown;
    case 'none':
      return '';
  }
}

function rank(name: string, group: Grouping): number {
  if (group === 'status') return statusOrder[name.toLowerCase()] ?? 0;
  return name === unknownNames[group] ? 1 : 0;
}
