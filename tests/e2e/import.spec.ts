/** A file through the page: dropped, looked at, taken, taken back; and a key for a system that sends numbers by itself. */
import { text } from 'node:stream/consumers';
import { readBoard } from '@tavle/board';
import { currentMeasurements } from '@tavle/domain';
import type { Page } from '@playwright/test';
import { openBoard } from '../running/person.ts';
import { findings } from './axe.ts';
import { expect, newId, type Seat, t, test } from './fixtures.ts';

const csv = [
  'Indikator;Periode;Tæller;Nævner;Kilde',
  'Samtaler holdt til tiden;januar 2026;12;20;Udtræk',
  'Samtaler holdt til tiden;februar 2026;15;21;Udtræk',
  'Samtaler holdt til tiden;marts 2026;30;21;Udtræk',
  'Besøg i hjemmet;januar 2026;7;31;Udtræk',
].join('\r\n');

/** Windows-1252, as an old Excel saves it. */
const bytes = Buffer.from(csv, 'latin1');

async function openImport(page: Page, seat: Seat): Promise<void> {
  await page.goto(`/tavle/${seat.boardOf('S2')}/maalinger`);
  await page.getByRole('link', { name: t('entry.fromFile') }).click();
  await expect(page.getByRole('heading', { name: t('import.title') })).toBeVisible();
}

async function measurementsOf(seat: Seat): Promise<number> {
  const board = openBoard(seat.who, seat.boardOf('S2'), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  const all = readBoard(board.doc);
  const count = all.indicators.reduce((sum, { id }) => sum + currentMeasurements(all.measurements, id).length, 0);
  board.close();
  return count;
}

test('LINE9: a file is dropped, read, mapped and taken; what is wrong is told by row; all of it is taken back as one', async ({
  sit,
}) => {
  const seat = await sit('Afsnitsleder, S2');
  const { page } = seat;
  await openImport(page, seat);
  const before = await measurementsOf(seat);
  await page
    .getByLabel(t('import.choose'))
    .setInputFiles({ name: 'samtaler æøå.csv', mimeType: 'text/csv', buffer: bytes });

  await expect(page.getByText('samtaler æøå.csv', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('Windows-1252', { exact: false })).toBeVisible();
  const partColumn = page.getByRole('combobox', { name: t('import.column', { name: 'Tæller' }) });
  await expect(partColumn).toHaveValue('part');
  await expect(page.getByRole('button', { name: t('import.accept', { n: 3 }) })).toHaveCount(0);

  await page.getByRole('button', { name: t('import.allNew') }).click();
  await expect(page.getByText(t('import.problemAt', { row: '4', column: 'Tæller' }))).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await partColumn.selectOption(t('import.role.ignore'));
  await expect(page.getByText(t('import.question.noValueColumn'))).toBeVisible();
  await partColumn.selectOption(t('import.role.part'));
  await page.getByRole('button', { name: t('import.accept', { n: 3 }) }).click();
  await expect(page.getByText(t('import.done', { n: 3 }), { exact: false })).toBeVisible();
  expect(await measurementsOf(seat)).toBe(before + 3);

  await page.getByRole('button', { name: t('import.undo') }).click();
  await page.getByRole('button', { name: t('import.undoYes') }).click();
  await expect(page.getByText(t('import.undone', { n: 3 }), { exact: false })).toBeVisible();
  expect(await measurementsOf(seat)).toBe(before);
});

test('a file that is none gets a sentence; a key for a system is shown once and can be revoked', async ({ sit }) => {
  const seat = await sit('Afsnitsleder, S2');
  const { page } = seat;
  await openImport(page, seat);
  const field = page.getByLabel(t('import.choose'));
  await field.setInputFiles({
    name: 'billede.xlsx',
    mimeType: 'image/png',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
  });
  await expect(page.getByRole('alert').filter({ hasText: t('file.notASpreadsheet') })).toBeVisible();

  await page.getByRole('link', { name: t('import.back') }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: t('export.csv') }).click();
  const file = await download;
  expect(file.url()).toMatch(/\/measurements\.csv$/);
  expect(await file.failure()).toBeNull();
  // what it is called is the server's to say, and proven there: a browser whose page worker has just begun does not always pass it on
  expect(await text(await file.createReadStream())).toContain(';Belægning;');

  await page.getByRole('link', { name: t('supplier.title') }).click();
  await page.getByRole('textbox', { name: t('supplier.name') }).fill('BI-portalen');
  await page.keyboard.press('Enter');
  const token = page.getByRole('textbox', { name: t('supplier.token', { name: 'BI-portalen' }) });
  await expect(token).toHaveValue(/^tavle_[\w-]{43}$/);
  expect(await findings(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText(t('supplier.neverUsed'), { exact: false })).toBeVisible();
  await expect(token).toHaveCount(0);
  await page.getByRole('button', { name: t('supplier.revokeFor', { name: 'BI-portalen' }) }).click();
  await page.getByRole('button', { name: t('supplier.revokeYes') }).click();
  await expect(page.getByText('trukket tilbage', { exact: false })).toBeVisible();
});

test('a choice stays while the file is read again, and the next one does not undo it', async ({ sit }) => {
  const seat = await sit('Afsnitsleder, S2');
  const { page } = seat;
  await openImport(page, seat);
  await page.getByLabel(t('import.choose')).setInputFiles({ name: 'to.csv', mimeType: 'text/csv', buffer: bytes });
  const columnOf = (name: string) => page.getByRole('combobox', { name: t('import.column', { name }) });
  await expect(columnOf('Kilde')).toHaveValue('source');
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/imports/preview', async (route) => {
    await held;
    await route.continue();
  });
  await columnOf('Kilde').selectOption('ignore');
  await columnOf('Nævner').selectOption('ignore');
  const target = page.getByRole('combobox', { name: t('import.seriesTo', { name: 'Besøg i hjemmet' }) });
  await target.selectOption('new');
  await expect(page.getByText(t('import.readingAgain'))).toBeVisible();
  const chosen = async (): Promise<void> => {
    await expect(columnOf('Kilde')).toHaveValue('ignore');
    await expect(columnOf('Nævner')).toHaveValue('ignore');
    await expect(target).toHaveValue('new');
  };
  await chosen();
  answer();
  await expect(page.getByText(t('import.question.noValueColumn'))).toBeVisible();
  await expect(columnOf('Kilde')).toHaveValue('ignore');
  await columnOf('Nævner').selectOption('whole');
  await expect(page.getByRole('button', { name: t('import.accept', { n: 1 }) })).toBeVisible();
  await expect(target).toHaveValue('new');
  await expect(columnOf('Kilde')).toHaveValue('ignore');
});

test('on plain http a key is copied as well; where nothing may be copied it is selected, and the page says so', async ({
  sit,
}) => {
  const seat = await sit('Afsnitsleder, S2');
  const { page } = seat;
  // what a browser gives a page that came over plain http from another machine
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }));
  await page.goto(`/tavle/${seat.boardOf('S2')}/maalinger`);
  await page.getByRole('link', { name: t('supplier.title') }).click();
  const name = page.getByRole('textbox', { name: t('supplier.name') });
  await name.fill('Journalen');
  await page.keyboard.press('Enter');
  const token = page.getByRole('textbox', { name: t('supplier.token', { name: 'Journalen' }) });
  const copy = page.getByRole('button', { name: t('supplier.copy') });
  await copy.click();
  await expect(page.getByText(t('supplier.copied'))).toBeVisible();
  await expect(copy).toBeFocused();
  await name.focus();
  await page.keyboard.press('Control+V');
  await expect(name).toHaveValue(await token.inputValue());

  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await copy.click();
  await expect(token).toBeFocused();
  await expect(token).toHaveAccessibleDescription(t('supplier.copyByHand'));
  expect(await page.evaluate(() => window.getSelection()?.toString())).toBe(await token.inputValue());
});
