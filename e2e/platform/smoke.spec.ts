// The page comes up in every shell and reaches its host.
import { expect, test } from '../fixtures.ts';

test('the page loads without faults and has a title', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Glossator/);
  expect(app.faults).toEqual([]);
});
