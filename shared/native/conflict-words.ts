// One field of a conflict as an analyst reads it: what it is called, what each side says, and where both read alike, what differs.
import { describeDifferences, type FieldStep, type NameLookup } from '../journal/describe-change.ts';
import { type Zone, zoneSchema } from '../model/source.ts';
import { plainDifferences } from './merge-fields.ts';
import { type FieldDifference, sameValue } from './same-value.ts';

export interface SidesInWords {
  readonly field: string;
  /** A line for each part of the field; the first is the field's own. */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** Both sides in words. */
export function sidesInWords(difference: FieldDifference, names: NameLookup): SidesInWords {
  const [first, ...more] = describeDifferences(plainDifferences(difference), names);
  if (!first) return { field: difference.field, ours: ['–'], theirs: ['–'] };
  const lines = (side: 'from' | 'to') => [
    first[side],
    ...more.filter(({ from, to }) => from !== to).map((step) => `${step.field}: ${step[side]}`),
  ];
  const detail = isAlike([first, ...more]) ? detailOf(difference) : null;
  return {
    field: first.field,
    ours: [...lines('from'), ...(detail ? [detail.ours] : [])],
    theirs: [...lines('to'), ...(detail ? [detail.theirs] : [])],
  };
}

const isAlike = (steps: readonly FieldStep[]) => steps.every(({ from, to }) => from === to);

/** What only one side has, where words do not tell the sides apart. */
function detailOf({ ours, theirs }: FieldDifference): { readonly ours: string; readonly theirs: string } {
  if (!Array.isArray(ours) || !Array.isArray(theirs)) return { ours: json(ours), theirs: json(theirs) };
  const without = (list: readonly unknown[], other: readonly unknown[]) =>
    list.filter((item) => !other.some((each) => sameValue(item, each)));
  const [a, b] = [without(ours, theirs), without(theirs, ours)];
  if (a.length === 0 && b.length === 0) return { ours: 'In this order', theirs: 'In another order' };
  const only = (items: readonly unknown[]) =>
    items.length === 0 ? 'Nothing more' : `Only here: ${items.map(json).join(', ')}`;
  return { ours: only(a), theirs: only(b) };
}

/** Characters of a detail: it tells that there is a difference, not all of it. */
const longest = 160;

function json(value: unknown): string {
  if (isZone(value)) return `${value.kind} ${value.start}–${value.end}`;
  const text = JSON.stringify(value) ?? '–';
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

function isZone(value: unknown): value is Zone {
  return zoneSchema.safeParse(value).success;
}
