/** Staff without a login leave an idea by the poster's code; the keeper makes it an action (LINE9). */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, t, test, unique, watchFaults } from './fixtures.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test('LINE9: an idea from a phone in the corridor comes to the board and becomes an action; a closed code takes no more', async ({
  sit,
  browser,
  server,
}) => {
  const keeper = await sit('Tovholder, Afdeling Syd');
  const { page } = keeper;
  await page.goto(`/tavle/${keeper.boardOf('Afdeling Syd')}/ide-plakat`);
  await page.getByRole('button', { name: t('idea.poster.make') }).click();
  const poster = page.getByRole('article', { name: t('idea.poster') });
  const address = /\/ide\/[a-z2-9]{8}/.exec((await poster.textContent()) ?? '')?.[0] ?? '';
  expect(address).not.toBe('');
  expect((await new AxeBuilder({ page }).withTags(rules).analyze()).violations).toEqual([]);
  expect((await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

  // Somebody with a phone and no seat.
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 390, height: 844 } });
  const faults = watchFaults(context, server.url);
  const phone = await context.newPage();
  await phone.goto(address);
  await phone.getByRole('radio', { name: t('idea.page.kindHassle') }).check();
  const field = phone.getByRole('textbox', { name: t('idea.page.textHassle') });
  await field.fill('Patient 010190-1234 venter');
  await phone.getByRole('button', { name: t('idea.page.send') }).click();
  await expect(field).toHaveAccessibleDescription(/CPR/);
  const text = unique('Der er altid kø ved medicinskabet');
  await field.fill(text);
  await phone.getByRole('button', { name: t('idea.page.send') }).click();
  await expect(phone.getByText(t('idea.page.sent'))).toBeVisible();
  expect((await new AxeBuilder({ page: phone }).withTags(rules).analyze()).violations).toEqual([]);

  await keeper.open('Afdeling Syd');
  const ideas = page.getByRole('region', { name: t('board.ideas') });
  await expect(ideas.getByText(text)).toBeVisible();
  await expect(ideas.getByText(new RegExp(`^${t('idea.fromStaff')}`)).first()).toBeVisible();
  await ideas.getByRole('button', { name: `${t('idea.toAction')}: ${text}` }).click();
  const form = ideas.getByRole('group', { name: t('idea.toAction') });
  await form.getByRole('combobox', { name: t('action.responsible') }).fill('Tovholder');
  await page
    .getByRole('option', { name: /Tovholder/ })
    .first()
    .click();
  await form.getByLabel(t('action.deadline')).fill('31.12.2026');
  await form.getByRole('button', { name: t('board.agreeAction') }).click();
  await expect(ideas.getByRole('button', { name: `${t('idea.toAction')}: ${text}` })).toBeHidden();

  await page.goto(`/tavle/${keeper.boardOf('Afdeling Syd')}/ide-plakat`);
  await page.getByRole('button', { name: t('idea.poster.close') }).click();
  await page.getByRole('button', { name: t('common.yes') }).click();
  await expect(page.getByRole('button', { name: t('idea.poster.make') })).toBeVisible();
  await phone.goto(address);
  await expect(phone.getByText(t('idea.page.gone'))).toBeVisible();
  await context.close();
  expect(faults).toEqual([]);
});
