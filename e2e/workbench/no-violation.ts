// axe-core on the screen as it is.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** All rules, or those that a theme can break: they take a fifth of the time. */
export type Look = 'all' | 'colours';

const colourRules = ['color-contrast', 'link-in-text-block'];

/** Expects no violation of WCAG 2.2 AA or of axe's best practices; `screen` names it in the report. */
export async function expectNoViolation(page: Page, screen: string, look: Look = 'all'): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations, passes } = await (look === 'all' ? axe : axe.withRules(colourRules)).analyze();
  // An empty result would be a page that was not looked at.
  expect(passes.length, screen).toBeGreaterThan(look === 'all' ? 10 : 0);
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  }));
  expect.soft(found, screen).toEqual([]);
}
