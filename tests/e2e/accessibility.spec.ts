/** axe on every page, by the rules of WCAG 2.2 A and AA: light and dark, large screen, tablet and phone. */
import type { Page } from '@playwright/test';
import type { Given, Versioned } from '@tavle/domain';
import { findings, isNarrowEnough } from './axe.ts';
import { expect, rowOf, type Seat, type SeatOptions, t, test, watchFaults } from './fixtures.ts';

const sizes = {
  large: { width: 1920, height: 1080 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

const looks: readonly (readonly [string, SeatOptions])[] = [
  ['light, large', { viewport: sizes.large }],
  ['dark, large', { viewport: sizes.large, colorScheme: 'dark' }],
  ['dark, tablet', { viewport: sizes.tablet, colorScheme: 'dark' }],
  ['light, phone', { viewport: sizes.phone }],
];

for (const [name, look] of looks) {
  test(`axe finds nothing on the pages of a writer: ${name}`, async ({ sit }) => {
    test.setTimeout(120_000);
    const seat = await sit('Tovholder, Afdeling Syd', look);
    const { page } = seat;
    const found: string[] = [];
    const look_ = async (where: string): Promise<void> => {
      found.push(...(await findings(page)).map((line) => `${where}: ${line}`));
      if (!(await isNarrowEnough(page))) found.push(`${where}: wider than the page`);
    };
    await page.goto('/');
    await expect(page.getByRole('heading', { name: t('start.tree') })).toBeVisible();
    await look_('tree');
    await seat.open('Afdeling Syd');
    await look_('board');
    await openForms(page);
    await look_('board with open forms');
    await page.goto(await translatePath(seat));
    await expect(page.getByRole('region', { name: t('trans.ourGoal') })).toBeVisible();
    await look_('translate');
    await page.goto(`/tavle/${seat.boardOf('Afdeling Syd')}/maalinger`);
    await expect(page.getByRole('textbox').first()).toBeVisible();
    await look_('entry');
    expect(found).toEqual([]);
  });
}

for (const [name, look] of looks.slice(0, 2)) {
  test(`axe finds nothing for readers, newcomers and strangers: ${name}`, async ({ sit, browser, server }) => {
    test.setTimeout(120_000);
    const found: string[] = [];
    const reader = await sit('Medarbejder, S1', look);
    for (const unit of ['S1', 'Region Nordjylland'] as const) {
      await reader.open(unit);
      found.push(...(await findings(reader.page)));
    }
    await reader.page.goto('/tavle/findes-ikke-overhovedet');
    await expect(reader.page.getByRole('heading', { name: t('error.notFound.title') })).toBeVisible();
    found.push(...(await findings(reader.page)));

    const context = await browser.newContext({ ...look, baseURL: server.url });
    const faults = watchFaults(context, server.url);
    const newcomer = await context.newPage();
    await newcomer.goto('/');
    await expect(newcomer.getByRole('heading', { name: t('person.choose') })).toBeVisible();
    found.push(...(await findings(newcomer)));
    await context.close();
    expect([...found, ...faults]).toEqual([]);
  });
}

for (const [name, viewport] of Object.entries({ lying: sizes.large, standing: { width: 1080, height: 1920 } })) {
  test(`axe finds nothing on the wall, ${name}`, async ({ sit }) => {
    const { page, boardOf } = await sit('Tovholder, Psykiatrien', { viewport });
    await page.goto(`/vaeg/${boardOf('Psykiatrien')}`);
    await expect(page.getByRole('article').first()).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });
}

/** Opens the forms of one row, of a goal, and the list of shortcuts. */
async function openForms(page: Page): Promise<void> {
  const indicator = 'Første samtale inden for 10 dage';
  const row = rowOf(page, indicator);
  const buttons = [
    `${t('entry.type')}: ${indicator}`,
    `${t('ind.form.edit')}: ${indicator}`,
    `${t('interp.new')} ${indicator}`,
    `${t('board.agreeAction')}: ${indicator}`,
    t('ind.backSide'),
  ];
  for (const name of buttons) await row.getByRole('button', { name, exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^${t('goal.edit')}: Tvang`) }).click();
  const keys = page.getByRole('button', { name: t('keys.help') });
  // Not where there are no keys.
  if (!(await keys.isVisible())) return;
  await keys.click();
  await expect(page.getByRole('group', { name: t('keys.title') })).toBeVisible();
}

async function translatePath({ who, boardOf }: Seat): Promise<string> {
  const board = boardOf('Afdeling Syd');
  const { body } = await who.get<Versioned<Given>>(`/api/boards/${board}/given`);
  const waiting = body.value.goals.find(({ state, turn }) => state === 'waiting' && turn === 'ours');
  if (!waiting) throw new Error('nothing waits for an answer');
  return `/tavle/${board}/oversaet/${waiting.goal.id}`;
}
