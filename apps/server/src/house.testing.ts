/**
 * A small organisation for the server's tests, in the real server on a database in memory: a region, its psychiatry, two
 * departments, three wards; so that a ward is three layers below the region.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  activateIndicator,
  addGoal,
  addIndicator,
  type Hand,
  publishGoal,
  readBoard,
  setTarget,
  translateGoal,
} from '@tavle/board';
import {
  asId,
  type BoardContent,
  type BoardId,
  date,
  type GoalId,
  type IndicatorId,
  type Layer,
  type LayerId,
  type Outcome,
  type Person,
  type PersonId,
  type Role,
  type Tree,
  type Unit,
  type UnitId,
} from '@tavle/domain';
import { onTestFinished } from 'vitest';
import { createServer, type Server } from './app.ts';
import type { Engine } from './db/engine.ts';
import { openSqlite } from './db/sqlite.ts';
import type { Demonstration, DemonstrationBoard } from './exchange/demonstration.ts';
import type { BoardDocument } from './exchange/import-measurements.ts';

/** Every unit of the test's tree: name of the unit above and number of the layer. */
const units = {
  region: [null, 1],
  psychiatry: ['region', 2],
  south: ['psychiatry', 3],
  north: ['psychiatry', 3],
  s1: ['south', 4],
  s2: ['south', 4],
  n1: ['north', 4],
} as const;
export type UnitName = keyof typeof units;
export const unitNames = Object.keys(units) as UnitName[];

export const unitId = (name: UnitName): UnitId => asId<UnitId>(`unit-${name}`);
export const boardId = (name: UnitName): BoardId => asId<BoardId>(`board-of-the-unit-${name}`);
export const personId = (name: string): PersonId => asId<PersonId>(`person-${name}`);

export const tree: Tree = {
  layers: ['Region', 'Psykiatri', 'Afdeling', 'Afsnit'].map(
    (name, index): Layer => ({
      id: asId<LayerId>(`layer-${index + 1}`),
      name,
      order: index + 1,
      character: index < 2 ? 'strategic' : index === 2 ? 'tactical' : 'operational',
    }),
  ),
  units: unitNames.map(
    (name): Unit => ({
      id: unitId(name),
      name: `Enhed ${name}`,
      shortName: name,
      layer: asId<LayerId>(`layer-${units[name][1]}`),
      parent: units[name][0] === null ? null : unitId(units[name][0]),
      kind: 'line',
      validFrom: date('2020-01-01'),
      validTo: null,
      externalIds: { own: name },
      beds: null,
    }),
  ),
  boards: unitNames.map((name) => ({ id: boardId(name), unit: unitId(name), purpose: 'målstyring' })),
};

const person = (name: string, unit: UnitName, role: Role): Person => ({
  id: personId(name),
  name: `${name} ${unit}`,
  initials: name.slice(0, 2),
  grants: [{ unit: unitId(unit), role }],
});

/** A keeper for each unit (`keeper-s1` …), somebody who only looks from ward S1, a director, an administrator. */
export const people: readonly Person[] = [
  ...unitNames.map((name) => person(`keeper-${name}`, name, 'keeper')),
  person('reader-s1', 's1', 'reader'),
  person('viewer-s1', 's1', 'viewer'),
  person('director', 'region', 'owner'),
  person('administrator', 'region', 'administrator'),
];

/** What was done; throws when it was refused. */
export function done<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refused)}`);
  return outcome.done;
}

/** A hand with ids that say whose they are. */
export function handOf(name: string, at = '2026-11-21T08:00:00.000Z'): Hand {
  let made = 0;
  return { by: personId(name), at: at as Hand['at'], newId: () => `id-${name}-${at.slice(11, 13)}-${++made}` };
}

/** A goal with one indicator about persons, published and in use, with a target. */
export function writeGoal(doc: BoardDocument, hand: Hand, text: string): void {
  const goal = done(addGoal(doc, hand, { text }));
  done(publishGoal(doc, hand, { goal }));
  const indicator = done(
    addIndicator(doc, hand, {
      goal,
      name: `Andel til ${text}`,
      kind: 'share',
      cadence: 'month',
      personBased: true,
      rollUp: 'sum',
      additiveInOrganisation: true,
      source: 'BI',
      why: 'Siger om det går bedre',
      owner: hand.by,
    }),
  );
  done(activateIndicator(doc, hand, { indicator }));
  done(setTarget(doc, hand, { indicator, from: date('2026-01-01'), rule: 'atLeast', value: 80 }));
}

/** Ids that `writeGoal` gives when it is the first thing on a board. */
export const idsOn = (name: UnitName) => ({
  goal: asId<GoalId>(`first-${name}-1`),
  indicator: asId<IndicatorId>(`first-${name}-2`),
});

/** The organisation with a goal on every board, a translation, and numbers on most. */
export async function demonstration(): Promise<Demonstration> {
  return { tree, people, boards: unitNames.map(firstOf) };
}

function firstOf(name: UnitName): DemonstrationBoard {
  const numbers = name === 'north' || name === 's2' ? [] : [1, 2, 3];
  return {
    board: boardId(name),
    write: (doc) => writeFirst(doc, name),
    measurements: numbers.map((number) => ({
      start: date(`2026-0${number}-01`),
      end: date(`2026-0${number}-28`),
      indicator: idsOn(name).indicator,
      value: { kind: 'parts', part: 40 + number * 7, whole: 90 },
      origin: 'exercise',
    })),
  };
}

function writeFirst(doc: BoardDocument, name: UnitName): void {
  let made = 0;
  const hand: Hand = { ...handOf(`keeper-${name}`), newId: () => `first-${name}-${++made}` };
  writeGoal(doc, hand, `Mål for ${name}`);
  if (name !== 'psychiatry') return;
  const above = { parentBoard: boardId('region'), parentGoal: idsOn('region').goal };
  done(translateGoal(doc, hand, { ...above, goal: idsOn(name).goal, contribution: 'Vi gør vores' }));
}

/** What a test may choose. */
export type HouseOptions = {
  readonly path?: string;
  /** Makes another store of the store: one that fails or lies. */
  readonly wrap?: (engine: Engine) => Engine;
  /** How long the thread stands still for another program's lock; 0 in the product. */
  readonly standStillMs?: number;
  readonly setting?: 'on' | 'off' | 'unset';
  readonly make?: () => Promise<Demonstration>;
  readonly onLoopback?: boolean;
  readonly now?: () => number;
};

/** The server with this organisation; closed when the test ends. */
export async function openHouse(options: HouseOptions = {}): Promise<Server> {
  const nowhere = join(mkdtempSync(join(tmpdir(), 'tavle-pages-')), 'dist');
  const { wrap = (engine) => engine } = options;
  const server = await createServer({
    engine: wrap(openSqlite({ path: options.path ?? ':memory:', standStillMs: options.standStillMs ?? 0 })),
    now: options.now ?? Date.now,
    version: '0.0.0-test',
    release: 'test-release',
    pages: { client: nowhere, wall: nowhere },
    onLoopback: options.onLoopback ?? true,
    demonstration: { setting: options.setting ?? 'on', make: options.make ?? demonstration },
    logger: false,
  });
  onTestFinished(() => server.app.close());
  return server;
}

/** Logs somebody in; the cookie to send. */
export async function enter(server: Server, name: string): Promise<{ readonly cookie: string }> {
  return { cookie: `tavle_session=${await server.sessions.start(personId(name))}` };
}

/** A board's content as it is on disk. */
export const contentOf = (server: Server, name: UnitName): Promise<BoardContent> =>
  server.rooms.read(boardId(name), readBoard);

/** Edits a board as its keeper, and waits until it is derived. */
export async function edit<T>(
  server: Server,
  name: UnitName,
  change: (doc: BoardDocument, hand: Hand) => Outcome<T>,
): Promise<T> {
  const hand = handOf(`keeper-${name}`, new Date().toISOString());
  const random = { ...hand, newId: () => `new-${crypto.randomUUID()}` };
  const outcome = await server.rooms.edit(boardId(name), { userId: personId(`keeper-${name}`) }, (doc) =>
    change(doc, random),
  );
  await server.cascade.settled();
  return done(outcome);
}
