// Which backups stay.
import { expect, test } from 'vitest';
import { backupsToDrop } from './rotate-backups.ts';

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 0, day, hour)).toISOString();
const made = (days: [day: number, hour: number][]) =>
  days.map(([day, hour]) => ({ id: `${day}-${hour}`, at: at(day, hour) }));
const hourly = (day: number, count: number): [number, number][] =>
  Array.from({ length: count }, (_, hour) => [day, hour]);

test('ten of one day stay, older ones of that day go', () => {
  expect(backupsToDrop(made(hourly(1, 13)))).toEqual(['1-2', '1-1', '1-0']);
});

test('beyond the last ten the newest of each of fourteen days stays', () => {
  const older: [number, number][] = Array.from({ length: 20 }, (_, index) => [index + 1, 5]);
  const dropped = backupsToDrop(made([...older, ...hourly(20, 5), [20, 6], ...hourly(21, 10)]));
  // Day 21 holds the last ten; of day 20 only the newest stays; days 8 to 19 keep their one; 7 and before are too old.
  expect(dropped).toEqual(
    [
      '20-5',
      '20-4',
      '20-3',
      '20-2',
      '20-1',
      '20-0',
      '20-5',
      ...[7, 6, 5, 4, 3, 2, 1].map((day) => `${day}-5`),
    ].filter((id, index, all) => all.indexOf(id) === index),
  );
});

test('few or none: nothing goes, however old', () => {
  expect(backupsToDrop([])).toEqual([]);
  expect(
    backupsToDrop(
      made([
        [1, 0],
        [400, 0],
      ]),
    ),
  ).toEqual([]);
});
