// A date as sources give it: a day, a month or a year, perhaps an interval, stated or inferred.
import { z } from './schema.ts';

export const datePrecisions = ['day', 'month', 'year'] as const;
export const dateBases = ['stated', 'inferred', 'other-source'] as const;

const calendarValue = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

export const impreciseDateSchema = z.object({
  /** `2024-08-30`, `2024-08` or `2024`, as long as the precision says. */
  value: calendarValue,
  /** Last day, month or year of an interval; null for a single date. */
  to: calendarValue.nullable().default(null),
  precision: z.enum(datePrecisions),
  basis: z.enum(dateBases),
});
export type ImpreciseDate = z.infer<typeof impreciseDateSchema>;
export type DatePrecision = (typeof datePrecisions)[number];
export type DateBasis = (typeof dateBases)[number];
