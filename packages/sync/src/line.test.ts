import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { closeCodes, closeReasonOf } from './close-codes.ts';
import {
  type Cursor,
  readMessage,
  readNumber,
  writeAwareness,
  writeFence,
  writeStep1,
  writeStep2,
  writeUpdate,
} from './frames.ts';
import * as ledgers from './ledger.ts';
import { isBoardName, isGeneration, pathOfBoard, schemaNamed } from './names.ts';
import { createMemoryPendingStore, setAside } from './pending.ts';
import * as Y from 'yjs';

const bytes = (...list: number[]): Uint8Array => new Uint8Array(list);
const read = (...list: number[]): number => readNumber({ bytes: bytes(...list), pos: 0 });

test('LINE6: numbers are read as lib0 writes them, and no other way', () => {
  for (const value of [0, 1, 127, 128, 16_383, 16_384, 2 ** 32 - 1, Number.MAX_SAFE_INTEGER]) {
    const cursor: Cursor = { bytes: encoding.encode((encoder) => encoding.writeVarUint(encoder, value)), pos: 0 };
    expect(readNumber(cursor)).toBe(value);
    expect(cursor.pos).toBe(cursor.bytes.length);
  }
  expect(read(0x80, 0)).toBe(-1); // a zero written in two bytes
  expect(read(0x80)).toBe(-1);
  expect(read()).toBe(-1);
  expect(read(...Array<number>(146).fill(0x80), 0x7f)).toBe(-1); // lib0 reads Infinity
  expect(read(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)).toBe(-1); // 2^56 - 1
});

test('LINE6: a frame is one whole message or malformed', () => {
  expect(readMessage(writeStep1(bytes(0)))).toEqual({ kind: 'step1', bytes: bytes(0) });
  expect(readMessage(writeStep2(bytes(0, 0)))).toEqual({ kind: 'step2', bytes: bytes(0, 0) });
  expect(readMessage(writeUpdate(bytes(7)))).toEqual({ kind: 'update', bytes: bytes(7) });
  expect(readMessage(writeFence(bytes(9, 9)))).toEqual({ kind: 'fence', bytes: bytes(9, 9) });
  expect(readMessage(bytes(3))).toEqual({ kind: 'queryAwareness' });
  expect(readMessage(bytes(101, 1, 2))).toEqual({ kind: 'unknown', type: 101 });
  expect(readMessage(writeAwareness([{ client: 5, clock: 1, json: '{}' }]))).toEqual({
    kind: 'awareness',
    bytes: bytes(1, 5, 1, 2, 123, 125),
  });
  for (const broken of [[], [0], [0, 2], [0, 2, 5, 1], [0, 9, 1, 0], [0, 2, 1, 0, 0], [3, 3], [0x80]]) {
    expect(readMessage(bytes(...broken)), String(broken)).toBeUndefined();
  }
  expect(readMessage(writeFence(new Uint8Array(65)))).toBeUndefined();
});

test('names are opaque: nothing that means something to a path or a database passes', () => {
  expect(isBoardName('AbCdEf0123456789_-')).toBe(true);
  for (const name of ['', 'short', '../../../etc/passwd', 'a'.repeat(65), 'abcdefghijklmno%2e', 'abcdefghijklmnop\n']) {
    expect(isBoardName(name), name).toBe(false);
  }
  expect(isGeneration('g1')).toBe(true);
  expect(isGeneration('g 1')).toBe(false);
  expect(pathOfBoard('AbCdEf0123456789')).toBe('/sync/AbCdEf0123456789');
  expect(pathOfBoard('AbCdEf0123456789', { generation: 'g1', schema: 2 })).toBe('/sync/AbCdEf0123456789?g=g1&s=2');
  expect(['1', '12', '999999'].map(schemaNamed)).toEqual([1, 12, 999_999]);
  for (const text of ['', '0', '01', '-1', '1.5', '1e3', '1000000', ' 1', 'x'])
    expect(schemaNamed(text), text).toBeUndefined();
});

test('LINE4: final codes are 4400–4499 and no other, so that a stock client stops exactly there', () => {
  for (const [reason, { code, after }] of Object.entries(closeCodes)) {
    expect(after === 'permanent', reason).toBe(code >= 4400 && code < 4500);
    expect(closeReasonOf(code)).toBe(reason);
  }
  expect(closeReasonOf(1006)).toBeUndefined();
});

test('LINE1: an edit is unsaved until its own fence comes back on the connection that took it', () => {
  let ledger = ledgers.edited(ledgers.emptyLedger, 1000);
  ledger = ledgers.edited(ledger, 1010);
  expect(ledgers.unsavedIn(ledger)).toBe(2);
  expect(ledger.pendingSince).toBe(1000);
  // an echo before anything was handed over proves nothing
  expect(ledgers.unsavedIn(ledgers.echoed(ledgers.fenced(ledger, 1020), 2, 1030))).toBe(2);
  ledger = ledgers.fenced(ledgers.handedOver(ledger), 1020);
  ledger = ledgers.edited(ledger, 1025);
  ledger = ledgers.echoed(ledger, 2, 1030);
  expect(ledgers.unsavedIn(ledger)).toBe(1);
  // a fence on a connection that was lost cannot come back
  ledger = ledgers.disconnected(ledgers.fenced(ledger, 1040));
  expect(ledgers.unsavedIn(ledgers.echoed(ledger, 3, 1050))).toBe(1);
  ledger = ledgers.echoed(ledgers.fenced(ledgers.handedOver(ledger), 1060), 3, 1070);
  expect(ledgers.unsavedIn(ledger)).toBe(0);
  expect(ledger.pendingSince).toBeNull();
  // nor does a number that was never sent save anything
  ledger = ledgers.fenced(ledgers.edited(ledger, 1080), 1090);
  expect(ledgers.unsavedIn(ledgers.echoed(ledger, 9, 1100))).toBe(1);
  expect(ledgers.isOverdue(ledger, 6089, 5000)).toBe(false);
  expect(ledgers.isOverdue(ledger, 6090, 5000)).toBe(true);
});

test('LINE3: what was not saved can be set aside as one update', async () => {
  const store = createMemoryPendingStore();
  expect(await setAside(store)).toBeUndefined();
  const doc = new Y.Doc();
  const kept: Promise<number>[] = [];
  doc.on('update', (update: Uint8Array) => kept.push(store.add(update)));
  doc.getMap('goals').set('a', 1);
  doc.getMap('goals').set('b', 2);
  await store.clear((await Promise.all(kept))[0]!);
  const left = await store.load();
  expect(left.map((each) => each.number)).toEqual([2]);
  const aside = await setAside(store);
  expect(Y.decodeUpdate(aside!).structs).toHaveLength(1);
});
