import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeUpdate } from '@tavle/sync';
import { expect, test } from 'vitest';
import * as ws from 'ws';
import { frameOf, updateFrame } from './wire.ts';

/** `ws` has it, its types do not. */
const { frame } = (ws as unknown as { Sender: { frame: (data: Buffer, options: object) => Buffer[] } }).Sender;

test('LINE10: frames built here are the bytes that ws builds', () => {
  for (const length of [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]) {
    const payload = Buffer.alloc(length, 7);
    const theirs = frame(payload, { fin: true, rsv1: false, opcode: 2, mask: false, readOnly: true });
    expect(frameOf(payload).equals(Buffer.concat(theirs)), String(length)).toBe(true);
    expect(updateFrame(payload).equals(frameOf(writeUpdate(payload))), String(length)).toBe(true);
  }
});

test('ws is the version whose insides are relied upon', () => {
  const require = createRequire(import.meta.url);
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(require.resolve('ws')), 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ version: '8.23.0' });
});
