// A new version of a source's text: the new source stands in the old one's place, its marks move over, the old text is kept.
import type { DecidedMark } from '../anchoring/decide-mark.ts';
import type { Change, ChangeSet } from '../change/change-set.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Id } from '../model/ids.ts';
import type { Source, Zone } from '../model/source.ts';
import type { CommandContext } from './command-context.ts';
import { addition, changeSet, edition } from './command-context.ts';

export interface Replacement {
  readonly oldId: Id;
  /** The new version: a record that is not in the corpus yet, or a source that is and has no marks. */
  readonly next: Source;
  /** What becomes of each mark of the old version. */
  readonly marks: readonly DecidedMark[];
  /** Zones of the old version at their new places; used where the new one brings none. */
  readonly zones: readonly Zone[];
}

/** What identifies the document rather than its text: taken over where the new version does not know better. */
const kept = ['publisher', 'publishedOn', 'retrievedOn', 'url', 'language', 'reliability'] as const;

/** Replaces the text of a source. Null when the source is unknown, replaced already, or would replace itself. */
export function replaceText(context: CommandContext, replacement: Replacement): ChangeSet | null {
  const { oldId, next, marks, zones } = replacement;
  const { store } = context;
  const old = store.get('sources', oldId);
  if (!old || oldId === next.id) return null;
  for (const source of store.table('sources').values()) if (source.supersedes === oldId) return null;
  const details = { ...detailsFrom(old, next, zones), supersedes: oldId };
  const stamps = { updatedAt: context.clock.now(), updatedBy: context.analyst };
  const source: Change[] = store.get('sources', next.id)
    ? edition(context, 'sources', next.id, details)
    : [addition('sources', { ...next, ...details, ...signedBy(context.analyst) })];
  const moved = marks.flatMap((mark): Change[] => {
    const before = store.get('annotations', mark.id);
    if (!before || before.sourceId !== oldId) return [];
    const place = { sourceId: next.id, spans: [...mark.spans], anchor: mark.anchor };
    return [
      { table: 'annotations', id: mark.id, before, after: { ...before, ...place, ...stamps } as Annotation },
    ];
  });
  return changeSet(`Replaced “${old.title}” with a new version${countsInWords(marks)}`, [
    ...source,
    ...moved,
  ]);
}

/** The text may have been read before its analyst gave a name. */
function signedBy(analyst: Id): Pick<Source, 'createdBy' | 'updatedBy'> {
  return { createdBy: analyst, updatedBy: analyst };
}

/** The old version's details, title and place in the list; what the new text states itself stays. */
function detailsFrom(old: Source, next: Source, zones: readonly Zone[]): Partial<Source> {
  const details: Partial<Source> = {
    title: old.title,
    position: old.position,
    authors: next.authors.length > 0 ? next.authors : old.authors,
    interest: next.interest || old.interest,
    notes: next.notes || old.notes,
    readStatus: old.readStatus,
    zones: next.zones.length > 0 ? next.zones : [...zones],
  };
  const unknown = kept.filter((field) => next[field] === null && old[field] !== null);
  return { ...details, ...Object.fromEntries(unknown.map((field) => [field, old[field]])) };
}

/** ": 12 marks in place, 3 moved, 1 uncertain, 2 lost"; '' without marks. */
function countsInWords(marks: readonly DecidedMark[]): string {
  const count = (anchor: DecidedMark['anchor']) => marks.filter((mark) => mark.anchor === anchor).length;
  const parts = [
    [count('exact'), 'in place'],
    [count('moved'), 'moved'],
    [count('uncertain'), 'uncertain'],
    [count('lost'), 'lost'],
  ] as const;
  const words = parts
    .filter(([number]) => number > 0)
    .map(([number, name], index) => {
      const noun = index === 0 ? ` mark${number === 1 ? '' : 's'}` : '';
      return `${number.toLocaleString('en-GB')}${noun} ${name}`;
    });
  return words.length === 0 ? '' : `: ${words.join(', ')}`;
}
