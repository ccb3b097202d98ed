// axe-core on the screen as it is.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Expects no violation of WCAG 2.2 AA or of axe's best practices; `screen` names it in the report. */
export async function expectNoViolation(page: Page, screen: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  // An empty result would be a page that was not looked at.
  expect(passes.length, screen).toBeGreaterThan(10);
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  }));
  expect.soft(found, screen).toEqual([]);
}
