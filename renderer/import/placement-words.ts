// The report of placing in the words of the import dialog.
import { counted } from '../../shared/commands/command-context.ts';
import type {
  PlacedSource,
  PlacementReport,
  ReadOffsets,
  SourceMatch,
} from '../../shared/import/placing/placement-report.ts';

const matchWords: Readonly<Record<SourceMatch, string>> = {
  id: 'Here already',
  hash: 'Here already: same text',
  text: 'Here already: same text',
  'file-name': 'Found by its file name',
  url: 'Found by its address',
  title: 'Found by its title',
  quotes: 'Found by its quotes',
};

/** What becomes of a source of the file. */
export function outcomeWords({ outcome, by }: PlacedSource): string {
  if (outcome === 'new') return 'New, with its text';
  if (outcome === 'no-text') return 'Its text is not here';
  return by === null ? 'Here already' : matchWords[by];
}

/** How a source's offsets were counted: "UTF-16 units, as 12 of 12 quotes say". */
export function offsetWords({ unit, crlfAsOne, basis, quotes, standing }: ReadOffsets): string {
  const counting = `${unit === 'utf-16' ? 'UTF-16 units' : 'code points'}${crlfAsOne ? ', line breaks as one' : ''}`;
  if (basis === 'quotes') return `${counting}, as ${fraction(standing, quotes)} quotes say`;
  return basis === 'stated' ? `${counting}, as the file says` : `${counting}, as nothing tells otherwise`;
}

/** The offsets of the whole file in a sentence; null where no offset was read. */
export function offsetSummary({ sources }: PlacementReport): string | null {
  const kinds = new Map<string, { offsets: ReadOffsets; quotes: number; standing: number }>();
  for (const { offsets } of sources) {
    if (!offsets) continue;
    const key = `${offsets.unit} ${offsets.crlfAsOne} ${offsets.basis}`;
    const kind = kinds.get(key) ?? { offsets, quotes: 0, standing: 0 };
    kinds.set(key, {
      offsets,
      quotes: kind.quotes + offsets.quotes,
      standing: kind.standing + offsets.standing,
    });
  }
  if (kinds.size === 0) return null;
  const words = [...kinds.values()].map(({ offsets, quotes, standing }) =>
    offsetWords({ ...offsets, quotes, standing }),
  );
  return `Offsets count ${words.join('; in other sources ')}.`;
}

/** The first sentence where nothing would be stored: what the file has is here, or differs and is kept as it is here. */
export function nothingNew(name: string, conflicts: number): string {
  if (conflicts === 0) return `${name} holds nothing that is not here already.`;
  const what = conflicts === 1 ? 'one record differs' : `${number(conflicts)} records differ`;
  return `${name} holds nothing new, but ${what}: ours ${conflicts === 1 ? 'is' : 'are'} kept unless you choose theirs.`;
}

/** The first sentence of the preview. `isChange`: something would be stored. */
export function placementLead(
  name: string,
  { counts, sources }: PlacementReport,
  isChange: boolean,
  conflicts: number,
): string {
  const placed = counts.marks - counts.notPlaced;
  if (!isChange)
    return placed > 0 || counts.marks === 0
      ? nothingNew(name, conflicts)
      : `None of the ${counted(counts.marks, 'mark')} of ${name} can come in.`;
  const marks =
    counts.notPlaced === 0
      ? placed === 1
        ? '1 mark'
        : `${counts.marks === 0 ? 'No' : `All ${number(placed)}`} marks`
      : `${fraction(placed, counts.marks)} marks`;
  const used = sources.filter(({ outcome }) => outcome !== 'no-text').length;
  return `${marks} on ${counted(used, 'source')} of ${name} ${placed === 1 ? 'comes' : 'come'} in. It happens all together, and one undo takes it back.`;
}

const number = (value: number) => value.toLocaleString('en-GB');
const fraction = (part: number, whole: number) => `${number(part)} of ${number(whole)}`;
