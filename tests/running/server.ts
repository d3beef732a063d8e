/** A server of its own for a test: a real process on a free port with a data folder that goes with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { scratchFolder } from './scratch.ts';

const root = join(import.meta.dirname, '../..');

export interface RunningServer {
  readonly port: number;
  readonly url: string;
  readonly data: string;
  /** Everything the process has printed. */
  readonly output: () => string;
  readonly pid: () => number | undefined;
  /** Starts it (again) on the same port and data, and waits until it is ready. */
  start(): Promise<void>;
  /** Ends the process without a word, as a power cut would. */
  kill(): Promise<void>;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Stops it and removes its data. */
  discard(): Promise<void>;
}

/** A port nobody listens on just now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/**
 * Makes a server with a data folder of its own; `start` it. `settings` are environment variables. `from` is a server that has been stopped,
 * whose data it begins with; without one the folder is new.
 */
export async function createServerProcess(
  settings: Readonly<Record<string, string>> = {},
  from?: RunningServer,
): Promise<RunningServer> {
  const port = await freePort();
  const data = await mkdtemp(join(scratchFolder(), 'tavle-test-'));
  if (from !== undefined) await cp(from.data, data, { recursive: true });
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let printed = '';
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await gone;
  };
  const start = async (): Promise<void> => {
    const env = { ...process.env, TAVLE_PORT: String(port), TAVLE_DATA: join(data, 'data'), ...settings };
    const started = spawn(process.execPath, ['apps/server/src/main.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child = started;
    await untilReady(url, started, () => printed);
  };
  return {
    port,
    url,
    data,
    output: () => printed,
    pid: () => child?.pid,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    discard: async () => {
      await end('SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${printed()}`);
    const ready = await fetch(`${url}/readyz`).catch(() => undefined);
    if (ready?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`the server was not ready in a minute:\n${printed()}`);
}
