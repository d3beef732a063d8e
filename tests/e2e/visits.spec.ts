/** A ward writes down that its management came; the board says when, and the management's own board is told of the boards it has not seen for long. */
import { findings, isNarrowEnough } from './axe.ts';
import { expect, saysSaved, t, test, unique } from './fixtures.ts';

test('a visit is written down by keyboard, put right and taken back; history says so', async ({ sit }) => {
  const keeper = await sit('Tovholder, S2', { viewport: { width: 390, height: 844 }, hasTouch: true });
  const { page } = keeper;
  await keeper.open('S2');
  const log = page.getByRole('region', { name: t('visit.title') });
  await log.getByRole('button', { name: t('visit.add') }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('group', { name: t('visit.new') });
  await form.getByRole('textbox', { name: t('visit.on') }).fill('31.12.2099');
  await page.keyboard.press('Tab');
  await expect(form.getByText(t('visit.future'))).toBeVisible();
  await form.getByRole('textbox', { name: t('visit.on') }).fill('3.11.2025');
  const seen = unique('Vi så på overleveringen');
  await form.getByRole('textbox', { name: t('visit.text') }).fill(seen);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(log.getByText(/^Sidste besøg: 3\. nov\. 2025, Afdeling Syd$/)).toBeVisible();
  await expect(log.getByText(seen)).toBeVisible();
  await expect(saysSaved(page)).toBeVisible();
  expect(await isNarrowEnough(page)).toBe(true);
  expect(await findings(page)).toEqual([]);

  await log.getByRole('button', { name: /^Ret: Sidste besøg: 3\. nov\. 2025/ }).tap();
  const room = await form.boundingBox();
  expect((room?.x ?? -1) >= 0 && (room?.x ?? 0) + (room?.width ?? 999) <= 390).toBe(true);
  expect(await findings(page)).toEqual([]);
  await form.getByRole('radio', { name: t('visit.talk') }).check();
  await form.getByRole('button', { name: t('visit.change') }).tap();
  await expect(log.getByRole('button', { name: /^Ret: Sidste samtale: 3\. nov\. 2025/ })).toBeFocused();
  await expect(log.getByText(/^Sidste samtale: 3\. nov\. 2025, Afdeling Syd$/)).toBeVisible();

  const above = await sit('Tovholder, Afdeling Syd');
  await above.open('Afdeling Syd');
  const told = above.page.getByText(new RegExp(`^${t('visit.longAgo')}`));
  await expect(told).toBeVisible();
  expect(await findings(above.page)).toEqual([]);
  await expect(above.page.getByText(seen)).toHaveCount(0);

  await page.goto(`/tavle/${keeper.boardOf('S2')}/historik`);
  await expect(page.getByText(t('history.made', { what: t('section.visits') })).first()).toBeVisible();
  await keeper.open('S2');
  await log.getByRole('button', { name: /^Ret: Sidste samtale: 3\. nov\. 2025/ }).tap();
  await form.getByRole('button', { name: t('visit.remove') }).tap();
  await form
    .getByRole('group')
    .getByRole('button', { name: t('visit.remove') })
    .tap();
  await expect(log.getByText(seen)).toHaveCount(0);
  await expect(log.getByRole('button').first()).toBeFocused();
});
