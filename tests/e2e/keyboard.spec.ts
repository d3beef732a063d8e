/** A board by keyboard alone, from choosing a person on; and where the keyboard stands is always to be seen (WCAG 2.1.1, 2.4.7). */
import type { Locator, Page } from '@playwright/test';
import { addDays, dateAt } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import { expect, rowOf, saysSaved, t, test, unique, watchFaults } from './fixtures.ts';

test('a board is used by keyboard alone', async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1920, height: 1080 } });
  const faults = watchFaults(context, server.url);
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: t('person.choose') })).toBeVisible();
  await tabTo(page, page.getByRole('searchbox', { name: t('person.search') }));
  await page.keyboard.type('tovholder, afdeling nord');
  await tabTo(page, page.getByRole('button', { name: /^Tovholder, Afdeling Nord/ }));
  await page.keyboard.press('Enter');

  // The tree: arrows from line to line.
  await expect(page.getByRole('heading', { name: t('start.tree') })).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: /^Region Nordjylland \d/ }));
  const own = page.getByRole('link', { name: /^Almenpsykiatrisk Afdeling Nord/ });
  for (let lines = 0; lines < 40 && !(await isFocused(own)); lines++) await page.keyboard.press('ArrowDown');
  await expect(own).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Almenpsykiatrisk Afdeling Nord', level: 1 })).toBeVisible();

  // The list of shortcuts, and J from row to row.
  await expect(page.getByRole('navigation', { name: t('board.chain') })).toBeVisible();
  await page.keyboard.press('?');
  const keys = page.getByRole('group', { name: t('keys.title') });
  await expect(keys).toContainText(t('keys.next'));
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await page.keyboard.press('j');
  const heading = page.getByRole('main').getByRole('article').getByRole('heading', { level: 3 }).first();
  const name = (await heading.textContent()) ?? '';
  const row = rowOf(page, name);
  await expect(row).toBeFocused();
  await seeFocus(row);

  await measure(page, row, name);
  await interpret(page, row, name);
  await agree(page, row, name);
  await expect(saysSaved(page)).toBeVisible();
  expect(faults).toEqual([]);
  await context.close();
});

async function measure(page: Page, row: Locator, name: string): Promise<void> {
  const open = row.getByRole('button', { name: `${t('entry.type')}: ${name}` });
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  const card = row.getByRole('group', { name: `${t('entry.type')}: ${name}` });
  await expect(card.getByRole('combobox', { name: t('entry.periodChoose') })).toBeFocused();
  await tabTo(page, card.getByRole('textbox', { name: t('entry.partWholeLabel') }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('37/100');
  await page.keyboard.press('Enter');
  await expect(row.getByRole('article').first()).toContainText('37');
  await expect(open).toBeFocused();
}

async function interpret(page: Page, row: Locator, name: string): Promise<void> {
  const text = unique('Ferien ses tydeligt');
  const open = row.getByRole('button', { name: `${t('interp.new')} ${name}` });
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(row.getByText(text)).toBeVisible();
  await expect(open).toBeFocused();
  // Taken back and made again: outside fields the board's own undo answers.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(row.getByText(text)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(row.getByText(text)).toBeVisible();
}

async function agree(page: Page, row: Locator, name: string): Promise<void> {
  const text = unique('Ring til de tre, der udeblev');
  const open = row.getByRole('button', { name: `${t('board.agreeAction')}: ${name}` });
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  const card = row.getByRole('group', { name: t('action.new') });
  await expect(card.getByRole('textbox', { name: t('action.what') })).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
  await expect(card.getByRole('combobox', { name: t('action.responsible') })).toBeFocused();
  await page.keyboard.type('kvalitet');
  await expect(page.getByRole('option', { name: /^Kvalitetskoordinator/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tabTo(page, card.getByRole('combobox', { name: t('action.deadline') }));
  await page.keyboard.type(formatDate(addDays(dateAt(Date.now()), 14), 'numeric', 'da'));
  await tabTo(page, card.getByRole('button', { name: t('board.agreeAction') }));
  await page.keyboard.press('Enter');
  await expect(row.getByRole('article', { name: text })).toContainText('Kvalitetskoordinator');
  await expect(open).toBeFocused();
}

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement);

/** Presses Tab until the keyboard stands there, and sees that it does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (await isFocused(target)) return seeFocus(target);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** What has the focus shows it: an outline, or a shadow where one stands for it. */
async function seeFocus(target: Locator): Promise<void> {
  const shown = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
  expect(shown, `focus on ${target} can be seen`).toBe(true);
}
