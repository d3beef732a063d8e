/** A board's history: who changed what, the board as it was, one thing and all of it back as a new change. */
import { formatDate } from '@tavle/text';
import { dateAt } from '@tavle/domain';
import { findings, isNarrowEnough } from './axe.ts';
import { expect, interpret, rowOf, saysSaved, t, test, unique } from './fixtures.ts';

const indicator = 'Første samtale inden for 10 dage';

test('LINE8: the history says who did what; a moment is seen as it was, and one thing of it comes back', async ({
  sit,
}) => {
  const { page, open } = await sit('Tovholder, Afdeling Syd');
  await open('Afdeling Syd');
  const first = unique('Fredage trækker ned');
  await interpret(page, indicator, first);
  await expect(saysSaved(page)).toBeVisible();
  await page.getByRole('button', { name: t('board.moreTools') }).click();
  await page.getByRole('menuitem', { name: t('mode.history') }).click();
  await expect(page.getByRole('heading', { name: t('collab.history'), level: 1 })).toBeVisible();
  const today = page.getByRole('region', {
    name: t('history.changesOn', { day: formatDate(dateAt(Date.now()), 'long', 'da') }),
  });
  const step = today.getByRole('listitem').filter({ hasText: first }).first();
  await expect(step).toContainText('Tovholder, Afdeling Syd');
  await expect(step).toContainText(t('history.made', { what: t('section.interpretations') }));
  await expect(step).toContainText(indicator);
  await step.getByRole('link').click();
  await expect(page.getByText(t('history.sinceNothing'))).toBeVisible();
  const moment = page.url();

  await page.goto(moment.replace(/\/historik.*/, ''));
  const row = rowOf(page, indicator);
  await row
    .getByRole('button', { name: t('interp.editFor', { name: indicator }) })
    .first()
    .click();
  const field = row.getByRole('textbox', { name: t('interp.one') });
  const later = unique('Torsdage også');
  await field.fill(later);
  await field.press('Enter');
  await expect(saysSaved(page)).toBeVisible();

  // The address of a moment is a link like any other.
  await page.goto(moment);
  await expect(page.getByText(t('history.since', { n: 1 }))).toBeVisible();
  await expect(rowOf(page, indicator).getByText(first)).toBeVisible();
  await expect(rowOf(page, indicator).getByText(later)).toHaveCount(0);
  await expect(rowOf(page, indicator).getByText(t('history.changedSince'))).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await page.getByRole('button', { name: new RegExp(`^${t('history.restoreOne')}:`) }).click();
  await expect(page.getByRole('button', { name: t('history.restoreNo') })).toBeFocused();
  await page.getByRole('button', { name: t('history.restoreYes') }).click();
  await expect(page.getByText(t('history.sinceNothing'))).toBeVisible();
  await page.keyboard.press('u');
  await expect(page).toHaveURL(/\/historik$/);
  await page.goto(moment.replace(/\/historik.*/, ''));
  await expect(rowOf(page, indicator).getByText(first)).toBeVisible();
});

test('LINE8: a whole board goes back; those who only see its results have no history', async ({ sit, server }) => {
  const leader = await sit('Afsnitsleder, S2');
  await leader.open('S2');
  const { page } = leader;
  const text = unique('Alle kender planen');
  const keep = async (action: () => Promise<void>): Promise<void> => {
    await action();
    await expect(saysSaved(page)).toBeVisible();
  };
  const history = `${server.url}/tavle/${leader.boardOf('S2')}/historik`;
  await page.goto(history);
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByText(t('history.readOnlyPast'))).toBeVisible();
  const moment = page.url();
  await leader.open('S2');
  await keep(async () => {
    await page.getByRole('button', { name: t('goal.new') }).click();
    await page
      .getByRole('group', { name: t('goal.new') })
      .getByRole('textbox', { name: t('goal.text') })
      .fill(text);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  });
  await expect(page.getByRole('region', { name: t('a11y.goal', { text }) })).toBeVisible();
  await page.goto(moment);
  await page.getByRole('button', { name: t('history.restoreAll') }).click();
  await page.getByRole('button', { name: t('history.restoreYes') }).click();
  await expect(page.getByText(t('history.sinceNothing'))).toBeVisible();
  await leader.open('S2');
  await expect(page.getByRole('region', { name: t('a11y.goal', { text }) })).toHaveCount(0);

  await page.goto(`${history}/i-gaar`);
  await expect(page.getByRole('heading', { name: t('error.notFound.title') })).toBeVisible();
  const stranger = await sit('Medarbejder, S2');
  await stranger.open('S2');
  await expect(stranger.page.getByRole('button', { name: t('board.moreTools') })).toHaveCount(0);
  for (const path of [history, moment]) {
    await stranger.page.goto(path);
    await expect(stranger.page.getByText(t('common.noAccess', { name: 'Tovholder, S2' }))).toBeVisible();
  }
});

test('a history that does not come says so, and comes when it is asked for again', async ({ sit }) => {
  const { page, boardOf } = await sit('Tovholder, Afdeling Nord');
  let answers = false;
  await page.route('**/api/boards/*/history*', (route) => (answers ? route.continue() : route.abort()));
  await page.goto(`/tavle/${boardOf('Afdeling Nord')}/historik`);
  await expect(page.getByRole('alert').filter({ hasText: t('error.networkOff.text') })).toBeVisible();
  answers = true;
  await page
    .getByRole('main')
    .getByRole('button', { name: t('common.retry') })
    .click();
  await expect(page.getByText(t('history.oldest'))).toBeVisible();
});

for (const [name, look] of [
  ['light, large', { viewport: { width: 1920, height: 1080 } }],
  ['dark, phone', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
] as const) {
  test(`axe finds nothing on a history and a moment of it: ${name}`, async ({ sit }) => {
    const { page, boardOf, who } = await sit('Tovholder, Afdeling Nord', look);
    const found: string[] = [];
    const path = `/tavle/${boardOf('Afdeling Nord')}/historik`;
    const { body } = await who.get<{ readonly steps: readonly { readonly seq: number }[] }>(
      `/api/boards/${boardOf('Afdeling Nord')}/history`,
    );
    for (const [where, seen] of [
      [path, t('history.oldest')],
      [`${path}/${body.steps.at(-1)?.seq}`, t('history.readOnlyPast')],
    ] as const) {
      await page.goto(where);
      await expect(page.getByText(seen)).toBeVisible();
      found.push(...(await findings(page)));
      if (!(await isNarrowEnough(page))) found.push(`${where}: wider than the page`);
    }
    expect(found).toEqual([]);
  });
}
