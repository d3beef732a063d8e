/**
 * The machine's clock is set a day on or a day back while people are at a board (F8): presence, signs of life and unloading go on, nobody is
 * taken for stalled, no board is begun anew under anybody, and edits keep their order.
 */
import { writeAwareness } from '@tavle/sync';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Clock } from '../../apps/server/src/rooms/rooms-api.ts';
import { openHall, type Seat } from './simulation/hall.ts';

const board = 'board-0123456789abcdef';
const dayMs = 86_400_000;
let jump = 0;
const broken = vi.hoisted(() => ({ isSteadyClockLeftOut: false }));
vi.mock('../../apps/server/src/rooms/steady-clock.ts', async (original) => {
  const { steadyClock } = await original<typeof import('../../apps/server/src/rooms/steady-clock.ts')>();
  return { steadyClock: (clock: Clock): Clock => (broken.isSteadyClockLeftOut ? clock : steadyClock(clock)) };
});

beforeEach(() => {
  jump = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
});
afterEach(() => {
  broken.isSteadyClockLeftOut = false;
  vi.useRealTimers();
});

const addGoal = (doc: Y.Doc, key: string): void => void doc.getMap('goals').set(key, new Y.Map([['title', key]]));

/** What went wrong, in words, while the clock stepped. */
async function live(stepMs: number): Promise<readonly string[]> {
  const wrong: string[] = [];
  const say = (fault: string, isSo: boolean): void => void (isSo && wrong.push(fault));
  // the board is at its end: what holds its renewal back is that somebody is writing
  const limits = { rebaseAfterClients: 2, unloadAfterMs: 1000, coolAfterMs: 500 };
  const { rooms, log, sit, errors } = openHall({ now: () => Date.now() + jump, limits });
  onTestFinished(() => rooms.stop());
  await rooms.create(board, { userId: 'tavle' }, (doc) => addGoal(doc, 'first'));
  const generation = await rooms.generationOf(board);
  const [anna, bo] = [await sit('anna', board), await sit('bo', board)];
  const pass = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += 250) {
      await vi.advanceTimersByTimeAsync(250);
      for (const seat of [anna, bo]) await seat.exchange();
    }
  };
  const show = (seat: Seat, clock: number, focus: string): void =>
    seat.send(writeAwareness([{ client: seat.doc.clientID, clock, json: JSON.stringify({ focus }) }]));
  addGoal(anna.doc, 'before');
  show(anna, 2, 'before');
  await pass(2000);
  jump = stepMs;
  show(anna, 3, 'after');
  addGoal(bo.doc, 'after');
  await pass(2000);
  say('presence is not told', JSON.stringify(bo.present.get(anna.doc.clientID)).includes('before'));
  const pings = anna.wire.pings();
  await pass(45_000);
  say('no sign of life is asked for', anna.wire.pings() < pings + 2);
  say('somebody was sent away', anna.closed() !== undefined || bo.closed() !== undefined);
  say('the board was begun anew under them', (await rooms.generationOf(board)) !== generation);
  addGoal(anna.doc, 'last');
  await pass(1000);
  for (const seat of [anna, bo]) seat.wire.cut();
  await vi.advanceTimersByTimeAsync(5000);
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(5000);
  say('the board stays in memory', rooms.stats().rooms > 0);
  const rows = await log.history(board);
  const keys = await rooms.read(board, (doc) => [...doc.getMap('goals').keys()].sort());
  say('an edit is lost', keys.join() !== 'after,before,first,last');
  say(
    'rows are not in order',
    rows.some(({ seq }, n) => n > 0 && seq <= rows[n - 1]!.seq),
  );
  say('rows bear another clock', Math.abs((rows.at(-1)?.at ?? 0) - Date.now() - jump) > 120_000);
  return [...wrong, ...errors];
}

test.each([dayMs, -dayMs, 3_600_000, -3_600_000])(
  'LINE5, LINE7, LINE8, F8: the clock is set on by %i ms and nobody notices',
  { timeout: 30_000 },
  async (stepMs) => {
    expect(await live(stepMs)).toEqual([]);
  },
);

test('pauses measured by the clock on the wall do show', { timeout: 30_000 }, async () => {
  broken.isSteadyClockLeftOut = true;
  const wrong = await live(-dayMs);
  expect(wrong).toContain('presence is not told');
  expect(wrong).toContain('no sign of life is asked for');
});
