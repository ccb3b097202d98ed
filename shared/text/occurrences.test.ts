import { expect, test } from 'vitest';
import { findOccurrences } from './occurrences.ts';

const cases: {
  name: string;
  text: string;
  names: string[];
  longer?: string[];
  wholeWord?: boolean;
  expected: string[];
}[] = [
  { name: 'every one', text: 'Vik and VIK and Vík.', names: ['Vik'], expected: ['Vik', 'VIK', 'Vík'] },
  { name: 'whole words only', text: 'Vik Vikings Vik’s', names: ['Vik'], expected: ['Vik', 'Vik'] },
  {
    name: 'parts of words on request',
    text: 'Vik Vikings',
    names: ['Vik'],
    wholeWord: false,
    expected: ['Vik', 'Vik'],
  },
  {
    name: 'never inside a longer known name',
    text: 'England and the Bank of England. England!',
    names: ['England'],
    longer: ['Bank of England', 'England', 'London'],
    expected: ['England', 'England'],
  },
  {
    name: 'a longer name that is not quite there does not count',
    text: 'Bank of Englander and New England',
    names: ['England'],
    longer: ['Bank of England'],
    expected: ['England'],
  },
  {
    name: 'longest of its own names wins',
    text: 'John Smith met Smith. J. Smith',
    names: ['Smith', 'John Smith'],
    expected: ['John Smith', 'Smith', 'Smith'],
  },
  { name: 'overlapping names', text: 'ab bc cd', names: ['ab bc', 'bc cd'], expected: ['ab bc'] },
  {
    name: 'hyphens and quotes',
    text: 'al–Rashid, al-Rashīd, O’Neil',
    names: ['Al-Rashid', "O'Neil"],
    expected: ['al–Rashid', 'al-Rashīd', 'O’Neil'],
  },
  {
    name: 'longer name across a line break',
    text: 'Bank\r\nof England',
    names: ['England'],
    longer: ['Bank of England'],
    expected: [],
  },
  {
    name: 'a name inside a longer one twice',
    text: 'Bora Bora, Bora',
    names: ['Bora'],
    longer: ['Bora Bora'],
    expected: ['Bora'],
  },
  { name: 'no names', text: 'abc', names: ['', ' '], expected: [] },
];
test.each(cases)('$name', ({ text, names, longer = [], wholeWord = true, expected }) => {
  const ranges = findOccurrences(text, names, { wholeWord, longerNames: longer });
  expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
