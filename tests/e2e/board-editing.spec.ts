/** Writing on a board: what is taken, what is refused with its sentence at the field, what two people make together, what can be taken back. */
import { celebrate } from '@tavle/board';
import { addDays, dateAt } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import type { Page } from '@playwright/test';
import { openBoard } from '../running/person.ts';
import { expect, interpret, newId, rowOf, type Seat, saysSaved, t, test, unique } from './fixtures.ts';

const cpr = '070761-4285';
const deadline = formatDate(addDays(dateAt(Date.now()), 14), 'numeric', 'da');

test('BOARD5: a goal and an indicator are made; the indicator stays a draft until source, reason and owner are there', async ({
  sit,
}) => {
  const { page, open } = await sit('Afsnitsleder, S1');
  await open('S1');
  const text = unique('Alle kender dagens plan');
  await page.getByRole('button', { name: t('goal.new') }).click();
  await page
    .getByRole('group', { name: t('goal.new') })
    .getByRole('textbox', { name: t('goal.text') })
    .fill(text);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const goal = page.getByRole('region', { name: t('a11y.goal', { text }) });
  await expect(goal.getByText(t('goal.draft'), { exact: true })).toBeVisible();

  const name = unique('Plan gennemgået kl. 9');
  await goal.getByRole('button', { name: `${t('ind.form.new')}: ${text}` }).click();
  const making = goal.getByRole('group', { name: t('ind.form.new') });
  await making.getByRole('button', { name: t('ind.makeDraft') }).click();
  await expect(making.getByRole('alert').filter({ hasText: t('ind.form.name') })).toBeVisible();
  await making.getByRole('textbox', { name: t('ind.form.name') }).fill(name);
  await making.getByRole('radio', { name: t('ind.form.kind.value') }).check();
  await making.getByRole('combobox', { name: t('ind.form.cadence') }).selectOption(t('ind.form.cadence.week'));
  await making.getByRole('button', { name: t('ind.makeDraft') }).click();

  // The draft is filled in on the page of the indicator.
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
  const form = page.getByRole('region', { name: t('ind.draftTitle') });
  const lacks = [t('ind.form.source'), t('ind.form.why')].join(', ');
  await expect(form.getByText(t('ind.draftMissing', { fields: lacks }))).toBeVisible();
  await expect(form.getByRole('button', { name: t('ind.activate') })).toHaveCount(0);
  // A draft is not said to lack a number: nobody is to measure it yet.
  await expect(page.getByText(/^Første måling mangler/)).toHaveCount(0);
  // Done for now leads to its row on the board; the page is as it was when somebody comes back.
  const draftPage = page.url();
  await form.getByRole('button', { name: t('common.done') }).click();
  await expect(rowOf(page, name).getByText(t('ind.stage.draft'), { exact: true })).toBeVisible();
  await page.goto(draftPage);
  await form.getByRole('textbox', { name: t('ind.form.why') }).fill('Planen er det, dagen holdes op imod.');
  await form.getByRole('textbox', { name: t('ind.form.source') }).fill('Tavlen i personalestuen');
  await page.keyboard.press('Enter');
  await expect(form.getByText(t('ind.activateReady'))).toBeVisible();
  await form.getByRole('button', { name: t('ind.activate') }).click();
  await expect(page.getByRole('region', { name: t('ind.page.about') })).toBeVisible();
  await page.getByRole('link', { name: t('nav.backToBoard') }).click();
  const row = rowOf(page, name);
  await expect(row.getByText(t('ind.stage.draft'), { exact: true })).toHaveCount(0);
  await expect(saysSaved(page)).toBeVisible();

  await enterValue(page, name, '12,5');
  await expect(row.getByRole('article')).toContainText('12,5');
});

test('wrong numbers are refused with a sentence at the field, and nothing is saved', async ({ sit }) => {
  const seat = await sit('Afsnitsleder, S2');
  const { page, open } = seat;
  await open('S2');
  const share = page.getByRole('main').getByRole('article').filter({ hasText: '%' }).first();
  const name = (await share.getByRole('heading').first().textContent()) ?? '';
  const before = await numbersOn(seat);
  const row = rowOf(page, name);
  await row.getByRole('button', { name: `${t('entry.type')}: ${name}` }).click();
  const field = row.getByRole('textbox', { name: t('entry.partWholeLabel') });
  const wrong: readonly (readonly [string, string])[] = [
    ['62/57', t('refusal.partExceedsWhole')],
    ['mange', t('entry.notPartWhole')],
    ['12', t('entry.notPartWhole')],
    ['5/0', t('refusal.wholeIsZero')],
    ['', t('entry.zero')],
  ];
  for (const [typed, sentence] of wrong) {
    await field.fill(typed);
    await field.press('Enter');
    await expect(field, typed).toHaveAccessibleDescription(new RegExp(escaped(sentence)));
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveValue(typed);
  }
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  expect(await numbersOn(seat)).toEqual(before);
});

test('BOARD7: a text like a CPR number is refused wherever people type, and reaches nobody', async ({ sit }) => {
  const mette = await sit('Afsnitsleder, S1');
  const jonas = await sit('Tovholder, S1');
  await Promise.all([mette.open('S1'), jonas.open('S1')]);
  const { page } = mette;
  const name = await anyIndicator(page);
  const row = rowOf(page, name);

  await row.getByRole('button', { name: `${t('interp.new')} ${name}` }).click();
  const reading = row.getByRole('group', { name: t('interp.new') }).getByRole('textbox');
  await reading.fill(`Patienten ${cpr} kom tilbage`);
  await reading.press('Enter');
  await expect(reading).toHaveAccessibleDescription(/ligner et CPR-nummer/);
  await page.keyboard.press('Escape');

  await row.getByRole('button', { name: `${t('board.agreeAction')}: ${name}` }).click();
  const action = row.getByRole('group', { name: t('action.new') });
  const what = action.getByRole('textbox', { name: t('action.what') });
  await what.fill(`Ring til ${cpr}`);
  await choosePerson(page, action, 'Tovholder');
  await action.getByRole('combobox', { name: t('action.deadline') }).fill(deadline);
  await page.keyboard.press('Tab');
  await action.getByRole('button', { name: t('board.agreeAction') }).click();
  await expect(what).toHaveAccessibleDescription(/ligner et CPR-nummer/);
  await page.keyboard.press('Escape');

  // Typed together, letter by letter: what would make it one is not sent.
  const text = unique('Vi ringer dagen før');
  await interpret(page, name, text);
  await row
    .getByRole('button', { name: t('interp.editFor', { name }) })
    .first()
    .click();
  const shared = row.getByRole('textbox', { name: t('interp.one') });
  await shared.press('End');
  await shared.pressSequentially(` ${cpr}`);
  await expect(shared).toHaveAccessibleDescription(/ligner et CPR-nummer/);
  await expect(rowOf(jonas.page, name).getByText(text)).toBeVisible();
  await expect(jonas.page.getByText(cpr)).toHaveCount(0);
  const board = openBoard(jonas.who, jonas.boardOf('S1'), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  expect(JSON.stringify(board.content())).not.toContain(cpr);
  board.close();
});

test('BOARD5: an action needs what, who and when; it is agreed, done and opened again', async ({ sit }) => {
  const seat = await sit('Tovholder, Afdeling Nord');
  const { page, open } = seat;
  await open('Afdeling Nord');
  const name = await anyIndicator(page);
  const row = rowOf(page, name);
  const actions = row.getByRole('region', { name: `${t('nav.actions')}: ${name}` });
  await actions.getByRole('button', { name: `${t('board.agreeAction')}: ${name}` }).click();
  const form = actions.getByRole('group', { name: t('action.new') });
  const text = unique('Aftal fredagstider');
  await form.getByRole('textbox', { name: t('action.what') }).fill(text);
  const deadlineField = form.getByRole('combobox', { name: t('action.deadline') });
  await deadlineField.fill('i overmorgen');
  await page.keyboard.press('Tab');
  await form.getByRole('button', { name: t('board.agreeAction') }).click();
  await expect(form.getByRole('combobox', { name: t('action.responsible') })).toHaveAccessibleDescription(
    new RegExp(escaped(t('refusal.missing', { field: t('action.responsible') }))),
  );
  await expect(deadlineField).toHaveAttribute('aria-invalid', 'true');
  expect(await actionsOn(seat)).not.toContain(text);

  await choosePerson(page, form, 'Afdelingsleder');
  await deadlineField.fill(deadline);
  await page.keyboard.press('Tab');
  await form.getByRole('button', { name: t('board.agreeAction') }).click();
  const card = actions.getByRole('article', { name: text });
  await expect(card).toContainText('Afdelingsleder, Afdeling Nord');
  await card.getByRole('button', { name: `${t('action.markDone')}: ${text}` }).click();
  await expect(card).toHaveCount(0);
  await page
    .getByRole('status')
    .getByRole('button', { name: t('action.reopen') })
    .click();
  await expect(card).toBeVisible();
  await expect(saysSaved(page)).toBeVisible();
  expect(await actionsOn(seat)).toContain(text);
});

test('BOARD2: two people type in one interpretation at once, and every letter is there', async ({ sit }) => {
  const mette = await sit('Afdelingsleder, Afdeling Syd');
  const jonas = await sit('Tovholder, Afdeling Syd');
  await Promise.all([mette.open('Afdeling Syd'), jonas.open('Afdeling Syd')]);
  const name = 'Patientansvarlig tildelt inden for 3 hverdage';
  const start = unique('Faldet');
  await interpret(mette.page, name, start);
  const fields = await Promise.all(
    [mette, jonas].map(async ({ page }) => {
      await rowOf(page, name)
        .getByRole('button', { name: t('interp.editFor', { name }) })
        .first()
        .click();
      const field = rowOf(page, name).getByRole('textbox', { name: t('interp.one') });
      await expect(field).toHaveValue(start);
      return field;
    }),
  );
  const [atStart, atEnd] = fields;
  if (!atStart || !atEnd) throw new Error('no fields');
  await atStart.press('Control+Home');
  await atEnd.press('Control+End');
  await Promise.all([
    atStart.pressSequentially('Vi tror ikke på tilfældet: ', { delay: 15 }),
    atEnd.pressSequentially(', og det holder i alle afsnit', { delay: 15 }),
  ]);
  const whole = `Vi tror ikke på tilfældet: ${start}, og det holder i alle afsnit`;
  for (const field of fields) await expect(field).toHaveValue(whole);
  await expect(
    rowOf(mette.page, name).getByText(t('collab.writingHere', { name: jonas.who.person.name })),
  ).toBeVisible();
});

test('BOARD2: what one is writing stays open when somebody else hands in a line meanwhile', async ({ sit }) => {
  const mette = await sit('Afdelingsleder, Afdeling Nord');
  const jonas = await sit('Kvalitetskoordinator, Afdeling Nord');
  await Promise.all([mette.open('Afdeling Nord'), jonas.open('Afdeling Nord')]);
  const name = 'Fastholdelser pr. 1.000 sengedage';
  const row = rowOf(mette.page, name);
  await row.getByRole('button', { name: `${t('interp.new')} ${name}` }).click();
  const field = row.getByRole('group', { name: t('interp.new') }).getByRole('textbox');
  await field.fill('Jeg er midt i en sætning');
  const his = unique('Det er de samme tre patienter');
  await interpret(jonas.page, name, his);
  await expect(row.getByText(his)).toBeVisible();
  await expect(field).toHaveValue('Jeg er midt i en sætning');
  await expect(field).toBeFocused();
});

test('BOARD3: undo takes back only one’s own', async ({ sit }) => {
  const mette = await sit('Afdelingsleder, Afdeling Syd');
  const jonas = await sit('Tovholder, Afdeling Syd');
  await Promise.all([mette.open('Afdeling Syd'), jonas.open('Afdeling Syd')]);
  const [first, second] = ['Udeblivelser og sene afbud, ambulant', 'Fælles plan inden for 7 dage'];
  const hers = unique('Sms hjalp ikke');
  const his = unique('Nu holder planen');
  await interpret(mette.page, first, hers);
  await interpret(jonas.page, second, his);
  await expect(mette.page.getByText(his)).toBeVisible();
  await mette.page.getByRole('button', { name: t('collab.undo') }).click();
  await expect(mette.page.getByText(t('collab.undone'))).toBeVisible();
  for (const { page } of [mette, jonas]) {
    await expect(page.getByText(hers)).toHaveCount(0);
    await expect(page.getByText(his)).toBeVisible();
  }
  await mette.page.getByRole('button', { name: t('collab.redo') }).click();
  for (const { page } of [mette, jonas]) await expect(page.getByText(hers)).toBeVisible();
});

test('BOARD4: an entry that cannot be read is said to be there, and stays', async ({ sit }) => {
  const seat = await sit('Tovholder, N2');
  const board = openBoard(seat.who, seat.boardOf('N2'), newId);
  await board.until(({ phase }) => phase.kind === 'online');
  const text = unique('Ingen ventede i går');
  const id = board.edit((doc, by) => celebrate(doc, by, { text }));
  await seat.open('N2');
  await expect(seat.page.getByText(text)).toBeVisible();
  // As a newer program would write it: a moment this one cannot read.
  board.doc.transact(() => {
    const entry: unknown = board.doc.getMap('celebrations').get(id);
    if (isMap(entry)) entry.set('at', 'ved middagstid');
  });
  await expect.poll(() => board.state().phase.kind).toBe('online');
  await board.until(({ saving }) => saving === 'saved');
  board.close();
  await expect(seat.page.getByText(t('unreadable.count', { n: 1 }))).toBeVisible();
  await expect(seat.page.getByText(text)).toHaveCount(0);
  await seat.page
    .getByRole('main')
    .getByRole('button', { name: t('common.more') })
    .click();
  await expect(seat.page.getByText(id)).toBeVisible();
});

function isMap(value: unknown): value is { set(name: string, next: string): void } {
  return typeof value === 'object' && value !== null && 'set' in value;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function anyIndicator(page: Page): Promise<string> {
  const heading = page.getByRole('main').getByRole('article').getByRole('heading', { level: 3 }).first();
  return (await heading.textContent()) ?? '';
}

async function enterValue(page: Page, indicator: string, typed: string): Promise<void> {
  const row = rowOf(page, indicator);
  await row.getByRole('button', { name: `${t('entry.type')}: ${indicator}` }).click();
  await row.getByRole('textbox', { name: t('ind.measure') }).fill(typed);
  await page.keyboard.press('Enter');
}

async function choosePerson(page: Page, form: ReturnType<Page['getByRole']>, name: string): Promise<void> {
  const box = form.getByRole('combobox', { name: t('action.responsible') });
  await box.fill(name);
  await page
    .getByRole('option', { name: new RegExp(`^${name},`) })
    .first()
    .click();
}

async function contentOf(seat: Seat) {
  const view = await seat.who.organisation();
  const own = view.tree.boards.find((board) => board.unit === seat.who.person.grants[0]?.unit);
  if (!own) throw new Error('no board');
  const board = openBoard(seat.who, own.id, newId);
  await board.until(({ phase }) => phase.kind === 'online');
  const content = board.content();
  board.close();
  return content;
}

const numbersOn = async (seat: Seat) => (await contentOf(seat)).measurements.map(({ id, value }) => ({ id, value }));
const actionsOn = async (seat: Seat) => (await contentOf(seat)).actions.map(({ what }) => what);

test('a press on a button counts although a field says something as it is left and the button moves; sliding off lets it go', async ({
  sit,
}) => {
  const { page, open } = await sit('Tovholder, Afdeling Nord');
  await open('Afdeling Nord');
  const name = await anyIndicator(page);
  const actions = rowOf(page, name).getByRole('region', { name: `${t('nav.actions')}: ${name}` });
  await actions.getByRole('button', { name: `${t('board.agreeAction')}: ${name}` }).click();
  const form = actions.getByRole('group', { name: t('action.new') });
  const button = form.getByRole('button', { name: t('board.agreeAction') });
  const due = form.getByRole('combobox', { name: t('action.deadline') });
  const asked = form.getByRole('alert').filter({ hasText: t('action.what') });
  /** Presses at the very top of the button, where a line above takes it away from under the pointer. */
  const press = async (slideBy: number): Promise<void> => {
    await due.fill('i overmorgen måske');
    await button.scrollIntoViewIfNeeded();
    const before = await button.boundingBox();
    if (before === null) throw new Error('no button');
    await page.mouse.move(before.x + 20, before.y + 3);
    await page.mouse.down();
    await expect(due).toHaveAccessibleDescription(new RegExp(escaped(t('error.fieldDate'))));
    expect((await button.boundingBox())?.y).toBeGreaterThan(before.y + 5);
    await page.mouse.move(before.x + 20 + slideBy, before.y + 3, { steps: 4 });
    await page.mouse.up();
  };
  await press(-300);
  await expect(asked).toHaveCount(0);
  await due.fill('');
  await page.keyboard.press('Tab');
  await press(0);
  await expect(asked).toBeVisible();
});

test('a date that cannot be takes the weekday of the old one away, until it is one again', async ({ sit }) => {
  const { page, open } = await sit('Tovholder, Afdeling Nord');
  await open('Afdeling Nord');
  const name = await anyIndicator(page);
  const actions = rowOf(page, name).getByRole('region', { name: `${t('nav.actions')}: ${name}` });
  await actions.getByRole('button', { name: `${t('board.agreeAction')}: ${name}` }).click();
  const due = actions.getByRole('combobox', { name: t('action.deadline') });
  const leaveWith = async (typed: string): Promise<void> => {
    await due.fill(typed);
    await due.press('Enter');
  };
  await leaveWith('2.11.2027');
  await expect(due).toHaveAccessibleDescription(/tirsdag/);
  await leaveWith('31.2.2027');
  await expect(due).toHaveAccessibleDescription(new RegExp(escaped(t('error.fieldDate'))));
  await expect(due).not.toHaveAccessibleDescription(/tirsdag/);
  await due.press('Escape');
  await expect(due).toHaveAccessibleDescription(/tirsdag/);
});
