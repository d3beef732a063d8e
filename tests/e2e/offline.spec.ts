/** Without the network, and without the server: edits wait on the device, the light says so, and afterwards everything is one again (LINE1). */
import { celebrate } from '@tavle/board';
import { openBoard } from '../running/person.ts';
import { expect, interpret, lightOf, newId, rowOf, saysSaved, t, test, unique } from './fixtures.ts';

const indicator = 'Første samtale inden for 10 dage';
const unsaved = t('save.unsaved');
/** What a browser says of its own network. */
const networkErrors = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket connection/;

test('LINE1: with the network off edits wait, outlive a reload, and merge when it is back', async ({ sit }) => {
  const mette = await sit('Tovholder, Afdeling Syd', { expects: networkErrors });
  const jonas = await sit('Kvalitetskoordinator, Afdeling Syd');
  await Promise.all([mette.open('Afdeling Syd'), jonas.open('Afdeling Syd')]);
  await expect(lightOf(mette.page)).toHaveText(t('save.saved'));
  await mette.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  await mette.context.setOffline(true);
  const written = unique('Fredage trækker ned');
  await interpret(mette.page, indicator, written);
  await expect(lightOf(mette.page)).toHaveText(unsaved);
  await expect(saysSaved(mette.page)).toHaveCount(0);
  await expect(mette.page.getByText(t('save.offlineHelp'))).toBeVisible();

  const meanwhile = unique('Vi ringer dagen før');
  await interpret(jonas.page, indicator, meanwhile);
  await expect(saysSaved(jonas.page)).toBeVisible();
  await expect(jonas.page.getByText(written)).toHaveCount(0);

  await mette.page.reload();
  await expect(rowOf(mette.page, indicator).getByText(written)).toBeVisible();
  await expect(lightOf(mette.page)).toHaveText(unsaved);
  await expect(saysSaved(mette.page)).toHaveCount(0);
  const reloaded = unique('Og torsdage');
  await interpret(mette.page, indicator, reloaded);

  await mette.context.setOffline(false);
  await expect(saysSaved(mette.page)).toBeVisible();
  // "Gemt" means on the server's disk: somebody who joins now has it.
  const fresh = openBoard(jonas.who, jonas.boardOf('Afdeling Syd'), newId);
  await fresh.until(({ phase }) => phase.kind === 'online');
  const texts = fresh.content().interpretations.map(({ text }) => text);
  fresh.close();
  expect(texts).toEqual(expect.arrayContaining([written, reloaded, meanwhile]));
  for (const { page } of [mette, jonas]) {
    const row = rowOf(page, indicator);
    await row.getByRole('button', { name: t('interp.history') }).click();
    for (const text of [written, reloaded, meanwhile]) await expect(row.getByText(text)).toBeVisible();
  }
});

test('LINE1: with the server gone edits wait, outlive a reload, and are saved when it has started again', async ({
  ownServer,
  sit,
}) => {
  const mette = await sit('Tovholder, Afdeling Syd', { server: ownServer, expects: networkErrors });
  const jonas = await sit('Kvalitetskoordinator, Afdeling Syd', { server: ownServer, expects: networkErrors });
  await Promise.all([mette.open('Afdeling Syd'), jonas.open('Afdeling Syd')]);
  const before = unique('Skrevet lige før');
  await interpret(mette.page, indicator, before);
  await expect(saysSaved(mette.page)).toBeVisible();
  await mette.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  await ownServer.kill();
  const written = unique('Skrevet uden server');
  await interpret(mette.page, indicator, written);
  await expect(lightOf(mette.page)).toHaveText(unsaved);
  await mette.page.reload();
  await expect(rowOf(mette.page, indicator).getByText(written)).toBeVisible();
  await expect(lightOf(mette.page)).toHaveText(unsaved);

  await ownServer.start();
  const hand = openBoard(jonas.who, jonas.boardOf('Afdeling Syd'), newId);
  await hand.until(({ phase }) => phase.kind === 'online');
  const good = unique('Serveren er tilbage');
  hand.edit((doc, by) => celebrate(doc, by, { text: good }));
  await expect(saysSaved(mette.page)).toBeVisible();
  expect(hand.content().interpretations.map(({ text }) => text)).toEqual(expect.arrayContaining([before, written]));
  await expect(mette.page.getByText(good)).toBeVisible();
  await expect(rowOf(jonas.page, indicator).getByText(written)).toBeVisible();
  hand.close();
});
