/**
 * What every test in a browser stands on: one server per worker, filled with the demonstration organisation; people who sit down at it; and two
 * things no page may ever do, asserted after each test: ask another host for anything, and throw.
 */
import { expect as baseExpect, type Browser, type BrowserContext, test as base, type Page } from '@playwright/test';
import type { BoardId, OrganisationReply } from '@tavle/domain';
import { words } from '@tavle/text';
import { type SignedIn, signIn } from '../running/person.ts';
import { createServerProcess, type RunningServer } from '../running/server.ts';

/** Waits long enough for a busy machine; what must be quick is measured, not waited for. */
export const expect = baseExpect.configure({ timeout: 20_000 });

/** The Danish words the pages speak. */
export const t = words('da');

/** The units of the demonstration that the tests sit at, by short name. */
export type UnitName =
  | 'Region Nordjylland'
  | 'Psykiatrien'
  | 'Afdeling Syd'
  | 'Afdeling Nord'
  | 'Retspsykiatrisk'
  | 'Ældrepsykiatrisk'
  | 'S1'
  | 'S2'
  | 'N1'
  | 'N2';

/** Somebody with a browser. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly who: SignedIn;
  /** The board of a unit. */
  boardOf(unit: UnitName): BoardId;
  /** Opens the board of a unit and waits until it can be read. */
  open(unit: UnitName): Promise<void>;
}

/** How a seat's browser is. */
export interface SeatOptions {
  readonly server?: RunningServer;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** A screen that is touched. */
  readonly hasTouch?: boolean;
  /** Errors in the console that the test itself brings about. */
  readonly expects?: RegExp;
}

interface TestFixtures {
  /** Sits somebody down, by name: "Tovholder, Afdeling Syd". */
  readonly sit: (name: string, options?: SeatOptions) => Promise<Seat>;
  /** A server for this test alone, for what would disturb others. */
  readonly ownServer: RunningServer;
}

interface WorkerFixtures {
  /** A stopped server that holds the demonstration organisation, to begin others from. */
  readonly filled: RunningServer;
  readonly server: RunningServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  filled: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const server = await createServerProcess({ TAVLE_DEMO: 'on' });
      await server.start();
      await server.stop();
      await use(server);
      await server.discard();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  server: [
    async ({ filled }, use) => {
      const server = await createServerProcess({}, filled);
      await server.start();
      await use(server);
      await server.discard();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  ownServer: async ({ filled }, use) => {
    const server = await createServerProcess({}, filled);
    await server.start();
    await use(server);
    await server.discard();
  },
  sit: async ({ browser, server }, use) => {
    const seats: { readonly context: BrowserContext; readonly faults: readonly string[] }[] = [];
    await use(async (name, options = {}) => {
      const { seat, faults } = await takeSeat(browser, options.server ?? server, name, options);
      seats.push({ context: seat.context, faults });
      return seat;
    });
    for (const { context } of seats) await context.close();
    expect(seats.flatMap(({ faults }) => faults)).toEqual([]);
  },
});

async function takeSeat(browser: Browser, server: RunningServer, name: string, options: SeatOptions) {
  const who = await signIn(server.url, (person) => person.name === name);
  const organisation = await who.organisation();
  const { viewport = { width: 1920, height: 1080 }, colorScheme = 'light', hasTouch = false } = options;
  const context = await browser.newContext({ baseURL: server.url, viewport, colorScheme, hasTouch });
  const [cookie = '', value = ''] = who.cookie.split('=');
  await context.addCookies([{ name: cookie, value, url: server.url, httpOnly: true, sameSite: 'Strict' }]);
  const faults = watchFaults(context, server.url, options.expects);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const boardOf = (unit: UnitName): BoardId => boardOfUnit(organisation, unit);
  const open = async (unit: UnitName): Promise<void> => {
    await page.goto(`/tavle/${boardOf(unit)}`);
    await expect(page.getByRole('navigation', { name: t('board.chain') })).toBeVisible();
  };
  const seat: Seat = { page, context, who, boardOf, open };
  return { seat, faults };
}

/** Requests to other hosts, exceptions, and errors in the console, as they come. */
export function watchFaults(context: BrowserContext, url: string, expects?: RegExp): readonly string[] {
  const faults: string[] = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== url) faults.push(`asked for ${request.url()}`);
  });
  context.on('weberror', (error) => faults.push(`threw ${error.error().stack ?? error.error().message}`));
  context.on('console', (message) => {
    // What the browser says of a reply that is no success is the reply's own business.
    const isReply = message.text().startsWith('Failed to load resource');
    if (message.type() !== 'error' || isReply || expects?.test(message.text())) return;
    faults.push(`said ${message.text()}`);
  });
  return faults;
}

/** The board of a unit, by its short name. */
export function boardOfUnit({ tree }: OrganisationReply, shortName: string): BoardId {
  const unit = tree.units.find((each) => each.shortName === shortName);
  const board = tree.boards.find((each) => each.unit === unit?.id);
  if (!board) throw new Error(`no board for ${shortName}`);
  return board.id;
}

/** Waits for something to be so, looking every 25 ms; gives the milliseconds since `began` (performance.now). */
export async function msUntil(began: number, isSo: () => Promise<boolean>, withinMs = 10_000): Promise<number> {
  while (!(await isSo())) {
    if (performance.now() - began > withinMs) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return performance.now() - began;
}

/** An indicator's row on a board. */
export const rowOf = (page: Page, indicator: string) => page.getByRole('group', { name: indicator, exact: true });

/** The light that says whether it is saved, as it is read aloud. */
export const lightOf = (page: Page) => page.getByRole('status', { name: t('a11y.saveState') });

/** The light itself while it says "Gemt": seen at once, where what is read aloud comes a moment later. */
export const saysSaved = (page: Page) => page.getByTitle(t('save.savedHelp'));

/** Writes a new interpretation of an indicator, as one does on the board. */
export async function interpret(page: Page, indicator: string, text: string): Promise<void> {
  const row = rowOf(page, indicator);
  await row.getByRole('button', { name: `${t('interp.new')} ${indicator}` }).click();
  await row
    .getByRole('group', { name: t('interp.new') })
    .getByRole('textbox')
    .fill(text);
  await page.keyboard.press('Enter');
  await expect(row.getByText(text)).toBeVisible();
}

let made = 0;
/** A new id for an entry made by a hand without a browser. */
export const newId = (): string => `e2e-${process.pid}-${++made}`;

/** A text nobody else on the server has written. */
export const unique = (text: string): string => `${text} ${process.pid}-${++made}`;
