// The name under which files are written is the application's, with its version.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generator } from './native-file.ts';

test('the generator is the product with the version of package.json', () => {
  const { productName, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(generator).toBe(`${productName} ${version}`);
});
