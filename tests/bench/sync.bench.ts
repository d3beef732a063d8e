/**
 * `npm run bench:sync`: our server with durable storage and all checks on, beside a bare relay and the peers, on this
 * machine, over loopback, in interleaved rounds. Prints one Markdown table of medians and ratios to the relay.
 *
 *   --rounds N       rounds (3)
 *   --only a,b       scenarios
 *   --without-peers  relay and ours only; nothing is fetched
 *   --quick          one small round, to see that it works
 *   --write          puts the table into docs/performance.md
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildBoard, type Edit, editsOf } from './sync/board.ts';
import type { Outcome } from './sync/figures.ts';
import { loads } from './sync/loads.ts';
import type { Material, Scenario } from './sync/scenario.ts';
import { missedGoals, type Results, tableOf, writeSection } from './sync/table.ts';
import { ours, peers, relay, start, type Target } from './sync/targets.ts';
import { visits } from './sync/visits.ts';

const { values: chosen } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    'without-peers': { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const peersFolder = join(import.meta.dirname, 'sync/peers');
const scenarioLimitMs = 90_000;
const writers = 20;
const editsPerWriter = 12_000;

/** The peers are fetched by their own lockfile when they are first wanted, never with the product. */
function fetchPeers(): void {
  if (existsSync(join(peersFolder, 'node_modules'))) return;
  console.error('Fetching the peers that are measured beside ours …');
  const own = process.env['npm_execpath'] ?? '';
  const [program, first] = own.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const { status } = spawnSync(program, [...first, 'ci'], {
    cwd: peersFolder,
    stdio: 'inherit',
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (status !== 0) throw new Error('The peers could not be fetched. --without-peers measures ours and the relay.');
}

function prepareMaterial(quick: boolean): Material {
  const board = buildBoard();
  const made = new Map<number, readonly Edit[]>();
  for (let writer = 0; writer < writers; writer++) made.set(writer, editsOf(board, writer, editsPerWriter));
  return { board, quick, editsOf: (writer) => made.get(writer) ?? [] };
}

async function runOnce(scenario: Scenario, target: Target, material: Material): Promise<Outcome> {
  const server = await start(target);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took more than ${scenarioLimitMs / 1000} s`)), scenarioLimitMs);
  });
  try {
    return await Promise.race([scenario.run(server, material, target), late]);
  } catch (error) {
    console.error(`  ${target.name}, ${scenario.name}: ${error instanceof Error ? error.message : String(error)}`);
    return {};
  } finally {
    clearTimeout(timer);
    await server.discard();
    await pause(200);
  }
}

async function runAll(targets: readonly Target[], rounds: number, material: Material): Promise<Results> {
  const wanted = chosen.only?.split(',');
  const results = new Map(targets.map(({ name }) => [name, Array.from({ length: rounds }, (): Outcome => ({}))]));
  for (const scenario of [...loads, ...visits]) {
    if (wanted !== undefined && !wanted.includes(scenario.name)) continue;
    const suited = targets.filter((target) => scenario.suits(target));
    for (let round = 0; round < rounds; round++) {
      // nobody is always first, or always after the same
      const order = suited.map((_, i) => suited[(i + round) % suited.length]!);
      if (round % 2 === 1) order.reverse();
      for (const target of order) {
        const outcome = await runOnce(scenario, target, material);
        const own = results.get(target.name)!;
        own[round] = { ...own[round], ...outcome };
        console.error(`${scenario.name} ${round + 1}/${rounds} ${target.name} ${JSON.stringify(outcome)}`);
      }
    }
  }
  return results;
}

function versions(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(peersFolder, 'package.json'), 'utf8'));
  const { dependencies } = manifest as { readonly dependencies: Readonly<Record<string, string>> };
  const list = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  return list.join(', ');
}

const rounds = chosen.quick ? 1 : Number(chosen.rounds);
if (!chosen['without-peers']) fetchPeers();
const targets = [relay, ours, ...(chosen['without-peers'] ? [] : peers)];
const loadBefore = loadavg()[0] ?? 0;
const begun = performance.now();
const results = await runAll(targets, rounds, prepareMaterial(chosen.quick));
const names = { relay: relay.name, ours: ours.name, peers: peers.map(({ name }) => name) };
const processors = cpus();
const section = [
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${processors.length} × ${processors[0]?.model.trim()},`,
  `load ${loadBefore.toFixed(2)} before and ${(loadavg()[0] ?? 0).toFixed(2)} after (the bench itself included),`,
  `${rounds} interleaved round${rounds === 1 ? '' : 's'}, ${Math.round((performance.now() - begun) / 60_000)} minutes.`,
  `${versions()}.`,
  'Medians; in brackets the median of the ratios to the relay of the same round, above 1 is better.',
  'Ours stores every edit (SQLite, synchronous=FULL) before anybody sees it, with all checks on; the relay stores nothing.',
  '',
  tableOf(results, names),
].join('\n');
console.log(`\n${section}\n`);
for (const sentence of missedGoals(results, names)) console.log(`Not reached: ${sentence}`);
if (chosen.write)
  writeSection(join(import.meta.dirname, '../../docs/performance.md'), `Command: \`npm run bench:sync\`. ${section}`);
process.exit(0);
