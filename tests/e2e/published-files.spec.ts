/**
 * The published files beside the project, each dropped on the page as it is and looked at as somebody would: what the page says of rows,
 * numbers and problems is what another program has counted. What does not fit is made to fit with the choices the page itself offers.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { currentMeasurements } from '@tavle/domain';
import { readBoard } from '@tavle/board';
import type { Locator, Page } from '@playwright/test';
import { published } from '../../apps/server/src/exchange/import/published.testing.ts';
import { openBoard } from '../running/person.ts';
import { findings } from './axe.ts';
import { expect, newId, type Seat, t, test } from './fixtures.ts';

const folder = join(import.meta.dirname, '../../../shared/data');
const files = published.filter(([name]) => !name.startsWith('spc/'));

/** Lets a file fall on a place of the page. */
async function drop(page: Page, place: Locator, name: string): Promise<void> {
  const file = { name: basename(name), base64: readFileSync(join(folder, name)).toString('base64') };
  const dataTransfer = await page.evaluateHandle(({ name: called, base64 }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], called));
    return transfer;
  }, file);
  await place.dispatchEvent('drop', { dataTransfer });
}

/** What the page says becomes of the numbers when they are taken. */
async function expectCounts(page: Page, fresh: number, problems: number): Promise<void> {
  const summary = page.getByRole('region', { name: t('import.summary') });
  await expect(summary.getByText(t('import.count.fresh', { n: fresh }), { exact: true })).toBeVisible();
  const told = summary.getByText(t('import.count.problems', { n: problems }), { exact: true });
  await expect(told).toHaveCount(problems === 0 ? 0 : 1);
  const list = page.getByRole('region', { name: t('import.problems') }).getByRole('listitem');
  await expect(list).toHaveCount(Math.min(200, problems));
  const accept = page.getByRole('button', { name: t('import.accept', { n: fresh }), exact: true });
  await expect(accept).toHaveCount(fresh === 0 ? 0 : 1);
}

/** What somebody chooses for the files whose periods are no board's rhythm, and what then fits and does not. */
const choices: Readonly<
  Record<string, { readonly choose: (page: Page) => Promise<unknown>; readonly gives: [number, number] }>
> = {
  // no period at all: one for the whole file
  'se-bup-enheder-oestergoetland.csv': {
    choose: async (page) => {
      const field = page.getByRole('textbox', { name: t('import.fixedPeriod') });
      await field.fill('marts 2015');
      await field.press('Enter');
      await page.getByRole('button', { name: t('import.allNew') }).click();
    },
    gives: [32, 0],
  },
  // counted on one day of the year: it stands for the year
  'sengepladser-psykiatri.csv': {
    choose: (page) => page.getByRole('combobox', { name: t('import.dates') }).selectOption('year'),
    gives: [85, 0],
  },
  // years from July to June: taken although they are nobody's rhythm
  'tvang-baeltefiksering-regioner.csv': {
    choose: (page) => page.getByRole('checkbox', { name: t('import.outside') }).check(),
    gives: [96, 0],
  },
  // single days: added up to months, the month that is not over being none
  'import-fixtures/ssi-newly-admitted-over-time.csv': {
    choose: async (page) => {
      await page.getByRole('combobox', { name: t('import.dates') }).selectOption('month');
      await page.getByRole('combobox', { name: t('import.combine') }).selectOption('sum');
      expect(await findings(page)).toEqual([]);
    },
    gives: [7 * 33, 7],
  },
};

async function numbersOn(seat: Seat): Promise<number> {
  const board = openBoard(seat.who, seat.boardOf('S2'), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  const { indicators, measurements } = readBoard(board.doc);
  board.close();
  return indicators.reduce((sum, { id }) => sum + currentMeasurements(measurements, id).length, 0);
}

test.describe(() => {
  test.skip(!existsSync(folder), `the published files are not beside the project (${folder}): nothing is proved here`);

  test('every published file is read on the page with the rows and problems it has; the largest is taken, and taken back', async ({
    ownServer,
    sit,
  }) => {
    test.setTimeout(180_000);
    const seat = await sit('Afsnitsleder, S2', { server: ownServer });
    const { page } = seat;
    await page.goto(`/tavle/${seat.boardOf('S2')}/maalinger`);
    await page.getByRole('link', { name: t('entry.fromFile') }).click();
    await expect(page.getByText(t('import.choose'))).toBeVisible();
    for (const [name, { rows, read, series, fits, problems }] of files) {
      const began = performance.now();
      // the first on the box, the others anywhere on the page: the file there is now gives way
      const isFirst = name === files[0]?.[0];
      await drop(page, isFirst ? page.getByText(t('import.choose')) : page.getByRole('main'), name);
      const line = page.getByText(`${basename(name)} · `, { exact: false });
      await expect(line).toContainText(` · ${t('import.rows', { n: rows })}`);
      const looked = Math.round(performance.now() - began);
      if (read === 0 && problems === 0) {
        await expect(page.getByRole('alert').filter({ hasText: /Vælg, hvilken kolonne/ })).toBeVisible();
        continue;
      }
      if (series > 0) {
        await expect(page.getByText(t('import.unknown', { n: series }), { exact: false })).toBeVisible();
        await page.getByRole('button', { name: t('import.allNew') }).click();
      }
      await expectCounts(page, fits, problems);
      const choice = choices[name];
      if (choice !== undefined) {
        await choice.choose(page);
        await expectCounts(page, ...choice.gives);
      }
      test.info().annotations.push({
        type: name,
        description: `read in ${looked} ms, with choices in ${Math.round(performance.now() - began)} ms`,
      });
    }
    const before = await numbersOn(seat);
    await drop(page, page.getByRole('main'), 'en-nhs-ae-type1-maaned.csv');
    await page.getByRole('button', { name: t('import.allNew') }).click();
    const began = performance.now();
    await page.getByRole('button', { name: t('import.accept', { n: 4932 }) }).click();
    await expect(page.getByText(t('import.done', { n: 4932 }), { exact: false })).toBeVisible();
    test
      .info()
      .annotations.push({ type: 'taken', description: `4,932 numbers in ${Math.round(performance.now() - began)} ms` });
    expect(await numbersOn(seat)).toBe(before + 4932);
    await page.getByRole('button', { name: t('import.undo') }).click();
    await page.getByRole('button', { name: t('import.undoYes') }).click();
    await expect(page.getByText(t('import.undone', { n: 4932 }), { exact: false })).toBeVisible();
    expect(await numbersOn(seat)).toBe(before);
  });
});
