/** Two people talk about the board's goals: questions and curves, and nowhere to write but the one next step they agree on. */
import { findings, isNarrowEnough } from './axe.ts';
import { expect, t, test, unique } from './fixtures.ts';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];

test('the talk stores nothing but the next step, which comes to the board as an action', async ({ sit }) => {
  const keeper = await sit('Tovholder, S1');
  const { page } = keeper;
  await keeper.open('S1');
  await page.getByRole('button', { name: t('board.moreTools') }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: t('talk.page') }).click();
  await expect(page.getByText(t('talk.private'))).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByRole('textbox')).toHaveCount(0);
  const prompts = main.getByRole('region', { name: t('talk.prompts') });
  await expect(prompts.getByText(t('talk.ask.step'))).toBeVisible();
  for (const viewport of sizes) {
    await page.setViewportSize(viewport);
    expect(await isNarrowEnough(page)).toBe(true);
    expect(await findings(page)).toEqual([]);
  }
  const first = (await main.getByRole('heading', { level: 3 }).first().textContent()) ?? '';
  await main.getByRole('button', { name: t('talk.next') }).focus();
  await page.keyboard.press('Enter');
  await expect(main.getByRole('heading', { level: 3, name: first })).toHaveCount(0);
  await expect(main.getByRole('heading', { level: 3 }).first()).toBeFocused();
  await main.getByRole('button', { name: t('talk.previous') }).click();
  await expect(main.getByRole('heading', { level: 3, name: first })).toBeVisible();

  await main.getByRole('button', { name: t('talk.stepAdd') }).click();
  const step = main.getByRole('group', { name: t('talk.step') });
  const what = unique('Se på overleveringen sammen på torsdag');
  await step.getByRole('textbox', { name: t('action.what') }).fill(what);
  await step.getByRole('combobox', { name: t('action.responsible') }).fill('Tovholder');
  await page
    .getByRole('option', { name: /Tovholder/ })
    .first()
    .click();
  await step.getByLabel(t('action.deadline')).fill('31.12.2099');
  expect(await findings(page)).toEqual([]);
  await step.getByRole('button', { name: t('board.agreeAction') }).click();
  await expect(main.getByRole('status', { name: t('talk.step') }).getByText(what)).toBeVisible();
  await page.goto(`/tavle/${keeper.boardOf('S1')}/handlinger`);
  await expect(page.getByText(what).first()).toBeVisible();
});

test('who only reads the board is not offered the talk', async ({ sit }) => {
  const above = await sit('Tovholder, Afdeling Syd');
  await above.page.goto(`/tavle/${above.boardOf('S1')}/samtale`);
  await expect(above.page.getByText(t('talk.writersOnly'))).toBeVisible();
  await expect(above.page.getByRole('button', { name: t('talk.stepAdd') })).toHaveCount(0);
});
