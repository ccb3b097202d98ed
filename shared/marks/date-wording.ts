// Imprecise dates as people write and read them: "2024-08-30", "2024-08", "2024", an interval with "to".
import type { DateBasis, ImpreciseDate } from '../model/imprecise-date.ts';

/** "2024-08-30", "2024-08 to 2024-09", "2024 (inferred)". */
export function dateWording(date: ImpreciseDate): string {
  const days = date.to === null ? date.value : `${date.value} to ${date.to}`;
  return date.basis === 'stated'
    ? days
    : `${days} (${date.basis === 'inferred' ? 'inferred' : 'other source'})`;
}

/**
 * Reads `2024`, `2024-08`, `2024-08-30`, two of them with "to", "/" or "–" between. Null for what is no such date
 * or not on the calendar, or ends before it begins. Both ends must have the same precision.
 */
export function parseImpreciseDate(text: string, basis: DateBasis): ImpreciseDate | null {
  const match =
    /^\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:\s*(?:to|\/|–|—)\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?))?\s*$/.exec(text);
  const value = match?.[1];
  if (value === undefined || !onCalendar(value)) return null;
  const to = match?.[2] ?? null;
  if (to !== null && (to.length !== value.length || !onCalendar(to) || to < value)) return null;
  const precision = value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day';
  return { value, to, precision, basis };
}

function onCalendar(value: string): boolean {
  const [year, month = 1, day = 1] = value.split('-').map(Number);
  if (year === undefined || month < 1 || month > 12) return false;
  const lastDay = new Date(Date.UTC(2000, month, 0));
  lastDay.setUTCFullYear(year, month, 0);
  return day >= 1 && day <= lastDay.getUTCDate();
}
