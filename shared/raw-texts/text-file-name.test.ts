import { expect, test } from 'vitest';
import { isNativeFileName, isTextFileName } from './text-file-name.ts';

const cases: { name: string; inFolder: boolean; native: boolean }[] = [
  { name: 'a.txt', inFolder: true, native: false },
  { name: 'reports/B.MD', inFolder: true, native: false },
  { name: 'c.glossator.json', inFolder: true, native: true },
  // As registered on Windows and macOS.
  { name: 'c.Glossator', inFolder: true, native: true },
  { name: 'package.json', inFolder: false, native: true },
  { name: 'Report.PDF', inFolder: true, native: false },
  { name: 'mail/a.eml', inFolder: true, native: false },
  { name: 'old.doc', inFolder: false, native: false },
  { name: 'a.txt.bak', inFolder: false, native: false },
  { name: 'glossator', inFolder: false, native: false },
];
test.each(cases)('$name', ({ name, inFolder, native }) => {
  expect([isTextFileName(name), isNativeFileName(name)]).toEqual([inFolder, native]);
});
