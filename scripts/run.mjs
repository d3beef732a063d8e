#!/usr/bin/env node
// The one way in: `npm start` and `npm test` come here. Runs on Node 18 and up with nothing installed; fetches what is missing
// (a newer Node, the dependencies, the built pages, a browser for the tests) and touches no network once that is in place.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './run/browser.mjs';
import { cacheFolder, foreground, groundAt, Stop, stop, tool } from './run/ground.mjs';
import { ensureClient, ensureDeps } from './run/installed.mjs';
import { ensureNode } from './run/node.mjs';
import { e2e, lint, proveAll, typecheck, unit } from './run/proofs.mjs';
import { soak } from './run/soak.mjs';

const server = 'apps/server/src/main.ts';

function start(ground, args) {
  ensureClient(ground);
  // what Node has compiled is kept for the next start, which is then a third quicker
  const compiled = ground.env.NODE_COMPILE_CACHE ?? join(cacheFolder(ground), 'compiled');
  const env = { NODE_ENV: ground.env.NODE_ENV ?? 'production', NODE_COMPILE_CACHE: compiled };
  return foreground(ground, [server, ...args], { env });
}

/** Server and both pages with reload on change; when one of them ends, so do the others. */
async function dev(ground, args) {
  ensureClient(ground);
  const vite = tool(ground, 'vite/bin/vite.js');
  const pages = ['client', 'wall'].map((app) => foreground(ground, [vite], { cwd: join(ground.root, 'apps', app) }));
  const code = await Promise.race([foreground(ground, ['--watch', server, ...args]), ...pages]);
  process.kill(process.pid, 'SIGTERM');
  return code;
}

function bench(ground, [name, ...args]) {
  const folder = join(ground.root, 'tests', 'bench');
  const found = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.ts')) : [];
  const file = `${name}.bench.ts`;
  if (found.includes(file)) return foreground(ground, [join(folder, file), ...args]);
  const names = found.map((each) => each.replace('.bench.ts', '')).join(', ') || '-';
  throw stop(`Vælg en måling: ${names}`, `Choose a bench: ${names}`);
}

/** A program of the server's beside the server: `backup FILE` and `restore FILE`. */
const beside = (name) => (ground, args) => foreground(ground, [`apps/server/src/${name}.ts`, ...args]);

/** The pictures of docs/pictures, taken anew. */
function pictures(ground) {
  ensureClient(ground);
  ensureBrowser(ground);
  return foreground(ground, ['tests/pictures/take.ts']);
}

const check = async (ground) => (await typecheck(ground)) || lint(ground);

const verbs = {
  start,
  dev,
  backup: beside('backup'),
  restore: beside('restore'),
  soak,
  bench,
  pictures,
  check,
  typecheck,
  lint,
  unit,
  e2e,
  test: proveAll,
};
const words = `Usage: node scripts/run.mjs <${Object.keys(verbs).join('|')}> [arguments]`;

async function main([verb = '', ...args]) {
  const ground = groundAt(join(dirname(fileURLToPath(import.meta.url)), '..'));
  process.chdir(ground.root);
  if (!Object.hasOwn(verbs, verb)) throw new Stop(words);
  ensureNode(ground);
  ensureDeps(ground);
  process.exitCode = await verbs[verb](ground, args);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Stop ? error.message : error);
  process.exitCode = 1;
});
