/**
 * A machine whose power can be cut: every write and fsync of a process below one folder is recorded, and folders are made from the
 * record that a disk may hold afterwards. The recorder is a C program kept outside the project; without it nothing here runs.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tools = join(import.meta.dirname, '../../../shared/tools/powercut');

/** True where the recorder can be built and preloaded. */
export const canCutPower = process.platform === 'linux' && existsSync(join(tools, 'powercut.c')) && hasCompiler();
if (!canCutPower) console.warn(`skipped: no power cuts without ${tools}, Linux and a C compiler`);

function hasCompiler(): boolean {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What a disk keeps of writes that were not synced: none, any of them, or any with the last one cut short. */
export type Outcome = { readonly keeps: 'none' | 'some' | 'torn'; readonly seed: number };

/** A folder whose writes are recorded. */
export type RecordedFolder = {
  /** What the process must write below. */
  readonly path: string;
  /** Environment of the process that writes. */
  readonly env: Readonly<Record<string, string>>;
  /** Makes a folder as the disk may be after the cut. */
  readonly after: (outcome: Outcome) => Promise<string>;
};

/** Power cuts, all below one temporary folder. */
export type PowerStation = {
  readonly folder: () => Promise<RecordedFolder>;
  readonly close: () => Promise<void>;
};

/** Builds the recorder. */
export async function openPowerStation(): Promise<PowerStation> {
  const root = await mkdtemp(join(tmpdir(), 'tavle-power-'));
  const recorder = join(root, 'powercut.so');
  const source = join(tools, 'powercut.c');
  execFileSync('cc', ['-shared', '-fPIC', '-O2', '-w', '-o', recorder, source, '-ldl', '-lpthread']);
  let made = 0;
  return {
    folder: async () => {
      made++;
      const path = join(root, `disk-${made}`);
      const record = join(root, `record-${made}`);
      await mkdir(path);
      return {
        path,
        env: { LD_PRELOAD: recorder, POWERCUT_DIR: path, POWERCUT_LOG: record },
        after: async ({ keeps, seed }) => {
          const out = join(root, `after-${made}-${keeps}-${seed}`);
          execFileSync(process.execPath, [join(tools, 'replay.mjs'), record, path, out, keeps, String(seed)]);
          return out;
        },
      };
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}

/** A program that has been started, what it printed, and its exit code when it ends. */
export type Started = {
  readonly pid: number;
  readonly printed: () => string;
  readonly ended: Promise<number | null>;
  readonly kill: () => Promise<void>;
};

/** Starts a Node program with some more environment. */
export function startProgram(args: readonly string[], env: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    pid: child.pid ?? 0,
    printed: () => printed,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
