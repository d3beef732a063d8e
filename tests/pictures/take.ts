/** Takes the pictures of docs/pictures: the demonstration organisation on a real server in a real browser, at three sizes. `npm run pictures`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { BoardId, OrganisationReply } from '@tavle/domain';
import { type SignedIn, signIn } from '../running/person.ts';
import { createServerProcess } from '../running/server.ts';

const folder = join(import.meta.dirname, '../../docs/pictures');
const sizes = [
  { name: '1920x1080', width: 1920, height: 1080 },
  { name: 'tablet', width: 1024, height: 768 },
  { name: 'phone', width: 390, height: 844 },
];

const server = await createServerProcess({ TAVLE_DEMO: 'on' });
await server.start();
const browser = await launch();
try {
  await mkdir(folder, { recursive: true });
  const leader = await signIn(server.url, (person) => /Syd/.test(person.name) && person.grants[0]?.role === 'owner');
  const board = await boardOfUnit(leader);
  const pages = [
    { name: 'tree', path: '/', ready: 'main' },
    { name: 'board', path: `/tavle/${board}`, ready: 'main article, main section' },
    { name: 'wall', path: `/vaeg/${board}`, ready: 'svg' },
  ];
  for (const size of sizes) {
    const context = await browser.newContext({ viewport: size, locale: 'da-DK', timezoneId: 'Europe/Copenhagen' });
    const [name = '', value = ''] = leader.cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    for (const each of pages) await take(page, each, join(folder, `${each.name}-${size.name}.png`));
    await context.close();
  }
} finally {
  await browser.close();
  await server.discard();
}

async function take(
  page: Page,
  { path, ready }: { readonly path: string; readonly ready: string },
  file: string,
): Promise<void> {
  await page.goto(`${server.url}${path}`);
  await page.locator(ready).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  // Charts are drawn once their width is known.
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: file });
  console.log(file.slice(folder.length + 1));
}

async function boardOfUnit(who: SignedIn): Promise<BoardId> {
  const { tree }: OrganisationReply = await who.organisation();
  const found = tree.boards.find((board) => board.unit === who.person.grants[0]?.unit);
  if (!found) throw new Error(`no board for ${who.person.name}`);
  return found.id;
}

function launch(): Promise<Browser> {
  const executablePath = process.env['TAVLE_CHROMIUM'];
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ];
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args,
  });
}
