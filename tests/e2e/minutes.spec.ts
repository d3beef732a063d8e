/** Minutes: written by what happened, one page of A4, found again, and read by those they are for. */
import {
  addAction,
  addDecision,
  addInterpretation,
  celebrate,
  editText,
  endMeeting,
  park,
  raiseLift,
  setOutcome,
  startMeeting,
} from '@tavle/board';
import { addDays, asId, dateAt, type EntryId, outcomeKinds, type PersonId } from '@tavle/domain';
import { openBoard } from '../running/person.ts';
import { findings, isNarrowEnough } from './axe.ts';
import { expect, newId, type Seat, t, test, unique } from './fixtures.ts';

const today = dateAt(Date.now());

/** A meeting at Afdeling Syd in which as much happened as a quarter of an hour has room for. */
async function hold(seat: Seat): Promise<{ readonly meeting: EntryId; readonly action: string }> {
  const board = openBoard(seat.who, seat.boardOf('Afdeling Syd'), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  const { indicators } = board.content();
  const me = seat.who.person.id;
  const meeting = board.edit((doc, hand) => startMeeting(doc, hand, { lead: me, present: [me], minutes: 15 }));
  board.edit((doc, hand) =>
    celebrate(doc, hand, { text: 'Ingen afbud i to uger, og telefonen blev taget hver gang.' }),
  );
  for (const [index, indicator] of indicators.slice(0, 5).entries()) {
    const kind = outcomeKinds[index % outcomeKinds.length] ?? 'keep';
    board.edit((doc, hand) =>
      addInterpretation(doc, hand, {
        indicator: indicator.id,
        text: 'Det er mest i aftenvagten, og mest når der er færre end tre faste på arbejde.',
      }),
    );
    board.edit((doc, hand) =>
      setOutcome(doc, hand, { meeting, indicator: indicator.id, kind, note: 'Vi ser på det igen om to uger' }),
    );
  }
  const action = unique('Find ti forløb og se på dem sammen med Nord');
  const due = addDays(today, 14);
  for (const what of [
    action,
    'Skriv vejledningen om afbud færdig',
    'Aftal fredagstider med ambulatoriet og sig det videre',
  ]) {
    board.edit((doc, hand) => addAction(doc, hand, { what, owner: me, due, meeting }));
  }
  for (const text of ['Eftersamtalen holdes inden for tre døgn.', 'Afbud ringes op samme dag.']) {
    board.edit((doc, hand) => addDecision(doc, hand, { text, meeting }));
  }
  const above = seat.boardOf('Psykiatrien');
  board.edit((doc, hand) =>
    raiseLift(doc, hand, {
      to: above,
      problem: 'Vi mangler to psykologer.',
      request: 'Lån os to i otte uger.',
      answerBy: due,
    }),
  );
  board.edit((doc, hand) =>
    park(doc, hand, { text: 'Nøglekort til samtalerummene', who: [me, asId<PersonId>('person-with')] }),
  );
  const next = 'Vi begyndte til tiden og sluttede til tiden. Sygefraværet står først næste gang.';
  board.edit((doc, hand) => editText(doc, hand, { section: 'meetings', id: meeting, field: 'note', next }));
  board.edit((doc, hand) => endMeeting(doc, hand, { meeting }));
  await board.until(({ saving }) => saving === 'saved');
  board.close();
  return { meeting, action };
}

test('MEET4: the minutes of a full meeting are one page of A4, without numbers readers are not given', async ({
  sit,
}) => {
  const seat = await sit('Kvalitetskoordinator, Afdeling Syd');
  const { page } = seat;
  const { meeting, action } = await hold(seat);
  await page.goto(`/tavle/${seat.boardOf('Afdeling Syd')}/referat/${meeting}`);
  const sheet = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { level: 2 }) })
    .first();
  for (const text of [action, 'Afbud ringes op samme dag.', 'Lån os to i otte uger.', 'Nøglekort til samtalerummene'])
    await expect(sheet.getByText(text)).toBeVisible();
  await expect(sheet).not.toContainText(seat.who.person.name);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g)).toHaveLength(1);
  const [, width = '', height = ''] = /\/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]/.exec(pdf) ?? [];
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
});

test('CHAIN4: who only sees results finds the meetings that were held, and of their minutes what the board shows others', async ({
  sit,
}) => {
  const own = await sit('Kvalitetskoordinator, Afdeling Syd');
  const { meeting, action } = await hold(own);
  const { page, boardOf } = await sit('Tovholder, S1');
  await page.goto(`/tavle/${boardOf('Afdeling Syd')}/referat`);
  await expect(page.getByText(t('min.partly'))).toBeVisible();
  expect(await page.getByRole('link', { name: /^Tavlemøde/ }).count()).toBeGreaterThan(1);
  await page.goto(`/tavle/${boardOf('Afdeling Syd')}/referat/${meeting}`);
  const sheet = page.getByRole('article').first();
  await expect(sheet.getByText(action)).toBeVisible();
  await expect(sheet.getByText(t('min.partly'))).toBeVisible();
  for (const text of ['Afbud ringes op samme dag.', 'Lån os to i otte uger.', 'Vi begyndte til tiden'])
    await expect(sheet.getByText(text)).toHaveCount(0);
});

test('what was said is found again, and decisions say who has read them', async ({ sit }) => {
  const { page, boardOf } = await sit('Tovholder, Afdeling Syd');
  await page.goto(`/tavle/${boardOf('Afdeling Syd')}/referat`);
  const decision = page.getByRole('article', { name: 'Første samtale må holdes på video, når patienten ønsker det.' });
  await expect(decision).toContainText(t('min.readBy', { n: 2, m: 4 }));
  await decision.getByRole('button', { name: /^Jeg har læst det/ }).click();
  await expect(decision).toContainText(t('min.readBy', { n: 3, m: 4 }));
  await expect(decision).toContainText(t('min.youRead'));

  await page.getByRole('searchbox', { name: t('min.search') }).fill('video patienten');
  const hit = page.getByRole('link', { name: /må holdes på video/ });
  await expect(hit).toHaveCount(1);
  await hit.click();
  await expect(page.getByRole('heading', { name: /^Referat af tavlemøde/ })).toBeVisible();
  await expect(page.getByText('Vi nåede ikke opfølgning efter udskrivelse.')).toBeVisible();
  await page.getByRole('button', { name: t('min.send') }).click();
  await expect(page.getByText(t('min.mailOff'))).toBeVisible();
});

for (const [name, viewport, colorScheme] of [
  ['tablet', { width: 1024, height: 768 }, 'dark'],
  ['phone', { width: 390, height: 844 }, 'light'],
] as const) {
  test(`axe finds nothing on the minutes: ${name}`, async ({ sit }) => {
    const { page, boardOf } = await sit('Tovholder, Psykiatrien', { viewport, colorScheme });
    await page.goto(`/tavle/${boardOf('Psykiatrien')}/referat`);
    const found: string[] = [];
    const look = async (): Promise<void> => {
      found.push(...(await findings(page)));
      if (!(await isNarrowEnough(page))) found.push('wider than the page');
    };
    await expect(page.getByRole('link', { name: /^Tavlemøde/ }).first()).toBeVisible();
    await look();
    await page
      .getByRole('link', { name: /^Tavlemøde/ })
      .first()
      .click();
    await expect(page.getByRole('button', { name: t('print.minutes') })).toBeVisible();
    await look();
    expect(found).toEqual([]);
  });
}
