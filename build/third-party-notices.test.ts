// Every package that is bundled stands in the notices with the text of its licence, and nothing that is not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from './out-folder.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const notices = thirdPartyNotices();
const names = notices.map((notice) => notice.split(' ')[0]);

test('every dependency of package.json is there, the fonts among them', () => {
  const { dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
});

test('tools are not', () => {
  expect(names.filter((name) => /typescript|vite|electron|biome|playwright/.test(name ?? ''))).toEqual([]);
});

test.each(notices)('%s', (notice) => {
  expect(notice).toMatch(/permission|licen[cs]ed? under|redistribution and use/i);
  expect(notice.length).toBeGreaterThan(400);
});
