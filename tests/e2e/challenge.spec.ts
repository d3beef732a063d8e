/** A department asks the management above to think a goal over; the question stands on both boards until it is answered (CHAIN11). */
import type { Given, Versioned } from '@tavle/domain';
import { findings } from './axe.ts';
import { expect, saysSaved, t, test, unique } from './fixtures.ts';

test('CHAIN11: a challenge stands on both boards, is answered, and is closed by the one who asked', async ({ sit }) => {
  const below = await sit('Tovholder, Afdeling Nord');
  const above = await sit('Tovholder, Psykiatrien');
  const { body } = await below.who.get<Versioned<Given>>(`/api/boards/${below.boardOf('Afdeling Nord')}/given`);
  const goal = body.value.goals.find(({ layersUp, state }) => layersUp === 1 && state === 'waiting')?.goal;
  if (goal === undefined) throw new Error('no goal waits');
  await below.page.goto(`/tavle/${below.boardOf('Afdeling Nord')}/oversaet/${goal.id}`);
  await below.page.getByRole('button', { name: `${t('challenge.this')}: ${goal.text}` }).click();
  const question = unique('Kan det nås uden flere hænder?');
  await below.page.getByRole('button', { name: t('challenge.send') }).click();
  const field = below.page.getByRole('textbox', { name: t('challenge.question') });
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill(question);
  await below.page.getByRole('button', { name: t('challenge.send') }).click();
  await expect(below.page.getByRole('button', { name: `${t('challenge.this')}: ${goal.text}` })).toHaveCount(0);
  await expect(saysSaved(below.page)).toBeVisible();
  await below.open('Afdeling Nord');
  await expect(below.page.getByText(question)).toBeVisible();
  await expect(below.page.getByText(t('challenge.waits'), { exact: true })).toBeVisible();

  await above.open('Psykiatrien');
  await expect(above.page.getByText(question)).toBeVisible();
  await above.page.getByRole('button', { name: `${t('challenge.answer')}: ${goal.text}` }).click();
  const answer = unique('Vi ser på bemandingen i januar');
  await above.page.getByRole('radio', { name: t('challenge.kept') }).check();
  await above.page.getByRole('textbox', { name: t('challenge.answerWhy'), exact: true }).fill(answer);
  await above.page
    .getByRole('group', { name: t('challenge.answer') })
    .getByRole('button', { name: t('esc.sendAnswer') })
    .click();
  await expect(above.page.getByText(question)).toHaveCount(0);

  await expect(below.page.getByText(answer)).toBeVisible();
  expect(await findings(below.page)).toEqual([]);
  await below.page.getByRole('button', { name: t('challenge.close') }).click();
  await expect(below.page.getByText(question)).toHaveCount(0);
});

test('CHAIN9: an own goal is given another owner outside the line on its form; both boards say so, and it is taken off again', async ({
  sit,
}) => {
  const own = await sit('Tovholder, Afdeling Nord');
  const other = await sit('Tovholder, Afdeling Syd');
  await own.open('Afdeling Nord');
  const pen = own.page.getByRole('button', { name: new RegExp(`^${t('goal.edit')}: `) }).first();
  const text = ((await pen.getAttribute('aria-label')) ?? (await pen.textContent()) ?? '').slice(
    t('goal.edit').length + 2,
  );
  await pen.click();
  const field = own.page.getByRole('combobox', { name: t('shared.add') });
  await field.fill('Almenpsykiatrisk Afdeling');
  const offered = own.page.getByRole('option', { name: /^Almenpsykiatrisk Afdeling/ });
  // Not the unit itself.
  await expect(offered).toHaveText(['Almenpsykiatrisk Afdeling Syd']);
  await offered.click();
  const alsoBy = own.page.getByText(/^Ejes også af .*Syd/);
  await expect(alsoBy).toBeVisible();
  expect(await findings(own.page)).toEqual([]);
  await other.open('Afdeling Syd');
  const shared = other.page.getByRole('complementary', { name: t('board.lifts') });
  await expect(shared.getByRole('heading', { name: t('shared.title') })).toBeVisible();
  await expect(shared.getByText(text, { exact: true })).toBeVisible();
  await own.page.getByRole('button', { name: /^Tag .*Syd af målet/ }).click();
  await expect(alsoBy).toHaveCount(0);
  await expect(shared.getByText(text, { exact: true })).toHaveCount(0);
});
