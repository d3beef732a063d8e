/** What every page is held to: axe's rules of WCAG 2.2 A and AA, and nothing wider than the page. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, as lines somebody can act on. */
export async function findings(page: Page): Promise<readonly string[]> {
  // rows out of sight are not laid out, and axe would measure them where they will not be once somebody sees them
  await page.addStyleTag({ content: '* { content-visibility: visible !important; }' });
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.replaceAll('\n', ' ')}`),
  );
}

/** Nothing is wider than the page: nobody has to scroll two ways (WCAG 1.4.10). */
export const isNarrowEnough = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
