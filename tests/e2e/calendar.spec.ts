/** A board agrees when it meets, moves a meeting, sees how it is used, and gives its calendar away by a link that can be closed. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, t, test } from './fixtures.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('a forum by keyboard, a moved meeting, a calendar link made and closed; the board’s own health is there', async ({
  sit,
}) => {
  const { page, boardOf } = await sit('Tovholder, S2');
  await page.goto(`/tavle/${boardOf('S2')}/moeder`);
  await expect(page.getByRole('heading', { name: t('cal.coming') })).toBeVisible();

  await page.getByRole('button', { name: t('forum.new'), exact: true }).press('Enter');
  const form = page.getByRole('group', { name: t('forum.new') });
  await form.getByRole('textbox', { name: t('forum.name') }).fill('Læringsforum');
  await form.getByRole('combobox', { name: t('forum.cadence') }).selectOption(t('forum.cadence.month'));
  await form.getByRole('textbox', { name: t('forum.time') }).fill('25');
  await form.getByRole('button', { name: t('forum.save') }).press('Enter');
  await expect(form.getByText(t('forum.timeWrong'))).toBeVisible();
  await form.getByRole('textbox', { name: t('forum.time') }).fill('13.30');
  await form.getByRole('button', { name: t('forum.propose') }).press('Enter');
  await expect(form.getByRole('status')).toContainText('Forslag');
  await form.getByRole('button', { name: t('forum.save') }).press('Enter');
  const coming = page.getByRole('region', { name: t('cal.coming') });
  const first = coming.getByRole('listitem').filter({ hasText: 'Læringsforum' }).first();
  await expect(first).toContainText('13.30');

  await first.getByRole('button', { name: new RegExp(`^${t('cal.move')}`) }).press('Enter');
  await first.getByRole('textbox', { name: t('cal.newTime') }).fill('14.15');
  await first.getByRole('button', { name: t('cal.move'), exact: true }).press('Enter');
  await expect(first).toContainText('14.15');
  await expect(page.getByRole('region', { name: t('health.title') })).toContainText(t('health.held'));
  expect((await new AxeBuilder({ page }).withTags(rules).analyze()).violations).toEqual([]);

  const links = page.getByRole('region', { name: t('feed.board') });
  await links.getByRole('button', { name: t('feed.make') }).press('Enter');
  const address = await links.getByRole('textbox', { name: t('feed.link') }).inputValue();
  const file = await page.request.get(address);
  expect(await file.text()).toContain('SUMMARY:Læringsforum: S2');
  await links.getByRole('button', { name: new RegExp(`^${t('feed.revoke')}`) }).press('Enter');
  await links.getByRole('button', { name: t('common.yes') }).press('Enter');
  await expect(links.getByRole('textbox')).toBeHidden();
  expect((await page.request.get(address)).status()).toBe(404);
});

test('what waits for a person stands on the start page, and leads to where it is mended', async ({ sit }) => {
  const { page } = await sit('Tovholder, Afdeling Syd');
  await page.goto('/');
  const mine = page.getByRole('region', { name: t('due.title') });
  await expect(mine.getByRole('link').first()).toBeVisible();
  expect((await new AxeBuilder({ page }).withTags(rules).analyze()).violations).toEqual([]);
  await mine.getByRole('link').first().click();
  await expect(page.getByRole('navigation', { name: t('board.chain') })).toBeVisible();
  await page.goto('/mail-og-kalender');
  await expect(page.getByText(t('mine.mailOff'))).toBeVisible();
  expect((await new AxeBuilder({ page }).withTags(rules).analyze()).violations).toEqual([]);
});

test('an administrator enters an address by keyboard; what is none is told at the field; nobody else sees addresses', async ({
  sit,
}) => {
  const { page } = await sit('Administrator, Region Nordjylland');
  await page.goto('/mail-og-kalender');
  const field = page.getByRole('textbox', { name: 'Tovholder, Afdeling Syd', exact: true });
  await field.fill('tovholder');
  await field.press('Enter');
  await expect(page.getByText(t('mailTo.bad'))).toBeVisible();
  expect((await new AxeBuilder({ page }).withTags(rules).analyze()).violations).toEqual([]);
  await field.fill('tovholder@example.dk');
  await field.press('Enter');
  await expect(page.getByText(t('mailTo.saved', { name: 'Tovholder, Afdeling Syd' }))).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue('tovholder@example.dk');
  const other = await sit('Tovholder, Afdeling Syd');
  await other.page.goto('/mail-og-kalender');
  await expect(other.page.getByText(t('mine.mailOff'))).toBeVisible();
  await expect(other.page.getByRole('region', { name: t('mailTo.title') })).toHaveCount(0);
});
