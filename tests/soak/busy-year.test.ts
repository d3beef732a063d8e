/**
 * One year of a busy board: 40 people who open it 250 days, each time under a new client id, and work on it (F21). The board is begun anew
 * at night when it has been written by too many ids, as the server does. `DAYS=250 npx vitest run tests/soak/busy-year.test.ts` is the
 * whole year. What loading takes is the processor's time, since this machine has others at work.
 */
import {
  addAction,
  addGoal,
  addIndicator,
  addInterpretation,
  changeAction,
  closeAction,
  editText,
  type Hand,
  moveAction,
  readBoard,
  recordMeasurement,
  rootNames,
} from '@tavle/board';
import {
  type ActionId,
  addDays,
  date,
  type DateText,
  type GoalId,
  type IndicatorId,
  type Outcome,
} from '@tavle/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { shapeForRooms } from '../../apps/server/src/board-shape.ts';
import { firstState, sameContent } from '../../apps/server/src/rooms/first-state.ts';
import { defaultLimits } from '../../apps/server/src/rooms/limits.ts';
import { hasPending } from '../../apps/server/src/rooms/room.ts';
import { applyStored } from '../../apps/server/src/rooms/stored-bytes.ts';
import { scanUpdate } from '../../apps/server/src/rooms/scan.ts';
import { compileShape } from '../../apps/server/src/rooms/shape.ts';
import { createStructureCheck } from '../../apps/server/src/rooms/structure.ts';
import { type Chance, chanceOf } from './simulation/chance.ts';
import { handOf } from './updates/hands.ts';

const days = Number(process.env['DAYS'] ?? 30);
const people = 40;
const indicators = 60;
const goals = 12;
const vectorMost = 8 * 1024;
const loadMostMs = 300;
const updateMostMs = 0.5;

const started = Date.UTC(2026, 0, 5, 7);

/** The board on the server, and one page that everybody takes turns at, each under an id of their own. */
type Board = {
  server: Y.Doc;
  page: Y.Doc;
  check: ReturnType<typeof createStructureCheck>;
  authors: Map<number, string>;
};

function open(state: Uint8Array): Board {
  const [server, page] = [new Y.Doc(), new Y.Doc()];
  for (const doc of [server, page]) {
    Y.applyUpdate(doc, state);
    for (const name of rootNames) doc.getMap(name);
  }
  const authors = new Map<number, string>();
  return {
    server,
    page,
    authors,
    check: createStructureCheck(server, compileShape(shapeForRooms()), authors, defaultLimits),
  };
}

type Year = {
  readonly generations: number;
  readonly edits: number;
  readonly worst: {
    readonly clients: number;
    readonly vectorBytes: number;
    readonly stateBytes: number;
    readonly loadMs: number;
  };
  /** What one update costs, scan, check and apply, milliseconds; too short for the processor's own clock. */
  readonly updateMs: readonly number[];
  readonly entries: number;
};

function done<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome.done;
}

class Desk {
  readonly #chance: Chance;
  readonly #actions: ActionId[] = [];
  #indicators: readonly IndicatorId[] = [];
  #goals: readonly GoalId[] = [];

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** The board as it is when the year begins. */
  begin(doc: Y.Doc, hand: Hand): void {
    this.#goals = Array.from({ length: goals }, (_, n) => done(addGoal(doc, hand, { text: `Mål ${n}` })));
    this.#indicators = Array.from({ length: indicators }, (_, n) => {
      const goal = this.#goals[n % goals]!;
      return done(addIndicator(doc, hand, { goal, name: `Tal nummer ${n}`, kind: 'value', cadence: 'week' }));
    });
  }

  /** What one person does in one visit: one to three things. */
  visit(doc: Y.Doc, hand: Hand, today: DateText): void {
    for (let i = this.#chance.below(3); i >= 0; i--) this.#doOne(doc, hand, today);
  }

  #doOne(doc: Y.Doc, hand: Hand, today: DateText): void {
    const chance = this.#chance;
    const indicator = chance.pick(this.#indicators)!;
    const action = chance.pick(this.#actions);
    const roll = chance.below(100);
    if (roll < 15) {
      const value = { kind: 'value', value: chance.below(1000) / 10 } as const;
      recordMeasurement(doc, hand, { indicator, start: today, end: addDays(today, 6), value, reason: 'rettet' });
    } else if (roll < 50) this.#type(doc, hand);
    else if (roll < 53) addInterpretation(doc, hand, { indicator, text: 'Vi ser at ventetiden falder igen' });
    else if (roll < 58 || action === undefined) {
      const due = addDays(today, 14);
      this.#actions.push(done(addAction(doc, hand, { what: 'Ring til afsnittet', owner: hand.by, due, indicator })));
    } else if (roll < 75) changeAction(doc, hand, { action, patch: { due: addDays(today, 21) } });
    else if (roll < 88) moveAction(doc, hand, { action, ahead: null });
    else closeAction(doc, hand, { action });
  }

  /** Some words typed at the end of a text, or taken from it when it is long. */
  #type(doc: Y.Doc, hand: Hand): void {
    const id = this.#chance.pick(this.#goals)!;
    const goal = doc.getMap<Y.Map<unknown>>('goals').get(id);
    let next = String(goal?.get('why') ?? '');
    for (const letter of ' og så') {
      next = next.length > 400 ? next.slice(0, 100) : next + letter;
      editText(doc, hand, { section: 'goals', id, field: 'why', next });
    }
  }
}

/** Lives so many days; `rebase` says at how many ids a board is begun anew. */
function live(howMany: number, rebase: number): Year {
  const chance = chanceOf(20_261_121);
  const desk = new Desk(chance);
  let ids = 0;
  const newId = (): string => `e-${++ids}`;
  let board = open(
    firstState((doc) => {
      doc.getMap('meta').set('schema', 1);
      doc.getMap('meta').set('board', 'board-of-a-busy-year');
      desk.begin(doc, handOf('founder', newId, started));
    }).state,
  );
  const updateMs: number[] = [];
  let [generations, edits] = [1, 0];
  const worst = { clients: 0, vectorBytes: 0, stateBytes: 0, loadMs: 0 };
  for (let day = 0; day < howMany; day++) {
    const today = addDays(date('2026-01-05'), Math.floor((day / 5) * 7));
    for (let visitor = 0; visitor < people; visitor++) {
      const at = started + day * 86_400_000 + visitor * 600_000;
      edits += visit(board, `p${visitor}`, chance, updateMs, (doc) =>
        desk.visit(doc, handOf(`p${visitor}`, newId, at), today),
      );
    }
    measure(board.server, worst, day % 10 === 9);
    if (board.server.store.clients.size < rebase) continue;
    generations++;
    const next = open(firstState((fresh) => sameContent()(board.server, fresh)).state);
    expect(readBoard(next.server)).toEqual(readBoard(board.server));
    board = next;
  }
  measure(board.server, worst, true);
  expect(board.page.toJSON()).toEqual(board.server.toJSON());
  const content = board.server.toJSON();
  const entries = Object.values(content).reduce((sum, section) => sum + Object.keys(section).length, 0);
  return { generations, edits, worst, updateMs, entries };
}

/** Somebody opens the board under a new id, works, and goes; the server takes each of their edits. */
function visit(board: Board, userId: string, chance: Chance, updateMs: number[], work: (doc: Y.Doc) => void): number {
  const { page, server, check, authors } = board;
  const updates: Uint8Array[] = [];
  const hear = (update: Uint8Array): void => void updates.push(update);
  page.clientID = 2 + chance.below(2 ** 32 - 3);
  page.on('update', hear);
  work(page);
  page.off('update', hear);
  for (const update of updates) {
    const began = performance.now();
    const scan = scanUpdate(update, defaultLimits);
    if (typeof scan === 'string') throw new Error(scan);
    const verdict = check(scan, { userId, ownClients: new Set([page.clientID]) });
    if (verdict.kind !== 'news') throw new Error(JSON.stringify(verdict));
    for (const client of verdict.newClients) authors.set(client, userId);
    Y.applyUpdate(server, update);
    updateMs.push(performance.now() - began);
  }
  expect(hasPending(server)).toBe(false);
  return updates.length;
}

/** Of this thread, since `began`: how long it takes where nobody else is at work. */
function processorMs(began: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000;
}

type Worst = { clients: number; vectorBytes: number; stateBytes: number; loadMs: number };

function measure(doc: Y.Doc, worst: Worst, timed: boolean): void {
  const state = Y.encodeStateAsUpdate(doc);
  worst.clients = Math.max(worst.clients, doc.store.clients.size);
  worst.vectorBytes = Math.max(worst.vectorBytes, Y.encodeStateVector(doc).length);
  worst.stateBytes = Math.max(worst.stateBytes, state.length);
  if (!timed) return;
  const times = Array.from({ length: 3 }, () => {
    const began = process.threadCpuUsage();
    applyStored(new Y.Doc(), state);
    return processorMs(began);
  });
  worst.loadMs = Math.max(worst.loadMs, Math.min(...times));
}

test(`LINE3, LINE8, F21: ${days} days of ${people} people leave a board that is small to tell of and quick to load`, {
  timeout: 60_000 + days * 5_000,
}, () => {
  const { updateMs, worst, ...year } = live(days, defaultLimits.rebaseAfterClients);
  const sorted = [...updateMs].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  console.info(`busy year: ${JSON.stringify({ days, ...year, ...worst, updateP50: at(0.5), updateP99: at(0.99) })}`);
  expect(worst.vectorBytes).toBeLessThanOrEqual(vectorMost);
  expect(worst.loadMs).toBeLessThanOrEqual(loadMostMs);
  expect(at(0.5)).toBeLessThanOrEqual(updateMostMs);
  expect(worst.clients).toBeLessThan(defaultLimits.rebaseAfterClients + people);
  // a visit that writes nothing leaves no id
  expect(year.generations).toBeGreaterThan(Math.floor((days * people * 0.9) / defaultLimits.rebaseAfterClients));
  expect(worst.stateBytes).toBeLessThan(200 * 1024 + days * 6 * 1024);
});

test('a board that is never begun anew does outgrow its vector', { timeout: 120_000 }, () => {
  const { worst } = live(40, Number.POSITIVE_INFINITY);
  expect(worst.vectorBytes).toBeGreaterThan(vectorMost);
});
