/**
 * F24: many simulated days, each from its seed. `npm run soak -- --minutes 10 --seed 1` runs as many as fit; a seed that fails is put in
 * `failed` below and stays there.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type SimulationOptions, type SimulationResult, simulate } from './simulation/simulation.ts';

/** Seeds that have found something once. */
const failed: readonly number[] = [];
const seeds = Number(process.env['SOAK_SEEDS'] ?? 100);
const first = Number(process.env['SOAK_SEED'] ?? 1);
const minutes = Number(process.env['SOAK_MINUTES'] ?? 0);
const realNow = performance.now.bind(performance);

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    now: 1_795_000_000_000,
  });
});
afterEach(() => vi.useRealTimers());

const run = (seed: number, more: Partial<SimulationOptions> = {}): Promise<SimulationResult> =>
  simulate({ seed, now: Date.now, advance: async (ms) => void (await vi.advanceTimersByTimeAsync(ms)), ...more });

test('LINE1, LINE3: whatever happens, everybody ends with the same board and nothing acknowledged is lost', {
  timeout: 120_000 + minutes * 65_000,
}, async () => {
  const tally = { seeds: 0, acknowledged: 0, crashes: 0, generations: 0 };
  const until = realNow() + minutes * 60_000;
  const extra = failed.values();
  for (let seed = first; tally.seeds < seeds || realNow() < until; seed++) {
    const { value: known = seed } = extra.next();
    const result = await run(known);
    expect(result.broken, `seed ${known}`).toEqual([]);
    tally.seeds++;
    for (const key of ['acknowledged', 'crashes', 'generations'] as const) tally[key] += result[key];
  }
  console.info(`simulation: ${JSON.stringify(tally)}`);
  expect(tally.acknowledged).toBeGreaterThan(tally.seeds * 20);
  expect(tally.crashes).toBeGreaterThan(tally.seeds);
  expect(tally.generations).toBeGreaterThan(tally.seeds);
});

test('the same seed is the same day', async () => {
  expect(await run(7)).toEqual(await run(7));
});

test('acknowledging before the commit is found out', { timeout: 60_000 }, async () => {
  const found: number[] = [];
  for (let seed = 1; seed <= 20; seed++) {
    const { broken } = await run(seed, { diskLies: true });
    if (broken.some((each) => each.includes('acknowledged and is lost'))) found.push(seed);
  }
  expect(found.length).toBeGreaterThan(5);
});
