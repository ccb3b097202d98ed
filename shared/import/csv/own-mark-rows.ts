// Rows of our own tables that belong to a mark: its passages, what a claim says, who says it, its numbers.
import type { Annotation } from '../../model/annotation.ts';
import { attributionRoles, claimKinds, type Figure } from '../../model/claim.ts';
import { confidenceBases, confidences, credibilities, reliabilities } from '../../model/scales.ts';
import type { IncomingAttribution, IncomingMark, Selector } from '../incoming.ts';
import { booleanOf, numberOf, oneOf, shortened } from './cell-values.ts';
import { likelihoodCells, type OwnRow, stated } from './own-row.ts';

/** Passages from the table of spans; without it the quotes that stand beside the mark. A lost place has no offsets. */
export function passagesOf(
  spans: readonly OwnRow[],
  row: OwnRow,
  anchor: Annotation['anchor'] | undefined,
): Selector[] {
  if (spans.length === 0)
    return (row.exact('quote') ?? '')
      .split(' … ')
      .filter(Boolean)
      .map((quote) => ({ quote }));
  return spans.flatMap((span): Selector[] => {
    const [start, end] = [span.offset('start_utf16'), span.offset('end_utf16')];
    const quote = span.exact('quote');
    const isPlaced =
      start !== undefined && end !== undefined && end >= start && !(anchor === 'lost' && quote);
    if (!isPlaced && !quote) return [];
    return [
      {
        ...(isPlaced && { start, end }),
        ...stated({ quote, prefix: span.exact('prefix'), suffix: span.exact('suffix') }),
      },
    ];
  });
}

/** What a row of the claims says; attribution and figures have tables of their own. */
export function claimOf(row: OwnRow): NonNullable<IncomingMark['claim']> {
  return stated({
    statement: row.exact('statement'),
    kind: row.nullable('claim_kind', oneOf(claimKinds), `one of ${claimKinds.join(', ')}`),
    sourceWording: row.exact('source_wording'),
    likelihood: likelihoodCells(row),
    confidence: row.nullable('confidence', oneOf(confidences), 'low, moderate or high'),
    confidenceBasis: row.list('confidence_basis')?.flatMap((word) => {
      const basis = confidenceBases.find((each) => each === word);
      if (!basis)
        row.warn(
          'confidence_basis',
          `“${shortened(word)}” is none of ${confidenceBases.join(', ')}; it is left out.`,
        );
      return basis ?? [];
    }),
    reliability: row.nullable('reliability', oneOf(reliabilities), 'a letter from A to F'),
    credibility: row.nullable('credibility', oneOf(credibilities), 'a digit from 1 to 6'),
    informationDate: row.date('information_date'),
    reason: row.exact('reason'),
  });
}

/** A hop of an attribution. */
export function hopOf(row: OwnRow): IncomingAttribution {
  const role = row.read('role', oneOf(attributionRoles), `one of ${attributionRoles.join(', ')}`);
  const entity = row.exact('entity_id') || undefined;
  return {
    name: row.exact('name') ?? '',
    role: role ?? 'says',
    anonymous: row.read('anonymous', booleanOf, 'true or false') ?? false,
    alongside: row.read('alongside', booleanOf, 'true or false') ?? false,
    note: row.exact('note') ?? '',
    ...(entity !== undefined && { entity }),
  };
}

/** A number that a claim gives. */
export function figureOf(row: OwnRow): Figure {
  const number = (column: string) => row.read(column, numberOf, 'a number') ?? null;
  return {
    value: number('value'),
    min: number('min'),
    max: number('max'),
    unit: row.exact('unit') ?? '',
    counts: row.exact('counts') ?? '',
    qualifier: row.exact('qualifier') ?? '',
    asOf: row.date('as_of') ?? null,
    text: row.exact('text') ?? '',
  };
}
