/** Pictures of a meeting, step by step: a panel that holds it and a tablet that follows, at the same moments. */
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { BoardId } from '@tavle/domain';
import { type SignedIn, signIn } from '../running/person.ts';

const screens = [
  { name: '1920x1080', width: 1920, height: 1080, search: '?panel=55', person: 'Tovholder, Afdeling Syd' },
  { name: 'tablet', width: 1024, height: 768, search: '', person: 'Afdelingsleder, Afdeling Syd' },
] as const;

/** The keeper holds the meeting on the panel; the tablet is somebody else's. */
export async function takeMeeting(browser: Browser, url: string, board: BoardId, folder: string): Promise<void> {
  const pages: Page[] = [];
  for (const { search, person, ...size } of screens) {
    const who = await signIn(url, ({ name }) => name === person);
    const context = await browser.newContext({ viewport: size, locale: 'da-DK', timezoneId: 'Europe/Copenhagen' });
    await context.addCookies([cookieOf(who)]);
    const page = await context.newPage();
    await page.goto(`${url}/tavle/${board}/moede${search}`);
    await page.locator('[data-command="start"]').waitFor();
    pages.push(page);
  }
  const [panel] = pages;
  if (panel === undefined) return;
  const shoot = async (name: string): Promise<void> => {
    await panel.waitForTimeout(1_200);
    for (const [index, page] of pages.entries())
      await page.screenshot({ path: join(folder, `meeting-${name}-${screens[index]?.name}.png`) });
    console.log(`meeting-${name}`);
  };
  const press = (command: string): Promise<void> => panel.locator(`[data-command="${command}"]`).click();
  await shoot('start');
  await press('start');
  await press('celebrate');
  await panel.keyboard.type('Alle i aftenvagten har prøvet makkerparret');
  await panel.keyboard.press('Enter');
  await shoot('good-news');
  await press('next');
  await shoot('since-last');
  while (!(await panel.locator('[data-command="keep"]').isVisible())) {
    await press('next');
    await panel.waitForTimeout(200);
  }
  await press('read');
  await panel.keyboard.type('Mest i aftenvagten på S5');
  await shoot('indicator');
  await panel.keyboard.press('Escape');
  await press('act');
  await panel.keyboard.type('Gennemgå ti forløb og find mønsteret');
  await shoot('action');
  await panel.getByRole('group', { name: 'Hvem?' }).getByRole('button').first().click();
  await panel.getByRole('button', { name: 'Gem', exact: true }).click();
  await press('agenda');
  await shoot('agenda');
  await panel.getByRole('button', { name: 'Løft', exact: true }).first().click();
  await press('lift');
  await panel.keyboard.type('Vi kan ikke dække aftenvagten selv');
  await shoot('lift');
  await panel.getByRole('button', { name: 'Luk' }).click();
  await panel.getByRole('button', { name: 'Kassér teksten' }).click();
  await press('next');
  await shoot('summary');
  for (const page of pages) await page.context().close();
}

function cookieOf({ cookie, url }: SignedIn) {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value, url };
}
