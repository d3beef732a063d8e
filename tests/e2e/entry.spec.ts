/**
 * Målinger in a browser: nine numbers with a line each by keyboard, counted in keystrokes; blocks from a spreadsheet; the number pad; and what
 * others see of it. Two minutes for nine numbers is 110 keystrokes at the pace of somebody who seldom writes.
 */
import type { Locator, Page } from '@playwright/test';
import { activateIndicator, addGoal, addIndicator, changeIndicator } from '@tavle/board';
import { asId, type IndicatorKind, type PersonId } from '@tavle/domain';
import { openBoard } from '../running/person.ts';
import { expect, newId, saysSaved, type Seat, t, test, type UnitName, unique } from './fixtures.ts';

const kinds: readonly IndicatorKind[] = [
  'share',
  'share',
  'share',
  'share',
  'rate',
  'share',
  'share',
  'value',
  'value',
];

/** Opens the entry page of a board with nine more indicators that nobody has measured yet, the person's own; gives their names. */
async function openNine(
  seat: Seat,
  unit: UnitName,
  of: readonly IndicatorKind[] = kinds,
  lagDays = 0,
): Promise<readonly string[]> {
  const board = openBoard(seat.who, seat.boardOf(unit), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  const goal = board.edit((doc, by) => addGoal(doc, by, { text: unique('Ni tal på to minutter') }));
  const names = of.map((kind, index) => {
    const name = unique(`Tal ${index + 1}`);
    const fields = { goal, name, kind, lagDays, cadence: 'fortnight', source: 'EPJ', why: 'Vi vil vide det' } as const;
    const owner = asId<PersonId>(seat.who.person.id);
    const indicator = board.edit((doc, by) => addIndicator(doc, by, { ...fields, owner }));
    board.edit((doc, by) => activateIndicator(doc, by, { indicator, override: 'Til prøve' }));
    return name;
  });
  await board.until(({ saving }) => saving === 'saved');
  board.close();
  await seat.page.goto(`/tavle/${seat.boardOf(unit)}/maalinger`);
  await expect(seat.page.getByText(names[names.length - 1] ?? '')).toBeVisible();
  return names;
}

const rowOf = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name });
/** The number asked for now in a row, and the line beside it. */
const numberOf = (page: Page, name: string): Locator => rowOf(page, name).locator('input[data-asked]');
const lineOf = (page: Page, name: string): Locator => rowOf(page, name).locator('input[data-cell$="/line"]');

/** Pastes as a spreadsheet does: both flavours at once. */
async function paste(field: Locator, cells: readonly string[]): Promise<void> {
  await field.focus();
  await field.evaluate((node, texts) => {
    const data = new DataTransfer();
    const rows = texts.map((text) => `<tr><td class=xl65>${text}</td></tr>`);
    data.setData('text/html', `<html><style><!--td {}--></style><table>${rows.join('')}</table></html>`);
    data.setData('text/plain', `${texts.join('\r\n')}\r\n`);
    node.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, cells);
}

test('nine indicators are entered and interpreted by keyboard in at most 110 keystrokes', async ({ sit }) => {
  const seat = await sit('Tovholder, N2');
  const { page } = seat;
  const names = await openNine(seat, 'N2');
  const texts: string[] = [];
  let strokes = 0;
  await numberOf(page, names[0] ?? '').focus();
  for (const [index, name] of names.entries()) {
    await expect(numberOf(page, name)).toBeFocused();
    const typed = kinds[index] === 'value' ? `5,${index}` : kinds[index] === 'rate' ? '24/1399' : `12${index}/137`;
    await page.keyboard.type(typed);
    await page.keyboard.press('Tab');
    strokes += typed.length + 1;
    await expect(lineOf(page, name)).toBeFocused();
    const text = unique('Mest i aftenvagten');
    texts.push(text);
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
    strokes += 1;
  }
  expect(strokes).toBeLessThanOrEqual(110);
  console.log(`nine numbers and nine lines: ${strokes} keystrokes besides the words of the lines`);
  await expect(numberOf(page, names[0] ?? '')).toHaveValue('120\u00a0/\u00a0137');
  for (const [index, name] of names.entries()) await expect(lineOf(page, name)).toHaveValue(texts[index] ?? '');
  await expect(saysSaved(page)).toBeVisible();
  const board = openBoard(seat.who, seat.boardOf('N2'), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  const { indicators, measurements, interpretations } = board.content();
  board.close();
  const ids = indicators.filter(({ name }) => names.includes(name)).map(({ id }) => id);
  expect(measurements.filter(({ indicator }) => ids.includes(indicator))).toHaveLength(9);
  expect(
    interpretations
      .filter(({ indicator }) => ids.includes(indicator))
      .map(({ text }) => text)
      .sort(),
  ).toEqual([...texts].sort());
});

test('a block from Excel goes in, what is doubtful is asked once, what does not fit changes nothing, and undo takes it back whole', async ({
  sit,
}) => {
  const seat = await sit('Afsnitsleder, S1');
  const { page } = seat;
  const names = await openNine(
    seat,
    'S1',
    kinds.map(() => 'value'),
  );
  const first = numberOf(page, names[0] ?? '');
  const values = async (): Promise<readonly string[]> =>
    Promise.all(names.map((name) => numberOf(page, name).inputValue()));

  const lines = Array.from({ length: 10_000 }, (_, index) => `${index},5`);
  const began = Date.now();
  await paste(first, lines);
  await expect(page.getByText(/^Intet er sat ind/)).toBeVisible();
  expect(Date.now() - began).toBeLessThan(3_000);
  expect(await values()).toEqual(names.map(() => ''));

  await paste(first, ['12', '1.234', '7', '2.500', '0', '3', '&nbsp;4&nbsp;', '(5)', 'tolv']);
  const question = page.getByRole('group').filter({ hasText: /^2 tal kan læses på to måder/ });
  await expect(question).toBeVisible();
  await expect(page.getByText('"tolv" er ikke et tal')).toBeVisible();
  await question.getByRole('button', { name: t('entry.together.comma', { a: '1.234' }) }).click();
  await expect(question).toHaveCount(0);
  expect(await values()).toEqual(['12', '1.234', '7', '2.500', '0', '3', '4', '−5', 'tolv']);
  await numberOf(page, names[8] ?? '').focus();
  await page.keyboard.press('Escape');
  await expect(numberOf(page, names[8] ?? '')).toHaveValue('');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(numberOf(page, names[1] ?? '')).toHaveValue('');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(values).toEqual(names.map(() => ''));
});

test('numbers that cannot be are refused at their cells: text, negative counts, more than the whole', async ({
  sit,
}) => {
  const seat = await sit('Tovholder, Retspsykiatrisk');
  const { page } = seat;
  const [share = '', count = '', value = ''] = await openNine(seat, 'Retspsykiatrisk', ['share', 'count', 'value']);
  for (const [name, typed, sentence] of [
    [share, '140/137', t('refusal.partExceedsWhole')],
    [count, '-3', null],
    [value, '5,8 procent af', t('entry.notANumber', { x: '5,8 procent af' })],
  ] as const) {
    const field = numberOf(page, name);
    await field.focus();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    if (sentence !== null) await expect(field).toHaveAccessibleDescription(new RegExp(sentence.slice(0, 20)));
    await expect(field).toHaveValue(typed);
  }
  expect(await page.getByRole('alert').filter({ hasText: /\S/ }).count()).toBeGreaterThanOrEqual(3);
});

test('arrows, Home, End, F2, Escape and the bar of the cell work by keyboard alone', async ({ sit }) => {
  const seat = await sit('Tovholder, Ældrepsykiatrisk');
  const { page } = seat;
  const [first = '', second = ''] = await openNine(seat, 'Ældrepsykiatrisk', ['value', 'value']);
  const field = numberOf(page, first);
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await expect(numberOf(page, second)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect(rowOf(page, first).locator('input').first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(field).toBeFocused();
  await page.keyboard.type('12');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  await page.keyboard.type('12');
  await page.keyboard.press('F6');
  const provisional = page.getByRole('button', { name: t('entry.provisional') });
  await expect(provisional).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('12');
  await expect(numberOf(page, second)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(provisional).toHaveAttribute('aria-pressed', 'true');
});

test('on a phone the number pad writes, goes on to the next, and leaves the cell to be seen', async ({ sit }) => {
  const seat = await sit('Afdelingsleder, Afdeling Nord', { viewport: { width: 390, height: 844 } });
  const { page } = seat;
  const [first = '', second = ''] = await openNine(seat, 'Afdeling Nord', ['share', 'value']);
  await numberOf(page, first).click();
  await page.getByRole('button', { name: t('entry.pad'), exact: true }).click();
  const pad = page.getByRole('group', { name: t('entry.pad.label') });
  const tap = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) await pad.getByRole('button', { name: key, exact: true }).click();
  };
  await tap(['1', '2', '6', '7', t('entry.pad.delete'), t('entry.pad.slash'), '1', '3', '7', t('entry.pad.next')]);
  await expect(numberOf(page, first)).toHaveValue('126\u00a0/\u00a0137');
  await expect(numberOf(page, second)).toBeFocused();
  await tap(['5', t('entry.pad.decimal'), '8', t('entry.pad.minus')]);
  await expect(numberOf(page, second)).toHaveValue('-5,8');
  const [bar, field] = await Promise.all([pad.boundingBox(), numberOf(page, second).boundingBox()]);
  expect((field?.y ?? 1e9) + (field?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
  const key = await pad.getByRole('button', { name: '5', exact: true }).boundingBox();
  expect(Math.min(key?.height ?? 0, key?.width ?? 0)).toBeGreaterThanOrEqual(44);
});

/** Fields in sight that stand under the heading of another period and do not say their own. */
const misplaced = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const inSight = (node: Element): boolean => node.getClientRects().length > 0;
    return [...document.querySelectorAll('main table')].flatMap((table) => {
      const heads = [...table.querySelectorAll('thead th')];
      return [...table.querySelectorAll('tbody td > input[data-cell]:not([data-cell$="/line"])')]
        .filter(inSight)
        .flatMap((field) => {
          const cell = field.closest('td');
          const head = heads[[...(cell?.parentElement?.children ?? [])].indexOf(cell ?? table)];
          const own = cell?.querySelector('span[aria-hidden]');
          if (own && inSight(own))
            return own.textContent === head?.textContent ? [] : [`${own.textContent} says another`];
          const { left, right } = field.getBoundingClientRect();
          const above = head?.getBoundingClientRect() ?? new DOMRect();
          const isUnder = above.width > 0 && (left + right) / 2 > above.left && (left + right) / 2 < above.right;
          return isUnder ? [] : [field.getAttribute('aria-label') ?? ''];
        });
    });
  });

test('however few periods there is room for, no number stands under the heading of another period', async ({ sit }) => {
  const seat = await sit('Tovholder, S1', { viewport: { width: 390, height: 844 } });
  const { page } = seat;
  const [ripe = '', other = ''] = await openNine(seat, 'S1', ['value', 'value'], 40);
  const field = numberOf(page, ripe);
  for (const [width, height] of [
    [390, 844],
    [820, 1180],
    [1024, 768],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(field).toBeVisible();
    expect(await misplaced(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await field.focus();
  await page.keyboard.type('5');
  // While somebody writes, another says that the number takes no time to be known: another period is asked for, and the field stays.
  const board = openBoard(seat.who, seat.boardOf('S1'), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  for (const { id, name } of board.content().indicators)
    if (name === ripe || name === other)
      board.edit((doc, by) => changeIndicator(doc, by, { indicator: id, patch: { lagDays: 0 } }));
  await board.until(({ saving }) => saving === 'saved');
  board.close();
  const [writing] = await Promise.all([
    page.locator('input[data-cell]:focus'),
    expect(rowOf(page, other).locator('input:visible')).toHaveCount(3),
  ]);
  await expect(writing).toHaveValue('5');
  expect(await misplaced(page)).toEqual([]);
});

for (const { on, viewport } of [
  { on: 'a desk', viewport: { width: 1920, height: 1080 } },
  { on: 'a phone', viewport: { width: 390, height: 844 } },
])
  test(`BOARD1: on ${on}, a block of corrections asks for one reason, in sight, with the focus in it, by keyboard alone`, async ({
    sit,
  }) => {
    const seat = await sit('Afsnitsleder, N1', { viewport });
    const { page } = seat;
    const names = await openNine(seat, 'N1', ['value', 'value', 'value']);
    const first = numberOf(page, names[0] ?? '');
    await paste(first, ['1', '2', '3']);
    await expect(first).toHaveValue('1');
    await expect(saysSaved(page)).toBeVisible();
    // Somebody else's eyes: a slip of one's own needs no reason, so the numbers are an hour old.
    await page.clock.setFixedTime(Date.now() + 3_600_000);
    await paste(first, ['11', '12', '13']);
    const question = page.locator('[data-question]');
    await expect(question).toBeInViewport({ ratio: 1 });
    await expect(question.locator('p')).toHaveText(t('entry.together.reason', { n: 3 }));
    const reason = question.getByRole('textbox', { name: t('entry.together.why') });
    await expect(reason).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(reason).toBeFocused();
    await expect(reason).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Escape');
    await expect(first).toBeFocused();
    await expect(question).toBeInViewport({ ratio: 1 });
    await page.getByRole('button', { name: t('entry.waiting', { n: 3 }) }).press('Enter');
    if (viewport.width < 1_000) await page.keyboard.press('Enter');
    await expect(reason).toBeFocused();
    await page.keyboard.type('Talt forkert');
    await page.keyboard.press('Enter');
    await expect(question).toHaveCount(0);
    await expect(first).toBeFocused();
    await expect(first).toHaveValue('11');
    await expect(page.getByText(t('entry.barCorrected', { reason: 'Talt forkert', value: '1' }))).toHaveCount(1);
  });

test('others see where somebody writes, and the number the moment it is handed in', async ({ sit }) => {
  const mette = await sit('Tovholder, Psykiatrien');
  const jonas = await sit('Kvalitetschef, Psykiatrien');
  const [name = ''] = await openNine(mette, 'Psykiatrien', ['value']);
  await jonas.page.goto(mette.page.url());
  await expect(numberOf(jonas.page, name)).toBeVisible();
  await numberOf(mette.page, name).focus();
  await expect(numberOf(jonas.page, name)).toHaveAttribute('data-writer', '');
  await expect(
    jonas.page.getByText(t('collab.writingHere', { name: mette.who.person.name }), { exact: true }),
  ).toBeVisible();
  await mette.page.keyboard.type('7,5');
  await mette.page.keyboard.press('Enter');
  await expect(numberOf(jonas.page, name)).toHaveValue('7,5');
});

test('who reads the results only is not told that the numbers are missing', async ({ sit }) => {
  const { page, boardOf } = await sit('Tovholder, N1');
  await page.goto(`/tavle/${boardOf('Afdeling Nord')}/maalinger`);
  const main = page.getByRole('main');
  await expect(main.getByText(t('entry.forWriters'))).toBeVisible();
  await expect(main.getByRole('textbox')).toHaveCount(0);
  await expect(main.getByText(t('entry.pasteHint'))).toHaveCount(0);
  await main.getByRole('link', { name: t('nav.backToBoard') }).click();
  await expect(page.getByRole('heading', { name: 'Almenpsykiatrisk Afdeling Nord', level: 1 })).toBeVisible();
});
