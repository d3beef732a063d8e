/** The server's program: settings, store, server, listen, close. What stops it is said in words, with exit code 1. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateAt } from '@tavle/domain';
import closeWithGrace from 'close-with-grace';
import { createServer, type Server } from './app.ts';
import { shapeForRooms } from './board-shape.ts';
import { StoreHeld } from './db/held.ts';
import { lockFolder } from './db/lock.ts';
import { openSqlite } from './db/sqlite.ts';
import { StartRefused } from './db/start-refusal.ts';
import type { StoreBroken } from './db/store-broken.ts';
import { isLoopbackAddress } from './door/loopback.ts';
import type { Demonstration } from './exchange/demonstration.ts';
import { releaseOf, unbuilt } from './pages.ts';
import { warmUp } from './rooms/warm-up.ts';
import { createWatchdog } from './rooms/watchdog.ts';
import { readSettings, type Settings } from './settings.ts';
import {
  cannotListen,
  notBuilt,
  say,
  type Sentence,
  startRefusal,
  storeBroken,
  unknownSetting,
  wrongSetting,
} from './start-sentences.ts';

const root = join(import.meta.dirname, '../../..');
const pages = { client: join(root, 'apps/client/dist'), wall: join(root, 'apps/wall/dist') };
/** One board may hold the server this long: a hundred times what the largest honest edit takes. */
const heldMostMs = 10_000;
/** A process that is told to stop has this long. */
const closeWithinMs = 1800;

/** An address without what comes after the question mark, and without the secret of a calendar or a mail. */
const withoutSecret = (url: string): string =>
  (url.split('?')[0] ?? '').replace(/^(\/kalender|\/api\/mail\/off|\/mail\/fra)\/.*$/, '$1/…');

/** What is logged never bears a name, a text somebody wrote, or a cookie. */
const logger = {
  level: 'warn',
  serializers: {
    req: ({ method, url }: { method: string; url: string }) => ({ method, path: withoutSecret(url) }),
    res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
  },
};

function versionOf(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : '0';
}

/** Read only when it is to be put in: its figures are of no use afterwards. */
async function makeDemonstration(): Promise<Demonstration> {
  const { demonstration } = await import('@tavle/demo');
  return demonstration(dateAt(Date.now()));
}

async function start(settings: Settings): Promise<Server> {
  const version = versionOf();
  const lock = lockFolder(settings.data);
  const path = join(settings.data, 'tavle.db');
  const engine = openSqlite({ path, onBroken: (broken) => endAtOnce(broken, settings) });
  const making = createServer({
    engine,
    now: Date.now,
    version,
    watchdog: createWatchdog({ file: join(settings.data, 'held-boards'), limitMs: heldMostMs, now: Date.now }),
    release: releaseOf(pages, version),
    pages,
    onLoopback: isLoopbackAddress(settings.host) || settings.host === 'localhost',
    demonstration: {
      setting: settings.demonstration,
      make: makeDemonstration,
    },
    logger,
    publicUrl: settings.publicUrl,
    mail: settings.mail,
  });
  const server = await making.catch(async (error: unknown) => {
    // closed in good order, SQLite takes its -wal and -shm files away again
    if (error instanceof StartRefused || error instanceof StoreHeld) await engine.close();
    throw error;
  });
  server.app.addHook('onClose', async () => lock.release());
  // everybody comes back in the first second after a restart
  warmUp(shapeForRooms());
  await server.app.listen({ host: settings.host, port: settings.port });
  return server;
}

/** Nothing in this process can be believed to be on disk any more: no clean-up, no reply. The supervisor starts it anew. */
function endAtOnce(broken: StoreBroken, settings: Settings): never {
  say(storeBroken(broken, settings));
  process.exit(1);
}

function explain(error: unknown, settings: Settings): Sentence | undefined {
  if (error instanceof StartRefused) return startRefusal(error.refusal, settings);
  if (error instanceof StoreHeld) return startRefusal({ kind: 'databaseHeld' }, settings);
  return error instanceof Error && 'code' in error ? cannotListen(error.code, settings) : undefined;
}

async function main(): Promise<void> {
  const { settings, wrong, unknown } = readSettings(process.env);
  for (const each of unknown) say(unknownSetting(each));
  for (const each of wrong) say(wrongSetting(each));
  const missing = unbuilt(pages);
  if (missing.length > 0) say(notBuilt(missing));
  // in development Vite serves the pages, and the server only answers for the rest
  if (wrong.length > 0 || (missing.length > 0 && process.env['NODE_ENV'] === 'production')) {
    process.exitCode = 1;
    return;
  }
  try {
    const { app } = await start(settings);
    closeWithGrace({ delay: closeWithinMs, logger: false }, async () => app.close());
    const address = app.server.address();
    const port = typeof address === 'object' ? (address?.port ?? settings.port) : settings.port;
    const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    process.stdout.write(`Tavle er klar på http://${host}:${port}\n`);
  } catch (error) {
    const sentence = explain(error, settings);
    if (sentence === undefined) throw error;
    say(sentence);
    process.exit(1);
  }
}

await main();
