// What must be in place before a verb runs: the dependencies of the lockfile, and the two built pages.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  cacheFolder,
  dropStamp,
  fingerprint,
  npm,
  runToEnd,
  say,
  setStamp,
  stampHolds,
  stop,
  tool,
} from './ground.mjs';

const depsStamp = (ground) => join(ground.root, 'node_modules', '.stamp');

function depsFingerprint(ground) {
  const [major] = ground.nodeVersion.replace('v', '').split('.');
  return fingerprint([
    { file: join(ground.root, 'package-lock.json') },
    process.platform,
    process.arch,
    `node ${major}`,
  ]);
}

/** Installs exactly the lockfile, with the Node of this run, unless the stamp says it is done. Network only then. */
export function ensureDeps(ground) {
  const print = depsFingerprint(ground);
  if (stampHolds(depsStamp(ground), print)) return;
  say('Installerer det, Tavle bygger på (én gang pr. version).', 'Installing what Tavle builds on (once per version).');
  dropStamp(depsStamp(ground));
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  if (npm(ground, args) !== 0)
    throw stop(
      'Installationen lykkedes ikke; npm skrev hvorfor ovenfor. Uden net skal node_modules følge med fra en maskine af samme slags.',
      'The installation failed; npm said why above. Without a network, bring node_modules from a machine of the same kind.',
    );
  setStamp(depsStamp(ground), print);
}

const leftOut = new Set(['node_modules', 'dist', 'data']);
const isSource = (name) => !/\.test\.tsx?$|\.tsbuildinfo$/.test(name);

/** Every source file under a folder, in a fixed order, as path relative to the root with forward slashes. */
export function sourceFiles(root, folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return leftOut.has(entry.name) ? [] : sourceFiles(root, path);
    return entry.isFile() && isSource(entry.name) ? [path] : [];
  });
}

/** Builds `apps/client` and `apps/wall` into their `dist` when their sources, a package or the lockfile changed. */
export function ensureClient(ground) {
  for (const app of ['client', 'wall']) ensurePage(ground, app);
}

function ensurePage(ground, app) {
  const { root } = ground;
  const folder = join(root, 'apps', app);
  if (!existsSync(join(folder, 'vite.config.ts')))
    throw stop(`apps/${app} mangler sin vite.config.ts.`, `apps/${app} lacks its vite.config.ts.`);
  const files = [...sourceFiles(root, `apps/${app}`), ...sourceFiles(root, 'packages')];
  const lock = { file: join(root, 'package-lock.json') };
  const print = fingerprint([lock, ...files.flatMap((path) => [path, { file: join(root, path) }])]);
  const stamp = join(cacheFolder(ground), `${app}.stamp`);
  if (stampHolds(stamp, print) && existsSync(join(folder, 'dist', 'index.html'))) return;
  dropStamp(stamp);
  const build = [tool(ground, 'vite/bin/vite.js'), 'build', '--logLevel', 'warn'];
  if (runToEnd(ground, ground.node, build, { cwd: folder, env: { NODE_ENV: 'production' } }) !== 0)
    throw stop(
      `Siden apps/${app} kunne ikke bygges; grunden står ovenfor.`,
      `The page apps/${app} could not be built; see above.`,
    );
  setStamp(stamp, print);
}
