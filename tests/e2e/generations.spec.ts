/** A board that was restored, or begun anew, while somebody wrote without the network: nothing is lost unsaid (LINE3). */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openSqlite } from '../../apps/server/src/db/sqlite.ts';
import { beginAllAnew } from '../../apps/server/src/log/examination.ts';
import { openBoard } from '../running/person.ts';
import type { RunningServer } from '../running/server.ts';
import { findings } from './axe.ts';
import { expect, interpret, newId, rowOf, type Seat, saysSaved, t, test, unique } from './fixtures.ts';

const indicator = 'Første samtale inden for 10 dage';
/** What a browser says of its own network. */
const networkErrors = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket connection/;

/** Runs `backup` or `restore` on the server's data folder, as somebody at the keyboard would. */
async function run(verb: 'backup' | 'restore', server: RunningServer, file: string): Promise<void> {
  const env = { ...process.env, TAVLE_DATA: join(server.data, 'data') };
  const script = join(import.meta.dirname, `../../apps/server/src/${verb}.ts`);
  await promisify(execFile)(process.execPath, [script, file], { env });
}

/** Every board begins anew with the content it has, as after a migration; nobody is logged out. */
async function renewAll(server: RunningServer): Promise<void> {
  await server.stop();
  const engine = openSqlite({ path: join(server.data, 'data', 'tavle.db') });
  let made = 0;
  await beginAllAnew(engine, () => `renewed-${process.pid}-${++made}`);
  await engine.close();
  await server.start();
}

/** Chooses the same person again: a restore ends every login. */
async function returnTo({ page, who }: Seat): Promise<void> {
  await expect(page.getByRole('heading', { name: t('person.choose') })).toBeVisible();
  await page.getByRole('searchbox').fill(who.person.name);
  await page.getByRole('button', { name: who.person.name }).click();
}

const notice = ({ page }: Seat) => page.getByRole('status').filter({ hasText: t('error.otherGeneration.title') });

test('LINE3: edits that meet a restored board are set aside, said in a sentence, read, and put back', async ({
  ownServer,
  sit,
}) => {
  const mette = await sit('Tovholder, Afdeling Syd', { server: ownServer, expects: networkErrors });
  const jonas = await sit('Kvalitetskoordinator, Afdeling Syd', { server: ownServer, expects: networkErrors });
  await Promise.all([mette.open('Afdeling Syd'), jonas.open('Afdeling Syd')]);
  const file = join(ownServer.data, 'kopi.tavle');
  await run('backup', ownServer, file);
  const sinceBackup = unique('Skrevet efter kopien');
  await interpret(mette.page, indicator, sinceBackup);
  await expect(saysSaved(mette.page)).toBeVisible();

  await mette.context.setOffline(true);
  const unsent = unique('Fredage trækker ned');
  await interpret(mette.page, indicator, unsent);
  await expect(mette.page.getByText(t('save.offlineHelp'))).toBeVisible();
  await ownServer.stop();
  await run('restore', ownServer, file);
  await ownServer.start();
  await mette.context.setOffline(false);

  await returnTo(mette);
  await expect(notice(mette)).toBeVisible();
  await expect(notice(mette)).toContainText(t('error.otherGeneration.why'));
  await expect(notice(mette)).toContainText(t('error.otherGeneration.text', { n: 1 }));
  await expect(rowOf(mette.page, indicator).getByText(unsent)).toHaveCount(0);
  await expect(rowOf(mette.page, indicator).getByText(sinceBackup)).toHaveCount(0);
  await notice(mette)
    .getByRole('button', { name: t('error.otherGeneration.see') })
    .click();
  await expect(notice(mette).getByRole('listitem')).toHaveCount(1);
  await expect(notice(mette).getByRole('listitem')).toContainText(unsent);
  expect(await findings(mette.page)).toEqual([]);
  await returnTo(jonas);
  await expect(rowOf(jonas.page, indicator)).toBeVisible();
  await expect(notice(jonas)).toHaveCount(0);

  await notice(mette)
    .getByRole('button', { name: t('error.otherGeneration.putBack') })
    .click();
  await expect(mette.page.getByText(t('error.otherGeneration.done', { n: 1 }))).toBeVisible();
  await expect(notice(mette)).toHaveCount(0);
  await expect(rowOf(mette.page, indicator).getByText(unsent)).toBeVisible();
  await expect(saysSaved(mette.page)).toBeVisible();
  await expect(rowOf(jonas.page, indicator).getByText(unsent)).toBeVisible();
});

test('LINE3: a page that was open all along is told the same, also of single fields; what is let go is gone', async ({
  ownServer,
  sit,
}) => {
  const mette = await sit('Tovholder, Afdeling Syd', { server: ownServer, expects: networkErrors });
  const { page } = mette;
  await mette.open('Afdeling Syd');
  const was = unique('Torsdage');
  await interpret(page, indicator, was);
  await expect(saysSaved(page)).toBeVisible();
  await mette.context.setOffline(true);
  const row = rowOf(page, indicator);
  await row
    .getByRole('button', { name: t('interp.editFor', { name: indicator }) })
    .first()
    .click();
  const unsent = unique('Torsdage og fredage');
  const field = row.getByRole('textbox', { name: t('interp.one') });
  await field.fill(unsent);
  await field.press('Enter');
  await renewAll(ownServer);
  await mette.context.setOffline(false);

  await expect(notice(mette)).toContainText(t('error.otherGeneration.text', { n: 1 }));
  await page.reload();
  await notice(mette)
    .getByRole('button', { name: t('error.otherGeneration.see') })
    .click();
  await expect(notice(mette).getByRole('listitem')).toHaveCount(1);
  await expect(notice(mette).getByRole('listitem')).toContainText(unsent);
  await expect(row.getByText(was)).toBeVisible();
  await notice(mette)
    .getByRole('button', { name: t('error.otherGeneration.discard') })
    .click();
  await notice(mette)
    .getByRole('button', { name: t('error.otherGeneration.discardYes') })
    .click();
  await expect(notice(mette)).toHaveCount(0);
  await page.reload();
  await expect(saysSaved(page)).toBeVisible();
  await expect(notice(mette)).toHaveCount(0);
  const hand = openBoard(mette.who, mette.boardOf('Afdeling Syd'), newId);
  await hand.until(({ phase }) => phase.kind === 'online');
  const texts = hand.content().interpretations.map(({ text }) => text);
  expect([texts.includes(was), texts.includes(unsent)]).toEqual([true, false]);
  hand.close();
});
