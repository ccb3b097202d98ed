// Whether dates exist in the calendar and say what their precision says.
import type { ImpreciseDate } from '../model/imprecise-date.ts';

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether `2024`, `2024-02` or `2024-02-29` exists in the Gregorian calendar. */
export function isCalendarDate(value: string): boolean {
  const [year = 0, month, day] = value.split('-').map(Number);
  if (month === undefined) return true;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : daysIn[month - 1];
  return days !== undefined && (day === undefined || (day >= 1 && day <= days));
}

const lengthOf = { year: 4, month: 7, day: 10 } as const;

/** What is wrong with a date: `error` when it does not exist, `warning` when it contradicts itself. */
export function dateFault(date: ImpreciseDate): { severity: 'error' | 'warning'; message: string } | null {
  for (const value of [date.value, date.to])
    if (value !== null && !isCalendarDate(value))
      return { severity: 'error', message: `${value} is not a date of the calendar.` };
  if (date.value.length !== lengthOf[date.precision])
    return { severity: 'warning', message: `${date.value} is not given to the ${date.precision}.` };
  if (date.to !== null && date.to < date.value)
    return {
      severity: 'warning',
      message: `The interval ends (${date.to}) before it begins (${date.value}).`,
    };
  return null;
}

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** Whether a stamp is a time after RFC 3339. */
export function isTimestamp(value: string): boolean {
  return rfc3339.test(value) && !Number.isNaN(Date.parse(value)) && isCalendarDate(value.slice(0, 10));
}
