import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addGoal } from '@tavle/board';
import type { SessionReply } from '@tavle/domain';
import { expect, test } from 'vitest';
import { openSqlite } from '../db/sqlite.ts';
import { boardId, contentOf, demonstration, edit, enter, openHouse, unitNames } from '../house.testing.ts';
import { demonstrationState, noteDemonstration } from './demonstration.ts';

const database = (): string => join(mkdtempSync(join(tmpdir(), 'tavle-demo-')), 'tavle.db');

test('it is put in when the data folder is new, once, and never over what people wrote', async () => {
  const path = database();
  let made = 0;
  const make = () => {
    made++;
    return demonstration();
  };
  const first = await openHouse({ path, setting: 'unset', make });
  expect((await contentOf(first, 's1')).measurements).toHaveLength(3);
  await edit(first, 's1', (doc, hand) => addGoal(doc, hand, { text: 'Skrevet af os' }));
  await first.app.close();
  const again = await openHouse({ path, setting: 'on', make });
  expect(made).toBe(1);
  expect((await contentOf(again, 's1')).goals.map((goal) => goal.text)).toContain('Skrevet af os');
});

test('a server stopped halfway through puts in what is missing at the next start', async () => {
  const path = database();
  const half = async () => {
    const whole = await demonstration();
    const boards = whole.boards.map((board, index) => ({
      ...board,
      write: (...given: Parameters<typeof board.write>) => {
        if (index === 4) throw new Error('the power went');
        board.write(...given);
      },
    }));
    return { ...whole, boards };
  };
  await expect(openHouse({ path, setting: 'unset', make: half })).rejects.toThrow('the power went');
  const server = await openHouse({ path, setting: 'unset' });
  for (const name of unitNames) expect((await contentOf(server, name)).goals).toHaveLength(1);
  expect(server.organisation.people()).not.toHaveLength(0);
});

test('a folder that was first started without it never gets it by itself', async () => {
  const path = database();
  await (await openHouse({ path, setting: 'off' })).app.close();
  const server = await openHouse({ path, setting: 'unset' });
  expect(server.organisation.people()).toEqual([]);
});

test('one click removes it: people, boards, numbers; everybody is out, and it does not come back', async () => {
  const path = database();
  const server = await openHouse({ path });
  const remove = async (who: string) =>
    server.app.inject({ method: 'DELETE', url: '/api/demonstration', headers: await enter(server, who) });
  expect((await server.app.inject({ method: 'DELETE', url: '/api/demonstration' })).statusCode).toBe(401);
  for (const who of ['keeper-s1', 'viewer-s1']) expect((await remove(who)).statusCode).toBe(403);
  const keeper = await enter(server, 'keeper-s1');
  expect((await remove('administrator')).statusCode).toBe(204);
  expect((await server.app.inject({ url: '/api/organisation', headers: keeper })).statusCode).toBe(401);
  const session = await server.app.inject({ url: '/api/session', headers: { host: 'localhost' } });
  expect(session.json<SessionReply>()).toMatchObject({ demonstration: false, people: [] });
  for (const name of unitNames) expect(await server.log.head(boardId(name))).toBeUndefined();
  await server.cascade.settled();
  expect(server.cascade.derived().givens.size).toBe(0);
  await server.app.close();
  const engine = openSqlite({ path });
  const tables = await engine.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
  const filled = [];
  for (const { name } of tables) {
    const [row] = await engine.all(`SELECT COUNT(*) AS n FROM ${String(name)}`);
    if (row?.['n'] !== 0) filled.push(name);
  }
  expect(filled.sort()).toEqual(['demonstration', 'doc_placed', 'doc_schema', 'migration', 'org_state']);
  expect(await demonstrationState(engine)).toBe('removed');
  await engine.close();
  for (const setting of ['unset', 'on'] as const) {
    const next = await openHouse({ path, setting });
    expect(next.organisation.people()).toEqual([]);
    await next.app.close();
  }
});

test('a server stopped while removing it finishes at the next start', async () => {
  const path = database();
  await (await openHouse({ path })).app.close();
  const engine = openSqlite({ path });
  await noteDemonstration(engine, 'removing', Date.now());
  await engine.run('DELETE FROM doc_snapshot WHERE board = ?', [boardId('s1')]);
  await engine.run('DELETE FROM doc_log WHERE board = ?', [boardId('s1')]);
  await engine.close();
  const server = await openHouse({ path });
  expect(server.organisation.tree().boards).toEqual([]);
  for (const name of unitNames) expect(await server.log.head(boardId(name))).toBeUndefined();
});
