/** The demonstration says what it is, and goes in one click: what is left is empty and can be used. */
import type { OrganisationReply, SessionReply } from '@tavle/domain';
import { expect, lightOf, rowOf, t, test } from './fixtures.ts';

test('the banner says what is published and what is exercise; numbers that are made up say so', async ({ sit }) => {
  const { page, open } = await sit('Psykiatridirektør');
  await open('Psykiatrien');
  await expect(page.getByText(t('demo.banner'))).toBeVisible();
  await expect(page.getByText(t('demo.bannerHelp'))).toBeVisible();
  const row = rowOf(page, 'FMK ajourført ved udskrivelse');
  await expect(row.getByText(t('demo.exercise'), { exact: true })).toBeVisible();
});

test('staff are not offered to remove it, and are refused when they try by hand', async ({ sit }) => {
  const { page, open, who } = await sit('Medarbejder, S1');
  await open('S1');
  await expect(page.getByText(t('demo.banner'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('demo.remove') })).toHaveCount(0);
  const headers = { cookie: who.cookie, origin: who.url };
  const reply = await fetch(`${who.url}/api/demonstration`, { method: 'DELETE', headers });
  expect(reply.status).toBe(403);
});

test('one click and a yes remove it: everybody is out, nothing is left, and the product starts empty', async ({
  ownServer,
  sit,
}) => {
  const expects = /4401|WebSocket/;
  const owner = await sit('Regionsdirektør', { server: ownServer, expects });
  const other = await sit('Tovholder, Afdeling Syd', { server: ownServer, expects });
  await other.open('Afdeling Syd');
  await expect(lightOf(other.page)).toHaveText(t('save.saved'));
  const { page } = owner;
  await page.goto('/');
  await page.getByRole('button', { name: t('demo.remove') }).click();
  const question = page.getByRole('group', { name: t('demo.removeTitle') });
  await expect(question.getByText(t('demo.removeText', { n: 26 }))).toBeVisible();
  await question.getByRole('button', { name: t('demo.removeNo') }).click();
  await expect(page.getByText(t('demo.banner'))).toBeVisible();

  await page.getByRole('button', { name: t('demo.remove') }).click();
  await question.getByRole('button', { name: t('demo.removeYes') }).click();
  await expect(page.getByText(t('demo.banner'))).toHaveCount(0);
  await expect(page.getByText(t('demo.removed'))).toBeVisible();
  for (const seat of [owner, other]) {
    await expect(seat.page.getByRole('heading', { name: t('person.choose') })).toBeVisible();
    await expect(seat.page.getByText(t('empty.people'))).toBeVisible();
  }

  for (const pass of ['now', 'after a restart']) {
    const session = (await (await fetch(`${ownServer.url}/api/session`)).json()) as SessionReply;
    expect([pass, session.demonstration, session.people, session.person]).toEqual([pass, false, [], null]);
    expect((await fetch(`${ownServer.url}/readyz`)).status).toBe(200);
    const refused = await owner.who.get<OrganisationReply>('/api/organisation');
    expect([pass, refused.status]).toEqual([pass, 401]);
    await ownServer.stop();
    await ownServer.start();
  }
  await page.goto('/');
  await expect(page.getByText(t('empty.people'))).toBeVisible();
});
