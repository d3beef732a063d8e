// What every step of the launcher stands on: where the project lies, which Node runs it, and how a process is started.
// Node 18 syntax and built-ins only: this file runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export const onWindows = process.platform === 'win32';

/** A failure the person at the keyboard can act on: shown as plain words, without a stack. */
export class Stop extends Error {}

/** Words for people: Danish first, English after. */
export const say = (danish, english) => console.error(`\n  ${danish}\n  ${english}\n`);
export const stop = (danish, english) => new Stop(`\n  ${danish}\n\n  ${english}\n`);

/** The ground under one run: project root, the Node in use (changed once, by ensureNode) and the environment of children. */
export function groundAt(root) {
  return { root, node: process.execPath, nodeVersion: process.version, env: { ...process.env } };
}

/** Makes `bin` the Node of this run, also for tools that look for `node` on the path. */
export function useNode(ground, bin, version) {
  const path = dirname(bin) + delimiter + (ground.env.PATH ?? ground.env.Path ?? '');
  ground.node = bin;
  ground.nodeVersion = version;
  ground.env.PATH = path;
  if (onWindows) ground.env.Path = path;
}

/** Starts a program, waits, and returns its exit code; arguments are never read by a shell. */
export function runToEnd(ground, program, args, { cwd = ground.root, shell = false, env = {} } = {}) {
  const result = spawnSync(program, args, { cwd, shell, stdio: 'inherit', env: { ...ground.env, ...env } });
  return result.error ? 127 : (result.status ?? 1);
}

/** The path of a tool's own program file; `.bin` is not used, because older npm leaves it broken. */
export const tool = (ground, path) => join(ground.root, 'node_modules', ...path.split('/'));

/**
 * Runs npm with the Node of this run. When npm started us, its own program file is known and used;
 * otherwise `npm` on the path is (through a shell on Windows, where it is a .cmd file).
 */
export function npm(ground, args, options = {}) {
  const started = ground.env.npm_execpath ?? '';
  const own = /npm-cli\.[cm]?js$/.test(started) && existsSync(started);
  return own
    ? runToEnd(ground, ground.node, [started, ...args], options)
    : runToEnd(ground, 'npm', args, { ...options, shell: onWindows });
}

/**
 * Starts Node in front: the terminal is the child's, and its exit code is the answer.
 * Ctrl+C reaches the whole process group by itself, so SIGINT is not sent on (the child would see two).
 * A SIGTERM to npm stops at npm, so the child is stopped when the parent that npm gave us disappears.
 */
export function foreground(ground, args, { cwd = ground.root, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(ground.node, args, { cwd, stdio: 'inherit', env: { ...ground.env, ...env } });
    const parent = process.ppid;
    const end = () => child.kill('SIGTERM');
    const ignore = () => {};
    const watch = ground.env.npm_lifecycle_event ? setInterval(() => process.ppid !== parent && end(), 500) : undefined;
    process.on('SIGINT', ignore);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, end);
    const settle = (code) => {
      clearInterval(watch);
      process.off('SIGINT', ignore);
      for (const signal of ['SIGTERM', 'SIGHUP']) process.off(signal, end);
      resolve(code);
    };
    child.on('error', () => settle(127));
    child.on('exit', (code, signal) => settle(code ?? (signal ? 143 : 1)));
  });
}

/** A fingerprint of texts and files, in the order given; a file that is missing counts as such. */
export function fingerprint(parts) {
  const hash = createHash('sha256');
  for (const part of parts) {
    if (typeof part === 'string') hash.update(`text ${part.length}\n${part}`);
    else hash.update(existsSync(part.file) ? readFileSync(part.file) : 'missing').update('\n');
  }
  return hash.digest('hex');
}

/** Stamps are trusted, never modification times: a stamp is written after the work it vouches for. */
export const stampHolds = (path, print) => existsSync(path) && readFileSync(path, 'utf8') === print;
export const dropStamp = (path) => rmSync(path, { force: true });
export function setStamp(path, print) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, print);
}

/** The folder for stamps and test reports; it goes away with node_modules. */
export const cacheFolder = (ground) => join(ground.root, 'node_modules', '.cache', 'tavle');
