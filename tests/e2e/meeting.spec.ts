/** A board meeting: a panel touched only, a tablet, a desk by keyboard only and a wall at once; and what a hand reaches on the panel. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { startMeeting } from '@tavle/board';
import { instantAt, openMostMs } from '@tavle/domain';
import { openBoard } from '../running/person.ts';
import { expect, msUntil, newId, type Seat, t, test, unique } from './fixtures.ts';

const unit = 'Afdeling Syd';
/** What a browser says of a server that is away. */
const away = /WebSocket|net::ERR/;
const bar = (page: Page) => page.getByRole('navigation', { name: t('moede.commands') });
const command = (page: Page, id: string): Locator => bar(page).locator(`[data-command="${id}"]`);
const card = (page: Page, title: string | RegExp) => page.getByRole('group', { name: title });
const named = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const meetingOf = (seat: Seat): string => `/tavle/${seat.boardOf(unit)}/moede`;

/** Presses a command until the page is at an indicator; gives its name. */
async function toIndicators(page: Page): Promise<string> {
  for (let presses = 0; presses < 12 && !(await command(page, 'keep').isVisible()); presses++) {
    await command(page, 'next').click();
    await page.waitForTimeout(150);
  }
  return (await page.getByRole('heading', { level: 2 }).textContent()) ?? '';
}

test('MEET2, MEET5: a panel, a tablet, a desk and a wall in one meeting; the server is killed, the lead goes, and nothing is lost', async ({
  ownServer: server,
  sit,
}) => {
  test.setTimeout(120_000);
  const panel = await sit('Tovholder, Afdeling Syd', { server, hasTouch: true, expects: away });
  const tablet = await sit('Afdelingsleder, Afdeling Syd', {
    server,
    hasTouch: true,
    viewport: { width: 1024, height: 768 },
    expects: away,
  });
  const desk = await sit('Kvalitetskoordinator, Afdeling Syd', {
    server,
    viewport: { width: 1366, height: 768 },
    expects: away,
  });
  const wall = await sit('Tovholder, Afdeling Syd', { server, expects: away });
  let taps = 0;
  const tap = async (what: Locator): Promise<void> => {
    taps += 1;
    await what.tap();
  };
  const where = (page: Page) => page.getByRole('heading', { level: 2 }).first();

  // One tap starts.
  await Promise.all([
    panel.page.goto(`${meetingOf(panel)}?panel=55`),
    tablet.open(unit),
    desk.page.goto(meetingOf(desk)),
    wall.page.goto(`/vaeg/${wall.boardOf(unit)}`),
  ]);
  await tap(command(panel.page, 'start'));
  expect(taps).toBe(1);
  for (const { page } of [panel, desk]) await expect(where(page)).toHaveText(t('meet.goodNewsAsk'));
  await expect(wall.page.getByText(t('screen.inMeeting'))).toBeVisible();

  // A board that is open says so, and one tap leads there.
  await tablet.page.getByRole('link', { name: t('moede.goBack') }).tap();
  await expect(where(tablet.page)).toHaveText(t('meet.goodNewsAsk'));

  const cheer = unique('Alle i aftenvagten har prøvet makkerparret');
  await tap(command(panel.page, 'celebrate'));
  await panel.page.keyboard.insertText(cheer);
  // At a panel many use, it is said by whoever said it.
  const writers = card(panel.page, t('party.add')).getByRole('group', { name: t('moede.writeAs') });
  await tap(writers.getByRole('button', { name: /Kvalitetskoordinator/ }));
  await tap(card(panel.page, t('party.add')).getByRole('button', { name: t('moede.celebrate') }));
  for (const { page } of [panel, tablet, desk])
    await expect(page.getByRole('listitem').filter({ hasText: cheer })).toContainText('Kvalitetskoordinator');

  // The desk leads by keyboard: an answer from above is acknowledged, an action is done.
  await desk.page.keyboard.press('n');
  await expect(where(panel.page)).toHaveText(t('meet.step.sinceLast'));
  await expect(desk.page.getByText(t('moede.readOut'))).toBeVisible();
  await desk.page.keyboard.press('1');
  await expect(panel.page.getByText(t('moede.readOut'))).toHaveCount(0);
  await expect(command(desk.page, 'done')).toBeVisible();
  await desk.page.keyboard.press('1');
  await expect(tablet.page.getByText(t('moede.done')).first()).toBeVisible();

  // Everybody, and the wall, are at the indicator the panel goes to.
  const first = await toIndicators(panel.page);
  const began = performance.now();
  for (const { page } of [tablet, desk]) await expect(where(page)).toHaveText(first);
  await expect(wall.page.locator('.current').getByRole('heading', { name: first })).toBeVisible();
  console.log(`everybody at ${first} after ${(performance.now() - began).toFixed(0)} ms`);

  // What is typed is read as it is typed.
  await tap(command(panel.page, 'read'));
  await panel.page.keyboard.insertText('Kun om af');
  await expect(tablet.page.getByText('Kun om af', { exact: true })).toBeVisible();
  await panel.page.keyboard.insertText('tenen på S5');
  await expect(desk.page.getByText('Kun om aftenen på S5')).toBeVisible();
  await tap(card(panel.page, new RegExp(`^${t('interp.one')}`)).getByRole('button', { name: t('common.close') }));

  // From "Handl" to saved: three taps and the text.
  const what = unique('Gennemgå ti forløb og find mønsteret');
  taps = 0;
  await tap(command(panel.page, 'act'));
  const form = card(panel.page, new RegExp(`^${t('action.new')}`));
  await expect(form.getByRole('textbox').first()).toBeFocused();
  await panel.page.keyboard.insertText(what);
  await tap(form.getByRole('group', { name: t('moede.owner') }).getByRole('button', { name: /Kvalitetskoordinator/ }));
  await tap(form.getByRole('button', { name: t('moede.save') }));
  expect(taps).toBeLessThanOrEqual(3);
  await expect(form).toHaveCount(0);
  for (const { page } of [panel, tablet, desk]) await expect(page.getByText(what)).toBeVisible();
  console.log(`a new action: ${taps} taps and the text`);

  // A lift without a request is not sent, and says what is missing at the field.
  await desk.page.keyboard.press('3');
  const lift = card(desk.page, new RegExp(`^${t('esc.new')}`));
  await expect(lift.getByRole('textbox', { name: t('esc.why') })).toBeFocused();
  await desk.page.keyboard.type('Vi får ikke psykologtid');
  await desk.page.keyboard.press('Enter');
  await expect(lift.getByRole('textbox', { name: t('esc.ask') })).toHaveAttribute('aria-invalid', 'true');
  await desk.page.keyboard.press('Tab');
  const request = unique('To psykologer i et halvt år');
  await desk.page.keyboard.type(request);
  await desk.page.keyboard.press('Enter');
  await expect(lift).toHaveCount(0);
  await expect(tablet.page.getByText(request)).toBeVisible();

  // Somebody else may look elsewhere, is told who moves the meeting, and comes back by one tap.
  await expect(bar(tablet.page)).toContainText('Kvalitetskoordinator');
  await tablet.page.getByRole('button', { name: t('moede.lookNext') }).tap();
  await expect(bar(tablet.page)).toContainText(t('moede.elsewhere'));
  await expect(where(tablet.page)).not.toHaveText(first);
  await expect(where(panel.page)).toHaveText(first);
  await tablet.page.getByRole('button', { name: t('moede.goBack') }).tap();
  await expect(where(tablet.page)).toHaveText(first);

  // The power goes. The panel is moved on meanwhile; everybody comes back to where it is.
  await server.kill();
  await tap(command(panel.page, 'next'));
  await expect(where(panel.page)).not.toHaveText(first);
  const second = (await where(panel.page).textContent()) ?? '';
  await server.start();
  for (const { page } of [panel, tablet, desk]) await expect(where(page)).toHaveText(second, { timeout: 30_000 });
  await expect(wall.page.locator('.current').getByRole('heading', { name: second })).toBeVisible({ timeout: 30_000 });
  await expect(tablet.page.getByText(what)).toHaveCount(0);

  // The lead's laptop dies: another takes the meeting over where it is.
  await desk.page.close();
  await command(tablet.page, 'more').tap();
  await card(tablet.page, t('common.more'))
    .getByRole('button', { name: t('moede.takeOver') })
    .tap();
  await expect(command(tablet.page, 'next')).toHaveText(t('moede.nextPoint'));
  await expect(where(tablet.page)).toHaveText(second);
  await command(tablet.page, 'keep').tap();
  await command(tablet.page, 'next').tap();
  await expect(where(panel.page)).not.toHaveText(second);

  // To the end: what lacks an outcome is said, and the agreements are read aloud.
  await command(tablet.page, 'agenda').tap();
  await card(tablet.page, t('moede.agenda'))
    .getByRole('button', { name: t('meet.step.summary') })
    .tap();
  for (const { page } of [panel, tablet]) {
    await expect(where(page)).toHaveText(t('meet.readAloud'));
    for (const said of [what, request]) await expect(page.getByText(said)).toBeVisible();
  }
  await tap(command(panel.page, 'end'));
  await tap(card(panel.page, t('moede.end')).getByRole('button', { name: t('moede.endAnyway') }));
  for (const { page } of [panel, tablet]) await expect(named(page, t('moede.ended'))).toBeVisible();
  await expect(panel.page.getByRole('link', { name: t('moede.toMinutes') })).toBeVisible();
  await expect(wall.page.getByText(t('screen.inMeeting'))).toHaveCount(0);
});

const sizes = [
  { name: '1080 lines', width: 1920, height: 1080 },
  { name: '2160 lines', width: 3840, height: 2160 },
] as const;

for (const { name, ...viewport } of sizes) {
  test(`every control on a 55 inch panel of ${name} is 20 mm and within reach`, async ({ ownServer: server, sit }) => {
    test.setTimeout(120_000);
    const seat = await sit('Tovholder, Afdeling Syd', { server, hasTouch: true, viewport, expects: away });
    const { page } = seat;
    await page.goto(`${meetingOf(seat)}?panel=55&kant=1000`);
    const found: string[] = [];
    const look = async (at: string): Promise<void> => {
      await page.waitForTimeout(150);
      found.push(...(await outOfReach(page, viewport)).map((line) => `${at}: ${line}`));
    };
    await expect(command(page, 'start')).toBeVisible();
    await look('start');
    await command(page, 'start').tap();
    await look('good news');
    const indicator = await (async () => {
      await command(page, 'next').tap();
      await expect(page.getByText(t('moede.readOut'))).toBeVisible();
      await look('since last');
      return toIndicators(page);
    })();
    await look('indicator');
    // Two people beside each other, each with a form of their own; both are as near as the bar.
    await command(page, 'act').tap();
    await look('one card');
    await command(page, 'act').tap();
    await look('two cards');
    await command(page, 'act').tap();
    await expect(bar(page)).toContainText(t('moede.cardsEnough'));
    await twoFingers(page, card(page, new RegExp(t('action.new'))));
    for (let cards = 2; cards > 0; cards--)
      await page
        .getByRole('button', { name: t('common.close') })
        .first()
        .tap();
    for (const id of ['effort', 'lift', 'retire', 'read', 'agenda', 'more']) {
      await command(page, id).tap();
      await look(id);
      await page
        .getByRole('button', { name: t('common.close') })
        .first()
        .tap();
    }
    for (const word of [t('meet.park'), t('moede.present'), t('moede.panel'), t('moede.end')]) {
      await command(page, 'more').tap();
      await card(page, t('common.more')).getByRole('button', { name: word, exact: true }).tap();
      await look(word);
      await page
        .getByRole('button', { name: t('common.close') })
        .first()
        .tap();
    }
    // A lift somebody sent to us is answered here too.
    await command(page, 'agenda').tap();
    await card(page, t('moede.agenda'))
      .getByRole('button', { name: t('meet.step.lifts'), exact: true })
      .tap();
    await command(page, 'answer').tap();
    await look('answer');
    await card(page, /^Svar til/)
      .getByRole('button', { name: t('esc.sendAnswer') })
      .tap();
    await look('answer that lacks its kind');
    await page
      .getByRole('button', { name: t('common.close') })
      .first()
      .tap();
    await command(page, 'agenda').tap();
    await card(page, t('moede.agenda'))
      .getByRole('button', { name: t('meet.step.summary'), exact: true })
      .tap();
    await command(page, 'end').tap();
    await card(page, t('moede.end'))
      .getByRole('button', { name: t('moede.endAnyway') })
      .tap();
    await expect(command(page, 'resume')).toBeVisible();
    await look('ended');
    expect(indicator).not.toBe('');
    expect(found).toEqual([]);
  });
}

/** Controls under 20 mm, higher than 1.2 m, or outside the picture, on a 55 inch panel whose lower edge is a metre above the floor. */
async function outOfReach(page: Page, { width, height }: { readonly width: number; readonly height: number }) {
  const perMm = Math.hypot(width, height) / (55 * 25.4);
  const controls = page.locator('button:visible, a:visible, input:visible, select:visible, textarea:visible');
  const boxes = await controls.evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return {
        name: element.textContent || element.getAttribute('aria-label') || element.tagName,
        x,
        y,
        width,
        height,
      };
    }),
  );
  expect(boxes.length).toBeGreaterThan(3);
  return boxes.flatMap((box) => {
    const [wide, high] = [box.width / perMm, box.height / perMm];
    const above = 1000 + (height - box.y) / perMm;
    const lines: string[] = [];
    if (Math.min(wide, high) < 20) lines.push(`${box.name} is ${wide.toFixed(1)} by ${high.toFixed(1)} mm`);
    if (above > 1200) lines.push(`${box.name} reaches ${above.toFixed(0)} mm above the floor`);
    if (box.x < 0 || box.x + box.width > width || box.y + box.height > height) lines.push(`${box.name} is outside`);
    return lines;
  });
}

/** Two fingers at the same moment, one in each of two cards: both count. */
async function twoFingers(page: Page, cards: Locator): Promise<void> {
  await expect(cards).toHaveCount(2);
  const chips = [0, 1].map((index) =>
    cards
      .nth(index)
      .getByRole('group', { name: t('moede.owner') })
      .getByRole('button')
      .nth(index),
  );
  const touchPoints = await Promise.all(
    chips.map(async (chip, id) => {
      const box = (await chip.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      return { id, x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }),
  );
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  for (const chip of chips) await expect(chip).toHaveAttribute('aria-pressed', 'true');
  await session.detach();
}

test('MEET1: a whole meeting at a desk by keyboard alone; axe finds nothing on the way', async ({
  ownServer: server,
  sit,
}) => {
  test.setTimeout(120_000);
  const seat = await sit('Tovholder, Afdeling Syd', { server, viewport: { width: 1366, height: 768 }, expects: away });
  const { page } = seat;
  const found: string[] = [];
  const axe = async (at: string): Promise<void> => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${at}: ${id} ${target.join(' ')}`)));
  };
  await page.goto(meetingOf(seat));
  await expect(command(page, 'start')).toBeVisible();
  await axe('start');
  await tabTo(page, command(page, 'start'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('meet.goodNewsAsk') })).toBeVisible();
  await page.keyboard.press('?');
  await expect(card(page, t('keys.title'))).toContainText(t('moede.keys.outcomes'));
  await axe('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await axe('since last');
  while (!(await command(page, 'keep').isVisible())) await page.keyboard.press('n');
  await axe('indicator');
  const first = await page.getByRole('heading', { level: 2 }).textContent();

  // An outcome before going on: asked for once.
  await page.keyboard.press('n');
  await expect(bar(page)).toContainText(t('meet.outcomeNeeded'));
  await page.keyboard.press('1');
  await expect(command(page, 'keep')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 2 })).not.toHaveText(first ?? '');

  // A card that is closed without saving leaves nothing: no outcome was set by opening it.
  for (const key of ['2', '3']) {
    await page.keyboard.press(key);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: t('common.close') })).toHaveCount(0);
  }
  for (const id of ['act', 'lift']) await expect(command(page, id)).toHaveAttribute('aria-pressed', 'false');

  // An effort is begun here: what it leaves behind is one step, and taken back as one.
  const tried = unique('Fast opkald dagen før');
  await page.keyboard.press('e');
  await page.keyboard.type(tried);
  const effort = card(page, new RegExp(`^${t('effort.new')}`));
  await tabTo(
    page,
    effort
      .getByRole('group', { name: t('moede.owner') })
      .getByRole('button')
      .first(),
  );
  await page.keyboard.press('Enter');
  await axe('effort');
  await tabTo(page, effort.getByRole('button', { name: t('moede.save') }));
  await page.keyboard.press('Enter');
  await expect(page.locator('main').getByText(tried)).toBeVisible();
  await expect(command(page, 'act')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+z');
  await expect(page.locator('main').getByText(tried)).toHaveCount(0);
  await expect(command(page, 'act')).toHaveAttribute('aria-pressed', 'false');

  // An action without an owner is not saved, and says so at the field.
  await page.keyboard.press('2');
  const what = unique('Ring til de tre, der udeblev');
  await page.keyboard.type(what);
  await page.keyboard.press('Enter');
  const form = card(page, new RegExp(`^${t('action.new')}`));
  await expect(form).toContainText(t('moede.ownerNeeded'));
  await axe('card');
  await tabTo(
    page,
    form
      .getByRole('group', { name: t('moede.owner') })
      .getByRole('button')
      .first(),
  );
  await page.keyboard.press('Enter');
  await tabTo(page, form.getByRole('button', { name: t('moede.save') }));
  await page.keyboard.press('Enter');
  await expect(page.locator('main').getByText(what)).toBeVisible();

  // Letters are letters while somebody types; a card with words in it is not lost by one Escape.
  await page.keyboard.press('d');
  await page.keyboard.type('napsk n p 1');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: t('moede.discard') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card(page, new RegExp(`^${t('moede.decide')}`))).toHaveCount(0);

  // What somebody below asks of us is answered where it is looked at.
  await page.keyboard.press('s');
  await tabTo(page, card(page, t('moede.agenda')).getByRole('button', { name: t('meet.step.lifts'), exact: true }));
  await page.keyboard.press('Enter');
  await expect(command(page, 'answer')).toHaveText(t('moede.answer'));
  await page.keyboard.press('1');
  const said = unique('Tolk kan bestilles på telefon hele weekenden');
  await page.keyboard.type(said);
  const reply = card(page, /^Svar til/);
  await tabTo(page, reply.getByRole('button', { name: t('esc.answer.decided') }));
  await page.keyboard.press('Enter');
  await axe('answer');
  await tabTo(page, reply.getByRole('button', { name: t('esc.sendAnswer') }));
  await page.keyboard.press('Enter');
  await expect(page.locator('main').getByText(said)).toBeVisible();
  await expect(command(page, 'answer')).toHaveText(t('esc.answerAgain'));

  await page.keyboard.press('s');
  await axe('agenda');
  await tabTo(page, card(page, t('moede.agenda')).getByRole('button', { name: t('meet.step.summary') }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('meet.readAloud') })).toBeVisible();
  await axe('summary');
  await page.keyboard.press('n');
  await tabTo(page, card(page, t('moede.end')).getByRole('button', { name: t('moede.endAnyway') }));
  await page.keyboard.press('Enter');
  await expect(named(page, t('moede.ended'))).toBeVisible();
  for (const text of [what, said]) await expect(page.locator('main').getByText(text)).toBeVisible();
  await axe('ended');
  // Ended too soon: taken up where the agreements are read.
  await tabTo(page, command(page, 'resume'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('meet.readAloud') })).toBeVisible();
  expect(found).toEqual([]);
});

/** Presses Tab until the keyboard stands there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

test('MEET1: a meeting nobody ended is over two hours after it began, and the next one can start', async ({
  ownServer: server,
  sit,
}) => {
  const seat = await sit('Tovholder, Afdeling Syd', { server, viewport: { width: 1024, height: 768 }, expects: away });
  const board = openBoard(seat.who, seat.boardOf(unit), newId);
  await board.until((state) => state.phase.kind === 'online');
  const at = instantAt(Date.now() - openMostMs - 60_000);
  const begun = board.edit((doc, hand) => startMeeting(doc, { ...hand, at }));
  await board.until((state) => state.saving === 'saved');
  await seat.page.goto(meetingOf(seat));
  await expect(command(seat.page, 'start')).toBeVisible();
  const left = () => board.content().meetings.find(({ id }) => id === begun);
  await msUntil(performance.now(), async () => left()?.endedBy === 'time');
  expect(left()?.endedAt).toBe(instantAt(Date.parse(at) + openMostMs));
  await command(seat.page, 'start').click();
  await expect(seat.page.getByRole('heading', { name: t('meet.goodNewsAsk') })).toBeVisible();
  board.close();
});
