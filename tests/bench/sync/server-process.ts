/** A server under measurement: a process of its own on a free port, whose use of processor and memory can be asked for. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a process has used so far. Bytes and seconds; `live` is the heap and what hangs on it, `peak` the highest rss seen. */
export type Usage = {
  readonly cpuSeconds: number;
  readonly atMs: number;
  readonly rss: number;
  readonly live: number;
  readonly peak: number;
};

/** A running server. */
export type ServerProcess = {
  readonly port: number;
  readonly folder: string;
  /** `collected` collects garbage first; `watch` begins to note the peak. */
  readonly usage: (want?: 'now' | 'collected' | 'watch') => Promise<Usage>;
  /** Ends it as a power cut would; its folder stays. */
  readonly kill: () => Promise<void>;
  /** Ends it and removes its folder. */
  readonly discard: () => Promise<void>;
};

const probe = join(import.meta.dirname, 'peers/probe.mjs');
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

/** Starts a script; `folder` is that of an earlier run, to start again on the same data. */
export async function startServer(
  script: string,
  env: Readonly<Record<string, string>>,
  folder = mkdtempSync(join(tmpdir(), 'tavle-bench-')),
): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--expose-gc', '--import', `file://${probe}`, script], {
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  running.add(child);
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2000);
  });
  child.once('exit', () => running.delete(child));
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const answered = await listens(child, port);
  if (!answered) {
    await kill();
    throw new Error(`${script} does not answer\n${words}`);
  }
  return {
    port,
    folder,
    usage: (want = 'now') => ask(child, want),
    kill,
    discard: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let questions = 0;

function ask(child: ChildProcess, want: string): Promise<Usage> {
  const id = ++questions;
  return new Promise((resolve, reject) => {
    const hear = (message: unknown): void => {
      const answer = message as { readonly id: number; readonly usage: Usage };
      if (answer.id !== id) return;
      stop();
      resolve(answer.usage);
    };
    const stop = (): void => {
      clearTimeout(patience);
      child.off('message', hear);
    };
    const patience = setTimeout(() => {
      stop();
      reject(new Error('the server does not say what it used'));
    }, 20_000);
    child.on('message', hear);
    child.send({ id, want });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function listens(child: ChildProcess, port: number): Promise<boolean> {
  const until = performance.now() + 20_000;
  while (performance.now() < until && child.exitCode === null && child.signalCode === null) {
    const socket = connect(port, '127.0.0.1');
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return true;
    await pause(15);
  }
  return false;
}
