/**
 * `npm run bench:spc`: 1,000 indicators of 156 points (three years of weeks) through the rules of `@tavle/spc`, as a
 * start of the server or a change of every board does at once. Prints milliseconds of processor; fails above its goal.
 */
import { cpus, loadavg } from 'node:os';
import { analyse, type ChartKind, limitsFor, type Row, verdict } from '@tavle/spc';

const seriesCount = 1000;
const pointCount = 156;
const rounds = 9;
const goalMs = 300;
const charts: readonly ChartKind[] = ['run', 'i', 'p', 'u', 'c'];

const dates = Array.from({ length: pointCount }, (_, week) =>
  new Date(Date.UTC(2023, 0, 2 + 7 * week)).toISOString().slice(0, 10),
);

/** A level with noise, some with a shift half way, every twentieth value missing; the same on every run. */
function rowsOf(series: number): readonly Row[] {
  let state = series + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return dates.map((at, i) => {
    const shift = series % 3 === 0 && i > pointCount / 2 ? 4 : 0;
    const y = next() < 0.05 ? null : Math.round(20 + shift + 10 * (next() + next() - 1));
    return { at, y, n: 60 + Math.round(20 * next()) };
  });
}

const all = Array.from({ length: seriesCount }, (_, series) => ({
  rows: rowsOf(series),
  chart: charts[series % charts.length] ?? 'run',
}));

/** All series once: milliseconds of processor (on a quiet machine those of the clock), and the verdicts that say something, so that nothing of the work can be left out. */
function runOnce(): { readonly ms: number; readonly signals: number } {
  const begun = process.cpuUsage();
  let signals = 0;
  for (const { rows, chart } of all) {
    const analysis = analyse(rows, { chart });
    if (analysis.kind === 'refusal') throw new Error(`refused: ${analysis.reason}`);
    const { variation } = verdict(analysis, { better: 'up', target: 24 });
    if (variation === 'improving' || variation === 'worsening') signals++;
  }
  const { user, system } = process.cpuUsage(begun);
  return { ms: (user + system) / 1000, signals };
}

const first = runOnce();
const times = Array.from({ length: rounds }, () => runOnce().ms).sort((a, b) => a - b);
const middle = times[(rounds - 1) / 2] ?? Number.NaN;
const slowest = times.at(-1) ?? Number.NaN;
const processors = cpus();
console.log(
  `${seriesCount} series × ${pointCount} points, ${first.signals} with a signal (limits at n = ${pointCount}: ${JSON.stringify(limitsFor(pointCount))})`,
);
console.log(
  `first ${first.ms.toFixed(0)} ms, then median ${middle.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms; goal ${goalMs} ms`,
);
console.log(
  `Node ${process.version}, ${processors.length} × ${processors[0]?.model.trim()}, load ${(loadavg()[0] ?? 0).toFixed(2)}`,
);
if (first.signals === 0 || first.signals === seriesCount) throw new Error('the verdicts say nothing');
if (middle > goalMs) process.exitCode = 1;
