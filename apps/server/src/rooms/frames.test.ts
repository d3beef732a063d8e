/** The hostile frames that are kept outside the project, fired at the real rooms in a process of their own. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const frames = join(import.meta.dirname, '../../../../../shared/oracles/frames');
const there = existsSync(join(frames, 'attack.mjs'));
if (!there) console.warn(`skipped: no frames at ${frames}`);

const server = `
import { startTestServer, openTestLog } from ${JSON.stringify(join(import.meta.dirname, 'rooms.testing.ts'))};
const { log } = await openTestLog(process.argv[2]);
const { url } = await startTestServer({ log, prepare: (app, rooms) => {
  app.get('/make/:id', (request) => rooms.create(request.params.id, { userId: 'server' }, () => {}));
} });
console.log(url);
`;

const probe = `
export const root = 'goals';
export const edit = (Y, doc, tag) => doc.transact(() => { const goal = new Y.Map(); doc.getMap('goals').set(tag, goal); goal.set('title', tag); });
export const has = (Y, doc, tag) => doc.getMap('goals').get(tag)?.get?.('title') === tag;
export const room = async (n) => {
  const id = 'room-000000000000-' + n;
  await fetch(process.env.LINE.replace('ws:', 'http:').replace('/sync', '/make/') + id);
  return process.env.LINE + '/' + id;
};
`;

test.skipIf(!there)(
  'LINE6: no hostile frame passes, stays, or is noticed by the others',
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tavle-frames-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'server.mjs'), server);
    writeFileSync(join(folder, 'probe.mjs'), probe);
    const running = spawn(process.execPath, [join(folder, 'server.mjs'), join(folder, 'data.sqlite')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void running.kill('SIGKILL'));
    const url = await new Promise<string>((resolve) =>
      running.stdout.once('data', (line) => resolve(String(line).trim())),
    );
    const args = [
      join(frames, 'attack.mjs'),
      frames,
      `${url}/x`,
      '--pid',
      String(running.pid),
      '--yjs',
      join(import.meta.dirname, '../..'),
    ];
    const who = [
      '--cookie',
      'user=leader',
      '--viewer-cookie',
      'user=vera; mode=read',
      '--probe',
      join(folder, 'probe.mjs'),
    ];
    const attack = spawn(process.execPath, [...args, ...who], { env: { ...process.env, LINE: url } });
    let said = '';
    attack.stdout.on('data', (part) => {
      said += String(part);
    });
    const code = await new Promise((resolve) => attack.once('exit', resolve));
    const failures = said.split('\n').filter((line) => line.startsWith('FAIL') || line.includes('runner-error'));
    expect(failures).toEqual([]);
    expect(said).toMatch(/\d{2} passed, 0 failed/);
    expect(said).not.toContain('skip ');
    expect(code).toBe(0);
  },
);
