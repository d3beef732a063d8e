/**
 * Takes the pictures of docs/pictures: the demonstration organisation on a real server in a real browser, at three sizes. `npm run pictures`;
 * with names (`node tests/pictures/take.ts entry gallery`) only those.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { BoardId, IndicatorId, OrganisationReply } from '@tavle/domain';
import { openBoard, type SignedIn, signIn } from '../running/person.ts';
import { createServerProcess } from '../running/server.ts';
import { takeMeeting } from './meeting.ts';

const folder = join(import.meta.dirname, '../../docs/pictures');
const sizes = [
  { name: '1920x1080', width: 1920, height: 1080 },
  { name: 'tablet', width: 1024, height: 768 },
  { name: 'phone', width: 390, height: 844 },
];

/** A page to be taken: where it is, when it is there, and what is done on it first. */
interface Shot {
  readonly name: string;
  readonly path: string;
  readonly ready: string;
  readonly before?: (page: Page) => Promise<void>;
}

const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

const server = await createServerProcess({ TAVLE_DEMO: 'on' });
await server.start();
const browser = await launch();
try {
  await mkdir(folder, { recursive: true });
  const leader = await signIn(server.url, (person) => /Syd/.test(person.name) && person.grants[0]?.role === 'owner');
  const board = await boardOfUnit(leader);
  const pages: readonly Shot[] = [
    { name: 'tree', path: '/', ready: 'main' },
    { name: 'board', path: `/tavle/${board}`, ready: 'main article, main section' },
    { name: 'wall', path: `/vaeg/${board}`, ready: 'svg' },
    { name: 'entry', path: `/tavle/${board}/maalinger`, ready: '[data-asked]', before: chooseCell },
    { name: 'indicator', path: `/tavle/${board}/indikator/${await firstIndicator(leader, board)}`, ready: 'main svg' },
  ];
  for (const size of sizes) {
    const context = await browser.newContext({ viewport: size, locale: 'da-DK', timezoneId: 'Europe/Copenhagen' });
    const [name = '', value = ''] = leader.cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    for (const each of pages.filter(({ name: of }) => isWanted(of)))
      await take(page, each, join(folder, `${each.name}-${size.name}.png`));
    await context.close();
  }
  if (isWanted('meeting')) await takeMeeting(browser, server.url, board, folder);
  if (isWanted('gallery')) await takeGallery();
} finally {
  await browser.close();
  await server.discard();
}

/** The numbers with a cell chosen; by finger, with the keys to write with. */
async function chooseCell(page: Page): Promise<void> {
  await page.locator('[data-asked]').nth(1).click();
  if ((page.viewportSize()?.width ?? 0) < 1_100) await page.getByRole('button', { name: 'Taltastatur' }).click();
}

async function firstIndicator(who: SignedIn, board: BoardId): Promise<IndicatorId> {
  const reader = openBoard(who, board, () => '');
  await reader.until(({ phase }) => phase.kind === 'online');
  const { indicators } = reader.content();
  reader.close();
  const found = indicators.find(({ stage }) => stage === 'active');
  if (!found) throw new Error('no indicator in use');
  return found.id;
}

/** Every state a chart can be in, and once more without colour. */
async function takeGallery(): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'tavle-gallery-'));
  const html = join(temporary, 'gallery.html');
  execFileSync(process.execPath, [join(import.meta.dirname, '../../packages/chart/src/gallery.testing.ts'), html]);
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(`file://${html}`);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, 'gallery.png'), fullPage: true });
  await page.addStyleTag({ content: 'html { filter: grayscale(1) }' });
  const states = page.locator('figure').filter({ hasText: 'Række: alle tilstande' });
  await states.screenshot({ path: join(folder, 'gallery-grey.png') });
  await page.close();
  await rm(temporary, { recursive: true, force: true });
  console.log('gallery.png gallery-grey.png');
}

async function take(page: Page, { path, ready, before }: Shot, file: string): Promise<void> {
  await page.goto(`${server.url}${path}`);
  await page.locator(ready).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await before?.(page);
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
