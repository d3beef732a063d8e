/** One Markdown table of a run, and its place in the documentation. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Figure, figures, median, type Outcome, ratioOf } from './figures.ts';

/** Outcomes by target name, one per round; a round that failed has none of the keys concerned. */
export type Results = ReadonlyMap<string, readonly Outcome[]>;

/** Who is compared with whom. */
export type Names = { readonly relay: string; readonly ours: string; readonly peers: readonly string[] };

const missing = '–';
const thousands = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

function shown(value: number): string {
  if (!Number.isFinite(value)) return missing;
  const size = Math.abs(value);
  return size >= 1000 ? thousands.format(value) : value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

/** Median over the rounds, and the median of the ratios to the relay in the same round. */
function found(results: Results, names: Names, target: string, figure: Figure) {
  const rounds = results.get(target) ?? [];
  const references = results.get(names.relay) ?? [];
  const values = rounds.flatMap((each) => each[figure.key] ?? []);
  const ratios = rounds.flatMap((each, round) => {
    const value = each[figure.key];
    const reference = references[round]?.[figure.key];
    return value === undefined || reference === undefined ? [] : [ratioOf(figure, value, reference)];
  });
  return { value: median(values), ratio: median(ratios) };
}

const memoryKeys = new Set(['perConnection', 'perBoard', 'afterLeave']);

function cell(results: Results, names: Names, target: string, figure: Figure): string {
  const { value, ratio } = found(results, names, target, figure);
  const besides = Number.isFinite(ratio) && target !== names.relay && !memoryKeys.has(figure.key);
  return besides ? `${shown(value)} (×${ratio.toFixed(2)})` : shown(value);
}

/** Goals that ours missed, as sentences. */
export function missedGoals(results: Results, names: Names): readonly string[] {
  return figures.flatMap((figure) => {
    const { value, ratio } = found(results, names, names.ours, figure);
    const relay = found(results, names, names.relay, figure).value;
    if (figure.goal === undefined || !Number.isFinite(value)) return [];
    if (figure.goal.reached(value, ratio, relay)) return [];
    return [`${figure.title}: ${shown(value)} ${figure.unit} (×${ratio.toFixed(2)}), wanted ${figure.goal.words}`];
  });
}

/** The table. */
export function tableOf(results: Results, names: Names): string {
  const columns = [names.relay, names.ours, ...names.peers].filter((name) => results.has(name));
  const measured = figures.filter((figure) =>
    columns.some((name) => Number.isFinite(found(results, names, name, figure).value)),
  );
  const rows = measured.map((figure) => {
    const [first, own, ...others] = columns.map((name) => cell(results, names, name, figure));
    const missed = missedGoals(results, names).some((sentence) => sentence.startsWith(`${figure.title}:`));
    const goal = figure.goal === undefined ? missing : `${figure.goal.words}${missed ? ' ✗' : ' ✓'}`;
    return [`${figure.title}, ${figure.unit}`, first, `**${own}**`, goal, ...others].join(' | ');
  });
  const [first, own, ...others] = columns;
  const head = ['', first, own, 'to reach', ...others].join(' | ');
  const line = ['---', ...columns.map(() => '---:'), '---'].join('|');
  return [`| ${head} |`, `|${line}|`, ...rows.map((row) => `| ${row} |`)].join('\n');
}

const from = '<!-- bench:sync -->';
const to = '<!-- /bench:sync -->';

/** Puts the section into a document, between its marks; makes document and marks when they are not there. */
export function writeSection(path: string, section: string): void {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '# Performance\n';
  const block = `${from}\n${section}\n${to}`;
  const start = text.indexOf(from);
  const end = text.indexOf(to);
  const whole =
    start >= 0 && end > start ? text.slice(0, start) + block + text.slice(end + to.length) : `${text}\n${block}\n`;
  writeFileSync(path, whole);
}
