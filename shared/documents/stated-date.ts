// Dates as documents write them, to the calendar day they name: never moved to another time zone.
import type { ImpreciseDate } from '../model/imprecise-date.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2024-05-03T10:00:00+02:00`, `2024-05-03`, `2024-05`, `2024` or PDF's `D:20240503…`; null for anything else. */
export function dateFromIso(
  written: string | null | undefined,
  basis: ImpreciseDate['basis'] = 'stated',
): ImpreciseDate | null {
  const found =
    /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T\s].*)?$/s.exec(written?.trim() ?? '') ??
    /^(?:D:)?(\d{4})(\d{2})?(\d{2})?/.exec(/^(D:\d{4}|\d{8}$)/.test(written ?? '') ? (written ?? '') : '');
  if (!found) return null;
  return dateOf(Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0), basis);
}

/** The date of a mail header: `Fri, 3 May 2024 10:00:00 +0200`. */
export function dateFromMail(written: string | null | undefined): ImpreciseDate | null {
  const found = /(?:^|[\s,])(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s-]+(\d{4})/.exec(written ?? '');
  if (!found) return null;
  const month = months.indexOf((found[2] ?? '').toLowerCase()) + 1;
  return month === 0 ? null : dateOf(Number(found[3]), month, Number(found[1]), 'stated');
}

/** A month or day of 0 is not stated; one that no calendar has makes the whole date worthless. */
function dateOf(
  year: number,
  month: number,
  day: number,
  basis: ImpreciseDate['basis'],
): ImpreciseDate | null {
  // Software writes 0000, 0001 and 1601 where it knows no date.
  if (year < 1700 || month > 12 || day > 31) return null;
  const parts = [String(year), month, day].map((part) => String(part).padStart(2, '0'));
  if (month === 0) return { value: String(year), to: null, precision: 'year', basis };
  if (day === 0) return { value: parts.slice(0, 2).join('-'), to: null, precision: 'month', basis };
  const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return isDay ? { value: parts.join('-'), to: null, precision: 'day', basis } : null;
}
