// A browser for the end-to-end tests: one that is there, or Debian's own. Never a download from a third party.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { onWindows, runToEnd, say, stop } from './ground.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const inProgramFiles = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** Where a Chromium may lie on this platform, most likely first. */
function candidates(env) {
  if (onWindows) {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean);
    return folders.flatMap((folder) => inProgramFiles.map((path) => join(folder, path)));
  }
  if (process.platform === 'darwin') return onMac.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(delimiter).filter(Boolean), '/snap/bin'];
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Ubuntu's `chromium-browser` may be a stub that only tells to install a snap, so the file must answer, not just exist. */
function answers(path) {
  if (!existsSync(path)) return false;
  return onWindows || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function onDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function installOnDebian(ground) {
  say(
    'Ingen browser fundet. Installerer Debians chromium til testene.',
    'No browser found. Installing Debian’s chromium for the tests.',
  );
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  runToEnd(ground, 'apt-get', ['update', '-q'], { env });
  runToEnd(ground, 'apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
}

/** Puts the path of a working browser in TAVLE_CHROMIUM for the tests, or stops with words about what to install. */
export function ensureBrowser(ground) {
  const given = ground.env.TAVLE_CHROMIUM;
  if (given) {
    if (answers(given)) return;
    throw stop(
      `TAVLE_CHROMIUM peger på ${given}, som ikke kan startes.`,
      `TAVLE_CHROMIUM names ${given}, which does not start.`,
    );
  }
  let found = candidates(ground.env).find(answers);
  if (!found && process.getuid?.() === 0 && onDebian()) {
    installOnDebian(ground);
    found = candidates(ground.env).find(answers);
  }
  if (!found)
    throw stop(
      'Testene i browser kræver Chromium, Chrome eller Edge. Installér en af dem (Debian: apt-get install chromium), eller sæt TAVLE_CHROMIUM til browserens programfil.',
      'The browser tests need Chromium, Chrome or Edge. Install one (Debian: apt-get install chromium), or set TAVLE_CHROMIUM to the browser’s program file.',
    );
  ground.env.TAVLE_CHROMIUM = found;
}
