/** A goal's way down and its answers' way up (CHAIN5), until it is withdrawn above; on the screens, and on every board below. */
import { activateIndicator, addIndicator, editText } from '@tavle/board';
import type { Locator } from '@playwright/test';
import type { BoardId, Given, GivenGoal, GoalId, Versioned } from '@tavle/domain';
import { openBoard, type SignedIn, signIn } from '../running/person.ts';
import { boardOfUnit, expect, newId, rowOf, type Seat, saysSaved, t, test, unique } from './fixtures.ts';

const above = 'Psykiatrien i Region Nordjylland';

test('CHAIN5: published above, a goal waits below until it is translated, taken over or excused, and is gone when withdrawn', async ({
  sit,
  server,
}) => {
  test.setTimeout(120_000);
  const director = await sit('Psykiatridirektør');
  const text = unique('Patienten kender sin plan inden for en uge');
  const name = unique('Plan kendt inden for 7 dage');
  await director.open('Psykiatrien');
  await publishGoal(director, text, name);

  const below = await everybodyBelow(server.url);
  expect(below.length).toBe(24);
  const goal = await expect
    .poll(async () => (await givenGoal(below[0]?.who, below[0]?.board, text))?.goal.id ?? '')
    .not.toBe('')
    .then(async () => (await givenGoal(below[0]?.who, below[0]?.board, text))?.goal.id);
  if (goal === undefined) throw new Error('the goal did not come down');
  await expect.poll(() => statesBelow(below, text)).toEqual({ waiting: 24 });

  const syd = await sit('Afdelingsleder, Afdeling Syd');
  await translate(syd, goal, text);
  const ward = await sit('Afsnitsleder, S1');
  await wardSees(ward, goal, text);
  const nord = await sit('Tovholder, Afdeling Nord');
  await adopt(nord, goal, text, name);
  await expect(rowOf(director.page, name)).toContainText(t('org.rolledUp', { n: 1 }));
  await expect(rowOf(director.page, name)).toContainText('80');

  const rets = await sit('Afdelingsleder, Retspsykiatrisk');
  await excuse(rets, director, goal, text);
  await expect
    .poll(() => statesBelow(below.slice(0, 5), text))
    .toEqual({ translated: 1, adopted: 1, excused: 1, waiting: 2 });

  const away = await sit('Afdelingsleder, Ældrepsykiatrisk', { expects: /ERR_INTERNET_DISCONNECTED|WebSocket/ });
  await away.open('Ældrepsykiatrisk');
  const asked = away.page.getByRole('link', { name: text });
  await expect(asked).toBeVisible();
  await away.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await away.context.setOffline(true);
  // A stream that is open outlives the browser's offline mode; a page that is opened again has none.
  await away.page.reload();
  await expect(asked).toBeVisible();

  await withdraw(director, text);
  await expect.poll(() => statesBelow(below, text)).toEqual({});
  await expect(nord.page.getByRole('region', { name: t('a11y.goal', { text }) })).toHaveCount(0);
  await expect(syd.page.getByRole('main').getByText(text)).toHaveCount(0);
  // Whoever is answering keeps the page, and is told.
  await expect(rets.page.getByText(t('trans.withdrawnAbove', { unit: above }))).toBeVisible();
  await expect(asked).toBeVisible();
  await away.context.setOffline(false);
  await expect(asked).toHaveCount(0);
});

/** Writes a mandatory goal with one indicator that rolls up, and sends it down. */
async function publishGoal({ page, who, boardOf }: Seat, text: string, name: string): Promise<void> {
  await page.getByRole('button', { name: t('goal.new') }).click();
  await page
    .getByRole('group', { name: t('goal.new') })
    .getByRole('textbox', { name: t('goal.text') })
    .fill(text);
  await page.getByRole('button', { name: t('ind.makeDraft') }).click();
  const section = page.getByRole('region', { name: t('a11y.goal', { text }) });
  await expect(section.getByText(t('goal.draft'), { exact: true })).toBeVisible();
  await section.getByRole('button', { name: `${t('goal.edit')}: ${text}` }).click();
  const form = section.getByRole('group', { name: t('goal.edit') });
  await form.getByRole('checkbox', { name: t('goal.mandatory') }).check();
  await addMeasure(who, boardOf('Psykiatrien'), text, name);
  await expect(rowOf(page, name)).toBeVisible();
  await sendDown(form);
  await expect(section.getByRole('button', { name: t('goal.below.waiting', { n: 5 }) })).toBeVisible();
  await expect(saysSaved(page)).toBeVisible();
}

async function sendDown(form: Locator): Promise<void> {
  await form.getByRole('button', { name: t('goal.publish') }).click();
  await expect(form.getByText(t('goal.publishHelp'))).toBeVisible();
  await form.getByRole('button', { name: t('common.yes') }).click();
}

async function addMeasure(who: SignedIn, board: BoardId, goalText: string, name: string): Promise<void> {
  const hand = openBoard(who, board, newId);
  await hand.until(({ phase }) => phase.kind === 'online');
  await expect.poll(() => hand.content().goals.some((goal) => goal.text === goalText)).toBe(true);
  const goal = hand.content().goals.find((each) => each.text === goalText);
  if (!goal) throw new Error('no goal');
  const fields = { kind: 'share', cadence: 'fortnight', direction: 'up', unit: '%', rollUp: 'sum' } as const;
  const more = { additiveInOrganisation: true, source: 'Patientjournalen', why: 'Planen skal kendes.' };
  const indicator = hand.edit((doc, by) =>
    addIndicator(doc, by, { goal: goal.id, name, owner: who.person.id, ...fields, ...more }),
  );
  hand.edit((doc, by) => editText(doc, by, { section: 'indicators', id: indicator, field: 'definition', next: name }));
  hand.edit((doc, by) => activateIndicator(doc, by, { indicator, override: 'Til afprøvning' }));
  await hand.until(({ saving }) => saving === 'saved');
  hand.close();
}

/** One writer of every department (first) and every ward. */
async function everybodyBelow(url: string) {
  const any = await signIn(url, ({ name }) => name === 'Psykiatridirektør');
  const { tree } = await any.organisation();
  const orders = new Map(tree.layers.map(({ id, order }) => [id, order]));
  const units = tree.units
    .filter(({ layer }) => (orders.get(layer) ?? 0) > 2)
    .sort((a, b) => (orders.get(a.layer) ?? 0) - (orders.get(b.layer) ?? 0));
  return Promise.all(
    units.map(async ({ id, shortName }) => ({
      who: await signIn(url, ({ grants }) => grants.some((grant) => grant.unit === id && grant.role === 'keeper')),
      board: boardOfUnit({ ...(await any.organisation()) }, shortName),
    })),
  );
}

async function givenGoal(who: SignedIn | undefined, board: BoardId | undefined, text: string) {
  const reply = await who?.get<Versioned<Given>>(`/api/boards/${board}/given`);
  return reply?.body.value.goals.find((given) => given.goal.text === text);
}

/** How many boards stand where with the goal; those that do not have it are not counted. */
async function statesBelow(below: Awaited<ReturnType<typeof everybodyBelow>>, text: string) {
  const found = await Promise.all(below.map(({ who, board }) => givenGoal(who, board, text)));
  const states: Partial<Record<GivenGoal['state'], number>> = {};
  for (const given of found) if (given) states[given.state] = (states[given.state] ?? 0) + 1;
  return states;
}

async function answerPage({ page, boardOf }: Seat, unit: Parameters<Seat['boardOf']>[0], goal: GoalId, text: string) {
  await page.goto(`/tavle/${boardOf(unit)}`);
  await page.getByRole('link', { name: text }).click();
  await expect(page).toHaveURL(new RegExp(`/oversaet/${goal}$`));
  const theirs = page.getByRole('region', { name: t('trans.titleFrom', { unit: above }) });
  await expect(theirs.getByRole('heading', { name: text })).toBeVisible();
  await expect(theirs.getByText(t('trans.waiting'), { exact: true })).toBeVisible();
  // CHAIN6: their words are no field.
  await expect(theirs.getByRole('textbox')).toHaveCount(0);
  return page.getByRole('region', { name: t('trans.ourGoal') });
}

async function translate(seat: Seat, goal: GoalId, text: string): Promise<void> {
  const ours = await answerPage(seat, 'Afdeling Syd', goal, text);
  const own = unique('Planen gennemgås ved modtagelsen');
  await ours.getByRole('textbox', { name: t('trans.writeGoal') }).fill(own);
  await ours
    .getByRole('textbox', { name: t('trans.contribution') })
    .fill('Når planen gennemgås første dag, så kendes den.');
  await ours.getByRole('button', { name: t('trans.propose') }).click();
  // A draft is nobody else's to see, so it answers nothing until it is sent out.
  await expect(ours.getByText(t('trans.proposedDraft'))).toBeVisible();
  await expect(ours.getByRole('textbox')).toHaveCount(0);
  await ours.getByRole('button', { name: t('trans.publishOwn') }).click();
  await expect(seat.page.getByText(t('trans.publishedOwn'))).toBeVisible();
  await seat.open('Afdeling Syd');
  const section = seat.page.getByRole('region', { name: t('a11y.goal', { text: own }) });
  await expect(section.getByText(text)).toBeVisible();
  await expect(saysSaved(seat.page)).toBeVisible();
}

/** Two layers down the goal is seen with the words of the board in between. */
async function wardSees({ page, boardOf }: Seat, goal: GoalId, text: string): Promise<void> {
  await page.goto(`/tavle/${boardOf('S1')}/oversaet/${goal}`);
  const theirs = page.getByRole('region', { name: t('trans.titleFrom', { unit: above }) });
  await expect(theirs.getByRole('heading', { name: text })).toBeVisible();
  await expect(theirs.getByText(t('trans.waiting'), { exact: true })).toBeVisible();
}

async function adopt(seat: Seat, goal: GoalId, text: string, name: string): Promise<void> {
  const ours = await answerPage(seat, 'Afdeling Nord', goal, text);
  await ours.getByRole('radio', { name: t('trans.adopt') }).check();
  await expect(ours.getByRole('checkbox', { name })).toBeChecked();
  await ours.getByRole('button', { name: t('trans.adopt') }).click();
  await seat.open('Afdeling Nord');
  const row = rowOf(seat.page, name);
  await row.getByRole('button', { name: `${t('entry.type')}: ${name}` }).click();
  await row.getByRole('textbox', { name: t('entry.partWholeLabel') }).fill('40/50');
  await seat.page.keyboard.press('Enter');
  await expect(row).toContainText('80');
}

async function excuse(seat: Seat, director: Seat, goal: GoalId, text: string): Promise<void> {
  const ours = await answerPage(seat, 'Retspsykiatrisk', goal, text);
  await ours.getByRole('radio', { name: t('trans.askExcuse') }).check();
  await expect(ours.getByText(t('trans.mandatory', { unit: above }))).toBeVisible();
  const reason = unique('Planen lægges af retten');
  await ours.getByRole('textbox', { name: t('trans.reason') }).fill(reason);
  await ours.getByRole('button', { name: t('trans.askExcuse') }).click();
  await seat.page.goto(`/tavle/${seat.boardOf('Retspsykiatrisk')}/oversaet/${goal}`);
  const theirs = seat.page.getByRole('region', { name: t('trans.titleFrom', { unit: above }) });
  await expect(theirs.getByText(t('trans.excuseAsked'), { exact: true })).toBeVisible();
  await expect(theirs.getByText(t('trans.excuseAskedHelp', { unit: above }))).toBeVisible();

  const awaiting = director.page.getByRole('complementary', { name: t('board.lifts') }).getByText(reason);
  await expect(awaiting).toBeVisible();
  const section = director.page.getByRole('region', { name: t('a11y.goal', { text }) });
  const answered = section.getByRole('button', { name: t('goal.below.excuseAsked', { n: 1 }) });
  await answered.click();
  const coverage = section.getByRole('region', { name: t('trans.coverage') });
  const entry = coverage.getByRole('listitem').filter({ hasText: reason });
  await expect(entry).toContainText(t('trans.excuseAsked'));
  await expect(coverage.getByRole('listitem').filter({ hasText: t('trans.translated') })).toContainText('Afdeling Syd');
  await expect(coverage.getByRole('listitem').filter({ hasText: t('trans.adopted') })).toContainText('Afdeling Nord');
  await entry.getByRole('button', { name: t('trans.acceptExcuse') }).click();
  await expect(section.getByRole('button', { name: t('goal.below.excused', { n: 1 }) })).toBeVisible();
  await expect(theirs.getByText(t('trans.excused'), { exact: true })).toBeVisible();
  await expect(awaiting).toHaveCount(0);
}

async function withdraw({ page }: Seat, text: string): Promise<void> {
  const section = page.getByRole('region', { name: t('a11y.goal', { text }) });
  await section.getByRole('button', { name: `${t('goal.edit')}: ${text}` }).click();
  await section.getByRole('button', { name: t('goal.withdraw') }).click();
  await expect(section.getByText(t('goal.withdrawHelp'))).toBeVisible();
  await section.getByRole('button', { name: t('common.yes') }).click();
  await expect(saysSaved(page)).toBeVisible();
}
