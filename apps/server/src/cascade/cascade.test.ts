import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addGoal, publishGoal, withdrawGoal } from '@tavle/board';
import type { Given } from '@tavle/domain';
import { expect, onTestFinished, test } from 'vitest';
import type { Server } from '../app.ts';
import { openSqlite } from '../db/sqlite.ts';
import {
  boardId,
  contentOf,
  demonstration,
  done,
  edit,
  handOf,
  idsOn,
  openHouse,
  personId,
  unitNames,
  type UnitName,
} from '../house.testing.ts';
import { createCascade } from './cascade.ts';
import { loadKept } from './store.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'tavle-cascade-'));
const givenOf = ({ cascade }: Server, name: UnitName): Given =>
  JSON.parse(cascade.derived().givens.get(boardId(name))!.json);

/** Everything the cascade has kept on disk, without the versions, which count how often it changed. */
async function keptIn(path: string): Promise<unknown> {
  const engine = openSqlite({ path });
  const { summaries, givens } = await loadKept(engine);
  await engine.close();
  return {
    summaries: Object.fromEntries([...summaries].map(([board, { summary }]) => [board, summary])),
    givens: Object.fromEntries([...givens].map(([board, { json }]) => [board, JSON.parse(json)])),
  };
}

test('CHAIN3: rebuilding all summaries and givens from the log equals what is stored', async () => {
  const path = join(folder(), 'tavle.db');
  const server = await openHouse({ path });
  for (const name of unitNames) {
    const goal = await edit(server, name, (doc, hand) => addGoal(doc, hand, { text: `Endnu et mål for ${name}` }));
    await edit(server, name, (doc, hand) => publishGoal(doc, hand, { goal }));
    if (name.startsWith('s')) await edit(server, name, (doc, hand) => withdrawGoal(doc, hand, { goal }));
  }
  const stored = await keptIn(path);
  for (const name of unitNames) {
    const head = await server.log.head(boardId(name));
    expect(server.cascade.derived().summaries.get(boardId(name))?.seq).toBe(head?.seq);
  }
  await server.cascade.rebuild();
  expect(await keptIn(path)).toEqual(stored);
  expect(givenOf(server, 'n1').goals.map((each) => each.goal.text)).toContain('Endnu et mål for region');
});

test('a restart derives what was committed and not derived, and nothing else', async () => {
  const path = join(folder(), 'tavle.db');
  const first = await openHouse({ path });
  const before = await keptIn(path);
  // a commit the cascade never hears of: the process was killed right after it
  await first.cascade.stop();
  const hand = handOf('keeper-region', '2026-11-21T09:00:00.000Z');
  await first.rooms.edit(boardId('region'), { userId: personId('keeper-region') }, (doc) => {
    const goal = done(addGoal(doc, hand, { text: 'Lige før strømmen gik' }));
    done(publishGoal(doc, hand, { goal }));
  });
  const versions = new Map([...first.cascade.derived().givens].map(([board, { version }]) => [board, version]));
  expect(await keptIn(path)).toEqual(before);
  await first.app.close();
  const again = await openHouse({ path });
  expect(givenOf(again, 'n1').goals.map((each) => each.goal.text)).toContain('Lige før strømmen gik');
  for (const [board, { version }] of again.cascade.derived().givens) {
    expect(version).toBeGreaterThan(versions.get(board) ?? 0);
  }
  await again.app.close();
  const third = await openHouse({ path });
  expect(third.cascade.derived().givens).toEqual(again.cascade.derived().givens);
});

test('a change nobody else can see gives nobody a new version', async () => {
  const server = await openHouse();
  const before = server.cascade.derived().givens;
  await edit(server, 'south', (doc, hand) => addGoal(doc, hand, { text: 'En kladde' }));
  expect(server.cascade.derived().givens).toEqual(before);
});

test('CHAIN2: a goal withdrawn above disappears below, in well under two seconds', async () => {
  const server = await openHouse();
  const texts = (): readonly string[] => givenOf(server, 'n1').goals.map((each) => each.goal.text);
  expect(texts()).toContain('Mål for region');
  const passed = new Promise<number>((resolve) => {
    const stop = server.cascade.onPass(({ boards }) => {
      if (!boards.has(boardId('n1'))) return;
      stop();
      resolve(performance.now());
    });
  });
  const began = performance.now();
  const hand = handOf('keeper-region', '2026-11-21T09:00:00.000Z');
  const { goal } = idsOn('region');
  await server.rooms.edit(boardId('region'), { userId: hand.by }, (doc) => done(withdrawGoal(doc, hand, { goal })));
  expect((await passed) - began).toBeLessThan(1000);
  expect(texts()).not.toContain('Mål for region');
  expect((await contentOf(server, 'n1')).goals).toHaveLength(1);
});

test('LINE8: a board that cannot be read keeps its last summary, and the others go on', async () => {
  const server = await openHouse();
  const engine = openSqlite({ path: ':memory:' });
  onTestFinished(() => engine.close());
  const { cascadeMigrations } = await import('./migrations.ts');
  for (const { apply } of cascadeMigrations) await apply(engine, 'sqlite');
  let broken = false;
  const errors: unknown[] = [];
  const cascade = createCascade({
    engine,
    log: server.log,
    organisation: server.organisation,
    readContent: (board) =>
      broken && board === boardId('region')
        ? Promise.reject(new Error('damaged'))
        : contentOf(server, unitNames.find((name) => boardId(name) === board)!),
    now: Date.now,
    logger: { error: (fields) => errors.push(fields) },
  });
  await cascade.start();
  broken = true;
  cascade.touch({ boardId: boardId('region'), seq: 1000 });
  cascade.touch({ boardId: boardId('south'), seq: 1001 });
  await cascade.settled();
  const { world, summaries } = cascade.derived();
  expect(errors).toHaveLength(1);
  expect(world.content(boardId('region')).goals).toHaveLength(1);
  expect(summaries.get(boardId('south'))?.seq).toBe(1001);
  expect(summaries.get(boardId('region'))?.seq).toBeLessThan(1000);
  expect(cascade.isCaughtUp()).toBe(true);
  await cascade.stop();
});

test('a new organisation in the place of the old is derived anew, and what has gone is forgotten', async () => {
  const server = await openHouse();
  const { tree, people } = await demonstration();
  const units = tree.units.filter((unit) => unit.shortName !== 'n1');
  const boards = tree.boards.filter((board) => board.id !== boardId('n1'));
  const left = people.filter((person) => person.grants.every((grant) => units.some((unit) => unit.id === grant.unit)));
  await server.organisation.found({ ...tree, units, boards }, left);
  await server.cascade.settled();
  expect(server.cascade.derived().givens.has(boardId('n1'))).toBe(false);
  expect(givenOf(server, 'north').chain.map((stop) => stop.shortName)).not.toContain('n1');
});
