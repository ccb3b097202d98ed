import { expect, test } from 'vitest';
import { describeTextFile } from './text-file.ts';

const long =
  'The committee said on Thursday that no ship had left the harbour before dawn, and that it would look into it. '.repeat(
    2,
  );

const cases: { name: string | null; text: string; title: string; mediaType?: string }[] = [
  { name: 'a.txt', text: '\r\n \t\u00a0\n  The ship sailed  \nMore', title: 'The ship sailed' },
  { name: 'a.txt', text: '=====\n* * *\nTitle', title: 'Title' },
  { name: 'a.txt', text: '# Not markdown', title: '# Not markdown' },
  { name: 'a.txt', text: 'a\tb\u0007c \u200ed\u202a', title: 'a b c d' },
  { name: 'a.txt', text: 'One\rTwo', title: 'One' },
  { name: 'reports/north.v2.txt', text: ' \n---\n', title: 'north.v2' },
  { name: '.txt', text: ' ', title: '.txt' },
  { name: null, text: ' ', title: 'Untitled' },
  { name: null, text: 'Pasted words', title: 'Pasted words' },
  {
    name: 'a.MD',
    text: 'Intro\n\n## The *ship* [sailed](http://x) ##\n',
    title: 'The ship sailed',
    mediaType: 'text/markdown',
  },
  { name: 'a.md', text: 'Intro\nUnderlined\n=====\n', title: 'Underlined', mediaType: 'text/markdown' },
  {
    name: 'a.md',
    text: '---\ntitle: x\n---\n```\n# code\n```\n# Real',
    title: 'Real',
    mediaType: 'text/markdown',
  },
  { name: 'a.md', text: '> **No** heading', title: 'No heading', mediaType: 'text/markdown' },
  { name: 'a.txt', text: long, title: `${long.slice(0, long.indexOf('The', 4) + 3)}…` },
  { name: 'a.txt', text: '𝔘'.repeat(100), title: `${'𝔘'.repeat(59)}…` },
  { name: 'a.txt', text: 'قال الوزير\n', title: 'قال الوزير' },
];
test.each(cases)('$name: $text', ({ name, text, title, mediaType = 'text/plain' }) => {
  expect(describeTextFile(name, { text })).toEqual({ title, mediaType, language: null });
  expect(title.length).toBeLessThanOrEqual(120);
});
