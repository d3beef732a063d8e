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
