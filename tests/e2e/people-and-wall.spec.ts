/** Two people on Afdeling Syd, one on Psykiatrien, a wall of each: one measurement, typed by keyboard, reaches them all (CHAIN8, WALL3). */
import type { Page } from '@playwright/test';
import type { BoardId, BoardView, Given, Versioned } from '@tavle/domain';
import type { SignedIn } from '../running/person.ts';
import { expect, msUntil, rowOf, t, test } from './fixtures.ts';

const indicator = 'Udredt inden for 30 dage';

test('CHAIN8: a measurement is on the other screen in a second, on the board above and on both walls in two', async ({
  sit,
}) => {
  // Not the one who keeps the numbers: somebody else's correction says why (BOARD1).
  const mette = await sit('Afdelingsleder, Afdeling Syd');
  const jonas = await sit('Kvalitetskoordinator, Afdeling Syd');
  const director = await sit('Psykiatridirektør');
  const wallSyd = await sit('Tovholder, Afdeling Syd');
  const wallAbove = await sit('Tovholder, Psykiatrien');
  await Promise.all([
    mette.open('Afdeling Syd'),
    jonas.open('Afdeling Syd'),
    director.open('Psykiatrien'),
    wallSyd.page.goto(`/vaeg/${wallSyd.boardOf('Afdeling Syd')}`),
    wallAbove.page.goto(`/vaeg/${wallAbove.boardOf('Psykiatrien')}`),
  ]);

  const before = await rolled(director.who, director.boardOf('Psykiatrien'));
  const [part, whole] = [31, 62];
  const former = await formerOf(mette.page);
  const above = share(before.part - former.part + part, before.whole - former.whole + whole);
  const below = share(part, whole);
  expect(above).not.toBe(share(before.part, before.whole));
  for (const { page } of [jonas, director]) await expect(rowOf(page, indicator)).toBeVisible();
  for (const { page } of [wallSyd, wallAbove]) await expect(cellOf(page)).toBeVisible();
  await expect(rowOf(director.page, indicator)).toContainText(share(before.part, before.whole));

  const form = mette.page.getByRole('group', { name: `${t('entry.type')}: ${indicator}` });
  const value = form.getByRole('textbox', { name: t('entry.partWholeLabel') });
  await value.press('ControlOrMeta+a');
  await mette.page.keyboard.type(`${part}/${whole}`);
  await form.getByRole('textbox', { name: t('entry.correctWhy') }).focus();
  await mette.page.keyboard.type('To forløb var talt med to gange');
  const began = performance.now();
  await mette.page.keyboard.press('Enter');

  const shows = (page: Page, text: string) => async () => (await figures(rowOf(page, indicator))).includes(text);
  const hangs = (page: Page, text: string) => async () => (await figures(cellOf(page))).includes(text);
  const [own, beside, overhead, ownWall, overheadWall] = await Promise.all([
    msUntil(began, shows(mette.page, below)),
    msUntil(began, shows(jonas.page, below)),
    msUntil(began, shows(director.page, above)),
    msUntil(began, hangs(wallSyd.page, below)),
    msUntil(began, hangs(wallAbove.page, above)),
  ]);
  console.log(
    `own ${own.toFixed(0)} ms, beside ${beside.toFixed(0)} ms, above ${overhead.toFixed(0)} ms, ` +
      `wall ${ownWall.toFixed(0)} ms, wall above ${overheadWall.toFixed(0)} ms`,
  );
  await expect(rowOf(director.page, indicator)).toContainText(t('org.rolledUp', { n: before.of }));
  expect(beside).toBeLessThan(1000);
  expect(overhead).toBeLessThan(2000);
  expect(ownWall).toBeLessThan(2000);
  expect(overheadWall).toBeLessThan(2000);
});

const share = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;
const cellOf = (page: Page) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: indicator, exact: true }) });

/** The text of a row, with its spaces made plain. */
const figures = async (row: ReturnType<typeof rowOf>): Promise<string> =>
  ((await row.textContent()) ?? '').replace(/\s+/g, ' ');

/** The newest sum of the indicator on a board, with its counts. */
async function rolled({ get }: SignedIn, board: BoardId) {
  const view = await get<Versioned<BoardView>>(`/api/boards/${board}/view`);
  const id = view.body.value.results.find((result) => result.indicator.name === indicator)?.indicator.id;
  const given = await get<Versioned<Given>>(`/api/boards/${board}/given`);
  const newest = given.body.value.rollUps.find((series) => series.indicator === id)?.points.at(-1);
  if (!newest || newest.part === null || newest.whole === null) throw new Error('nothing rolls up');
  return { part: newest.part, whole: newest.whole, of: newest.of };
}

/** Opens the entry with the value that counts now, and reads it. */
async function formerOf(page: Page) {
  await rowOf(page, indicator)
    .getByRole('button', { name: `${t('entry.type')}: ${indicator}` })
    .press('Enter');
  const typed = await page.getByRole('textbox', { name: t('entry.partWholeLabel') }).inputValue();
  const [part = 0, whole = 0] = typed.split('/').map(Number);
  return { part, whole };
}
