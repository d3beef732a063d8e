/** An indicator's own page: a lasting shift is suggested and decided by a person, the form folds, and axe finds nothing here or at the numbers. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Seat, t, test } from './fixtures.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const shifted = 'Udredt inden for 30 dage';

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.replaceAll('\n', ' ')}`),
  );
}

const isNarrowEnough = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** From the board to the page of an indicator, the way one goes. */
async function openSheet({ page, open }: Seat, name: string): Promise<void> {
  await open('Afdeling Syd');
  const row = page.getByRole('group', { name, exact: true });
  await row.getByRole('button', { name: t('ind.backSide') }).click();
  await row.getByRole('link', { name: t('ind.page.open') }).click();
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
}

test('SIGN3: a shift that has lasted is suggested as a phase; it takes a reason, breaks the curve, and is undone', async ({
  ownServer,
  sit,
}) => {
  const seat = await sit('Tovholder, Afdeling Syd', { server: ownServer });
  const { page } = seat;
  await openSheet(seat, shifted);
  const curve = page.getByRole('region', { name: t('ind.page.curve') });
  const yes = curve.getByRole('button', { name: /^Begynd ny fase fra uge/ });
  await expect(curve.locator('.chart-break')).toHaveCount(0);
  await yes.click();
  const why = curve.getByRole('textbox', { name: t('ind.suggest.why') });
  await expect(why).toHaveAttribute('aria-invalid', 'true');
  await expect(yes).toBeVisible();
  await why.fill('Ny fælles visitation');
  await page.keyboard.press('Enter');
  await expect(yes).toHaveCount(0);
  await expect(curve.locator('.chart-break')).toHaveCount(1);
  await expect(curve.locator('svg').getByText('Ny fælles visitation')).toBeVisible();
  await curve.getByRole('button', { name: t('ind.page.numbers') }).click();
  await expect(curve.getByRole('table')).toContainText('Ny fælles visitation');
  await page.getByRole('button', { name: t('collab.undo') }).click();
  await expect(yes).toBeVisible();
});

test('the form is folded, says what it holds, and is filled in by keyboard', async ({ ownServer, sit }) => {
  const seat = await sit('Tovholder, Afdeling Syd', { server: ownServer });
  const { page } = seat;
  await openSheet(seat, shifted);
  const about = page.getByRole('region', { name: t('ind.page.about') });
  await about.getByRole('button', { name: t('ind.page.edit') }).press('Enter');
  const rhythm = about.getByRole('button', { name: t('ind.form.group.rhythm') });
  await expect(about.getByText(t('ind.form.cadence.fortnight'), { exact: true })).not.toHaveCount(0);
  await rhythm.press('Enter');
  const lag = about.getByRole('textbox', { name: t('ind.form.lag') });
  await lag.fill('7');
  await lag.press('Enter');
  await expect(about.getByText(t('ind.form.lagShort', { n: 7 }))).toBeVisible();
  await about.getByRole('button', { name: t('ind.form.targets') }).press('Enter');
  await about.getByRole('button', { name: t('ind.form.addTarget') }).press('Enter');
  const card = about.getByRole('group', { name: t('ind.form.addTarget') });
  await card.getByRole('combobox', { name: t('ind.form.targetRule') }).selectOption(t('ind.form.targetRule.between'));
  await card.getByRole('textbox', { name: t('ind.form.targetLow') }).fill('90');
  await card.getByRole('textbox', { name: t('ind.form.targetHigh') }).fill('98,5');
  await card.getByRole('button', { name: t('ind.form.addTarget') }).press('Enter');
  await expect(about.getByText(/Mellem 90,0 og 98,5/).first()).toBeVisible();
  await about.getByRole('button', { name: t('smart.title') }).press('Enter');
  await expect(about.getByText(t('smart.timed'))).toBeVisible();
  await about.getByRole('button', { name: t('common.done') }).press('Enter');
  await expect(about.getByRole('button', { name: t('ind.page.edit') })).toBeFocused();
});

test('who only reads sees the curve and what was agreed, and nothing to write in', async ({ sit }) => {
  const writer = await sit('Tovholder, Afdeling Syd');
  await openSheet(writer, shifted);
  const reader = await sit('Tovholder, Psykiatrien');
  await reader.page.goto(new URL(writer.page.url()).pathname);
  await expect(reader.page.getByRole('heading', { name: shifted, level: 2 })).toBeVisible();
  const main = reader.page.getByRole('main');
  await expect(main.locator('svg.chart')).toBeVisible();
  await expect(main.getByText(t('ind.source'), { exact: true })).toBeVisible();
  await expect(main.getByRole('textbox')).toHaveCount(0);
  for (const name of [/^Begynd ny fase/, t('ind.page.edit'), new RegExp(`^${t('entry.type')}`)])
    await expect(main.getByRole('button', { name })).toHaveCount(0);
});

for (const [name, viewport, colorScheme] of [
  ['large', { width: 1920, height: 1080 }, 'light'],
  ['phone, dark', { width: 390, height: 844 }, 'dark'],
] as const) {
  test(`axe finds nothing at the numbers and on the page of an indicator, ${name}`, async ({ sit }) => {
    const seat = await sit('Tovholder, Afdeling Syd', { viewport, colorScheme });
    const { page } = seat;
    await page.goto(`/tavle/${seat.boardOf('Afdeling Syd')}/maalinger`);
    const field = page.locator('input[data-asked]').nth(1);
    await field.click();
    await page.keyboard.type('1.234.5');
    await page.getByRole('button', { name: t('entry.pad'), exact: true }).click();
    await page.getByRole('button', { name: t('entry.pad.next') }).click();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    const found = [...(await findings(page))];
    expect(await isNarrowEnough(page)).toBe(true);

    await openSheet(seat, shifted);
    const about = page.getByRole('region', { name: t('ind.page.about') });
    await about.getByRole('button', { name: t('ind.page.edit') }).click();
    for (const group of [t('ind.form.group.rhythm'), t('ind.form.targets'), t('ind.form.phases'), t('smart.title')])
      await about.getByRole('button', { name: group, exact: true }).click();
    await page.getByRole('button', { name: t('ind.page.numbers') }).click();
    found.push(...(await findings(page)));
    expect(await isNarrowEnough(page)).toBe(true);
    expect(found).toEqual([]);
  });
}
