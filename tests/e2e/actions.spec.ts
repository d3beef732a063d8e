/** Actions moved by mouse, touch, keyboard and menu; filtered in the address; mine across boards; efforts that end with what was learned. */
import { addAction, addEffort, editText } from '@tavle/board';
import { addDays, dateAt, type ActionState } from '@tavle/domain';
import type { Locator, Page } from '@playwright/test';
import { type OpenBoard, openBoard } from '../running/person.ts';
import { findings, isNarrowEnough } from './axe.ts';
import { expect, newId, type Seat, t, test, unique } from './fixtures.ts';

const today = dateAt(Date.now());
const column = (page: Page, state: 'agreed' | 'doing' | 'waiting' | 'done'): Locator =>
  page.getByRole('region', { name: t(`action.state.${state}`), exact: true });
const card = (page: Page, what: string): Locator => page.getByRole('article', { name: what, exact: true });

/** A seat at S1 with the board held open beside it, and an action of one's own. */
async function withAction(seat: Seat): Promise<{ readonly board: OpenBoard; readonly what: string }> {
  const board = openBoard(seat.who, seat.boardOf('S1'), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  const what = unique('Ring til kommunen');
  board.edit((doc, hand) => addAction(doc, hand, { what, owner: seat.who.person.id, due: addDays(today, 7) }));
  return { board, what };
}

const stateOf = (board: OpenBoard, what: string): ActionState | undefined =>
  board.content().actions.find((action) => action.what === what)?.state;

async function centreOf(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error('not to be seen');
  return { x: box.x + box.width / 2, y: box.y + Math.min(24, box.height / 2) };
}

test('an action is dragged by mouse, by finger and by keyboard, and each way is told and can be undone', async ({
  sit,
}) => {
  const seat = await sit('Tovholder, S1', { hasTouch: true });
  const { page } = seat;
  const { board, what } = await withAction(seat);
  await page.goto(`/tavle/${seat.boardOf('S1')}/handlinger`);
  await expect(column(page, 'agreed').getByText(what, { exact: true })).toBeVisible();

  const from = await centreOf(card(page, what));
  const to = await centreOf(column(page, 'doing'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 10, { steps: 4 });
  await page.mouse.move(to.x, to.y + 60, { steps: 8 });
  await page.mouse.up();
  await expect(column(page, 'doing').getByText(what, { exact: true })).toBeVisible();
  await expect.poll(() => stateOf(board, what)).toBe('doing');

  const line = await page.context().newCDPSession(page);
  const finger = await centreOf(card(page, what));
  const target = await centreOf(column(page, 'waiting'));
  const touch = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: readonly { readonly x: number; readonly y: number }[],
  ) => line.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(({ x, y }) => ({ x, y })) });
  await touch('touchStart', [finger]);
  await page.waitForTimeout(350);
  for (const part of [0.1, 0.4, 0.7, 1]) {
    await touch('touchMove', [
      { x: finger.x + (target.x - finger.x) * part, y: finger.y + (target.y + 60 - finger.y) * part },
    ]);
  }
  await touch('touchEnd', []);
  await expect(column(page, 'waiting').getByText(what, { exact: true })).toBeVisible();

  const handle = page.getByRole('button', { name: t('acts.drag', { text: what }) });
  const spoken = page.getByRole('status').filter({ hasText: what });
  await handle.focus();
  await page.keyboard.press('Space');
  await expect(spoken.filter({ hasText: t('action.state.waiting') }).first()).toBeAttached();
  await page.keyboard.press('ArrowRight');
  const over = t('acts.dragOver', { text: what, column: t('action.state.done') });
  await expect(page.getByText(over)).toBeAttached();
  await page.keyboard.press('Space');
  await expect(column(page, 'done').getByText(what, { exact: true })).toBeVisible();
  await expect.poll(() => stateOf(board, what)).toBe('done');
  await expect(handle).toBeFocused();

  await page
    .getByRole('button', { name: t('collab.undo'), exact: true })
    .last()
    .click();
  await expect(column(page, 'waiting').getByText(what, { exact: true })).toBeVisible();
  board.close();
});

test('"Flyt til …" does without dragging what dragging does', async ({ sit }) => {
  const seat = await sit('Tovholder, S1', { viewport: { width: 390, height: 844 } });
  const { page } = seat;
  const { board, what } = await withAction(seat);
  await page.goto(`/tavle/${seat.boardOf('S1')}/handlinger`);
  await page.getByRole('button', { name: t('acts.moveToFor', { text: what }) }).press('Enter');
  await page.getByRole('menuitem', { name: t('action.state.waiting') }).press('Enter');
  await expect(column(page, 'waiting').getByText(what, { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: t('acts.moveToFor', { text: what }) })).toBeFocused();
  await expect.poll(() => stateOf(board, what)).toBe('waiting');
  board.close();
});

test('how actions are looked at stands in the address', async ({ sit }) => {
  const seat = await sit('Tovholder, Afdeling Syd');
  const { page } = seat;
  await page.goto(`/tavle/${seat.boardOf('Afdeling Syd')}/handlinger`);
  await page
    .getByRole('combobox', { name: t('acts.person') })
    .selectOption({ label: 'Kvalitetskoordinator, Afdeling Syd' });
  await page.getByRole('link', { name: t('acts.view.list') }).click();
  await expect(page).toHaveURL(/vis=liste&ansvarlig=/);
  await page.reload();
  await expect(page.getByRole('article', { name: 'Gennemgå ti forløb og find mønsteret' })).toBeVisible();
  await expect(page.getByRole('article', { name: 'Afprøv to faste samtaletider om ugen' })).toHaveCount(0);
  await page.getByRole('button', { name: t('acts.clear') }).click();
  await expect(page.getByRole('article').first()).toHaveAccessibleName('Aftal fredagstider med ambulatoriet');
});

test('BOARD2: two who change the words of one action at once both keep them', async ({ sit }) => {
  const one = await sit('Tovholder, S1');
  const other = await sit('Afsnitsleder, S1');
  const { board, what } = await withAction(one);
  const field = async ({ page, boardOf }: Seat): Promise<Locator> => {
    await page.goto(`/tavle/${boardOf('S1')}/handlinger?vis=liste`);
    await page.getByRole('button', { name: `${t('common.edit')}: ${what}` }).click();
    return page.getByRole('group', { name: t('action.one') }).getByRole('textbox', { name: t('action.what') });
  };
  const [first, second] = await Promise.all([field(one), field(other)]);
  await first.press('Home');
  await second.press('End');
  await Promise.all([
    first.pressSequentially('I morgen: ', { delay: 15 }),
    second.pressSequentially(' og spørg', { delay: 15 }),
  ]);
  const both = `I morgen: ${what} og spørg`;
  await expect(first).toHaveValue(both);
  await expect(second).toHaveValue(both);
  expect(board.content().actions.some((action) => action.what === both)).toBe(true);
  board.close();
});

test('MEET4: mine are gathered from the boards, and closing one there closes it on its board', async ({ sit }) => {
  const seat = await sit('Tovholder, S1');
  const { page } = seat;
  const { board, what } = await withAction(seat);
  await page.goto('/handlinger');
  const mine = page.getByRole('list', { name: t('action.mine') });
  await expect(mine.getByText(what)).toBeVisible();
  await mine.getByRole('button', { name: `${t('action.markDone')}: ${what}` }).click();
  await expect(mine.getByText(what)).toHaveCount(0);
  await expect.poll(() => stateOf(board, what)).toBe('done');
  await page.getByRole('button', { name: t('action.reopen') }).click();
  await expect(mine.getByText(what)).toBeVisible();
  board.close();
});

test('BOARD5: an effort ends with what was learned; what the curve says is offered as the first words', async ({
  sit,
}) => {
  const seat = await sit('Tovholder, S1');
  const { page, boardOf } = seat;
  const board = openBoard(seat.who, boardOf('S1'), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  const indicator = board.content().indicators.find(({ name }) => name.startsWith('Udskrivningssamtale'));
  if (!indicator) throw new Error('the demonstration has no such indicator');
  const what = unique('Fast opkald om morgenen');
  const effort = board.edit((doc, hand) =>
    addEffort(doc, hand, { what, indicator: indicator.id, from: addDays(today, -180) }),
  );
  await page.goto(`/tavle/${boardOf('S1')}/indsats/${effort}`);
  await expect(page.getByText(t('effort.begins'))).toBeVisible();
  await page.getByRole('button', { name: t('effort.close') }).click();
  const evidence = page.getByRole('textbox', { name: t('effort.verdictWhy') });
  await expect(evidence).toHaveValue(/siden indsatsen begyndte/);
  await page.getByRole('button', { name: t('effort.close') }).click();
  await expect(page.getByText(t('effort.verdictNeeded'))).toBeVisible();
  await page.getByRole('radio', { name: t('effort.verdict.didNot') }).check();
  await page.getByRole('button', { name: t('effort.close') }).click();
  await expect(page.getByRole('heading', { name: t('effort.learned.didNot') })).toBeVisible();
  await page.goto(`/tavle/${boardOf('S1')}/indsatser`);
  await expect(page.getByRole('region', { name: t('effort.learned.didNot') }).getByText(what)).toBeVisible();
  board.close();
});

test('BOARD2: somebody who words an effort anew does not take the keyboard from whoever writes on its page', async ({
  sit,
}) => {
  const seat = await sit('Tovholder, S1');
  const { page, boardOf } = seat;
  const board = openBoard(seat.who, boardOf('S1'), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  const [indicator] = board.content().indicators;
  if (!indicator) throw new Error('the demonstration has no indicator');
  const what = unique('Fast opkald');
  const effort = board.edit((doc, hand) => addEffort(doc, hand, { what, indicator: indicator.id }));
  // Not the first page that is opened: from then on a new page takes the focus.
  await page.goto(`/tavle/${boardOf('S1')}/indsatser`);
  await page.getByRole('link', { name: what }).click();
  await expect(page.getByRole('heading', { name: what })).toBeVisible();
  await page.getByRole('button', { name: t('effort.close') }).click();
  const evidence = page.getByRole('textbox', { name: t('effort.verdictWhy') });
  await evidence.fill('Det ses');
  const next = `${what} om morgenen`;
  board.edit((doc, hand) => editText(doc, hand, { section: 'efforts', id: effort, field: 'what', next }));
  await expect(page.getByRole('heading', { name: next })).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(next));
  await expect(evidence).toBeFocused();
  await page.keyboard.type(' i kurven');
  await expect(evidence).toHaveValue('Det ses i kurven');
  board.close();
});

for (const [name, viewport, colorScheme] of [
  ['large', { width: 1920, height: 1080 }, 'dark'],
  ['phone', { width: 390, height: 844 }, 'light'],
] as const) {
  test(`axe finds nothing on actions and efforts: ${name}`, async ({ sit }) => {
    const { page, boardOf } = await sit('Tovholder, Afdeling Syd', { viewport, colorScheme });
    const base = `/tavle/${boardOf('Afdeling Syd')}`;
    const found: string[] = [];
    for (const path of [`${base}/handlinger`, `${base}/handlinger?vis=kalender`, `${base}/indsatser`, '/handlinger']) {
      await page.goto(path);
      await expect(page.getByRole('main').locator('article, table, li').first()).toBeVisible();
      found.push(...(await findings(page)).map((line) => `${path}: ${line}`));
      if (!(await isNarrowEnough(page))) found.push(`${path}: wider than the page`);
    }
    expect(found).toEqual([]);
  });
}
