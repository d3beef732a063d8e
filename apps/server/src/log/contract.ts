/** What every document log promises, as tests. Call it from a test file with a way to make an empty log. */
import { expect, test } from 'vitest';
import type { Beginning, DocumentLog, LogEntry } from './document-log.ts';

const bytes = (...list: number[]): Uint8Array => new Uint8Array(list);
const boardA = 'board-aaaaaaaaaaaaaaaa';
const boardB = 'board-bbbbbbbbbbbbbbbb';

const beginning = (generation = 'g1'): Beginning => ({
  generation,
  userId: 'leader',
  at: 1000,
  state: bytes(1, 2, 3),
  vector: bytes(4),
  deletes: bytes(5, 6),
});
const entry = (boardId: string, mark: number, more: Partial<LogEntry> = {}): LogEntry => ({
  boardId,
  generation: 'g1',
  userId: 'keeper',
  update: bytes(mark, mark),
  at: 2000 + mark,
  newClients: [],
  ...more,
});

/** Runs the suite. `name` says which implementation. */
export function holdToContract(name: string, make: () => Promise<DocumentLog>): void {
  test(`${name}: a board that nobody created is undefined, and is created once`, async () => {
    const log = await make();
    expect(await log.load(boardA)).toBeUndefined();
    expect(await log.head(boardA)).toBeUndefined();
    expect(await log.create(boardA, beginning())).toBe('created');
    expect(await log.create(boardA, { ...beginning('g2'), state: bytes(9) })).toBe('exists');
    expect(await log.load(boardA)).toMatchObject({
      generation: 'g1',
      state: bytes(1, 2, 3),
      vector: bytes(4),
      deletes: bytes(5, 6),
      tail: [],
    });
  });

  test(`${name}: LINE8: load gives what was appended, in order, with who and when`, async () => {
    const log = await make();
    await log.create(boardA, beginning());
    await log.create(boardB, beginning());
    const seqs = await log.append([entry(boardA, 1), entry(boardB, 2), entry(boardA, 3, { userId: 'colleague' })]);
    const more = await log.append([entry(boardA, 4)]);
    const all = [...seqs, ...more];
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect(new Set(all).size).toBe(4);
    const stored = await log.load(boardA);
    expect(stored?.tail).toEqual([
      { seq: seqs[0], userId: 'keeper', at: 2001, update: bytes(1, 1) },
      { seq: seqs[2], userId: 'colleague', at: 2003, update: bytes(3, 3) },
      { seq: more[0], userId: 'keeper', at: 2004, update: bytes(4, 4) },
    ]);
    expect(await log.head(boardA)).toEqual({ generation: 'g1', seq: more[0] });
  });

  test(`${name}: LINE8: a snapshot shortens the start and keeps the history`, async () => {
    const log = await make();
    await log.create(boardA, beginning());
    const [first, second] = await log.append([entry(boardA, 1), entry(boardA, 2)]);
    await log.snapshot(boardA, 'g1', first!, { state: bytes(7), vector: bytes(8), deletes: bytes(9) });
    const stored = await log.load(boardA);
    expect(stored).toMatchObject({ seq: first, state: bytes(7), vector: bytes(8), deletes: bytes(9) });
    expect(stored?.tail.map((row) => row.seq)).toEqual([second]);
    expect((await log.history(boardA)).map((row) => [row.userId, [...row.update]])).toEqual([
      ['leader', [1, 2, 3]],
      ['keeper', [1, 1]],
      ['keeper', [2, 2]],
    ]);
    await expect(log.snapshot(boardA, 'other', second!, beginning())).rejects.toThrow();
    expect((await log.load(boardA))?.seq).toBe(first);
  });

  test(`${name}: only history that a snapshot covers is ever forgotten, and its numbers are not used again`, async () => {
    const log = await make();
    await log.create(boardA, beginning());
    const [, second] = await log.append([entry(boardA, 1), entry(boardA, 2)]);
    expect(await log.forget(Number.MAX_SAFE_INTEGER)).toBe(0);
    await log.snapshot(boardA, 'g1', second!, beginning());
    expect(await log.forget(2002)).toBe(2);
    expect((await log.history(boardA)).map((row) => row.seq)).toEqual([second]);
    const [next] = await log.append([entry(boardA, 3)]);
    expect(next).toBeGreaterThan(second!);
  });

  test(`${name}: LINE3: a new generation starts from its own state, and client ids are free again`, async () => {
    const log = await make();
    await log.create(boardA, beginning());
    const [before] = await log.append([entry(boardA, 1, { newClients: [77] })]);
    const seq = await log.rebase(boardA, { ...beginning('g2'), state: bytes(9) });
    expect(seq).toBeGreaterThan(before!);
    expect(await log.load(boardA)).toMatchObject({ generation: 'g2', seq, state: bytes(9), tail: [] });
    // a row of the old one that comes late is history, and no part of the new one
    await log.append([entry(boardA, 2)]);
    expect((await log.load(boardA))?.tail).toEqual([]);
    expect(await log.authors(boardA)).toEqual(new Map());
    expect((await log.history(boardA)).map((row) => row.generation)).toEqual(['g1', 'g1', 'g2', 'g1']);
    await expect(log.rebase(boardB, beginning('g2'))).rejects.toThrow();
  });

  test(`${name}: LINE5: a client id belongs to whoever wrote with it first`, async () => {
    const log = await make();
    await log.create(boardA, beginning());
    await log.append([entry(boardA, 1, { newClients: [77, 2 ** 32 - 1] })]);
    await log.append([entry(boardA, 2, { userId: 'colleague', newClients: [77, 78] })]);
    expect(await log.authors(boardA)).toEqual(
      new Map([
        [77, 'keeper'],
        [2 ** 32 - 1, 'keeper'],
        [78, 'colleague'],
      ]),
    );
  });

  test(`${name}: an erased board is gone with its history, and rows written after it are found`, async () => {
    const log = await make();
    await log.create(boardA, beginning());
    for (let turn = 0; turn < 700; turn++) await log.append([entry(boardA, turn), entry(boardA, turn + 1)]);
    await log.erase(boardA);
    expect([await log.load(boardA), await log.head(boardA), await log.history(boardA)]).toEqual([
      undefined,
      undefined,
      [],
    ]);
    await log.create(boardB, beginning());
    const [seq] = await log.append([entry(boardB, 7)]);
    expect((await log.load(boardB))?.tail.map((row) => row.seq)).toEqual([seq]);
    expect(await log.head(boardB)).toEqual({ generation: 'g1', seq });
    expect(await log.history(boardB)).toHaveLength(2);
  });

  test(`${name}: rows of many boards are each found once, however many lie between`, async () => {
    const log = await make();
    const boards = Array.from({ length: 7 }, (_, i) => `${boardA}-${i}`);
    for (const boardId of boards) await log.create(boardId, beginning());
    const kept = new Map<string, number[]>();
    for (let turn = 0; turn < 1300; turn++) {
      const entries = boards.filter((_, i) => (turn * 7 + i * 5) % 3 === 0).map((boardId) => entry(boardId, turn));
      if (entries.length === 0) continue;
      const seqs = await log.append(entries);
      for (const [i, { boardId }] of entries.entries()) kept.set(boardId, [...(kept.get(boardId) ?? []), seqs[i]!]);
    }
    for (const boardId of boards) {
      const seqs = kept.get(boardId) ?? [];
      expect((await log.load(boardId))?.tail.map((row) => row.seq)).toEqual(seqs);
      expect((await log.head(boardId))?.seq).toBe(seqs.at(-1));
      expect((await log.history(boardId)).map((row) => row.seq).slice(1)).toEqual(seqs);
    }
  });

  test(`${name}: changes since a number name each board once, with its newest number`, async () => {
    const log = await make();
    await log.create(boardA, beginning());
    await log.create(boardB, beginning());
    const start = (await log.changedSince(0)).at(-1)!.seq;
    expect(await log.changedSince(start)).toEqual([]);
    const [one, two, three] = await log.append([entry(boardB, 1), entry(boardA, 2), entry(boardB, 3)]);
    expect(await log.changedSince(start)).toEqual([
      { boardId: boardA, seq: two },
      { boardId: boardB, seq: three },
    ]);
    await log.snapshot(boardB, 'g1', three!, beginning());
    expect(await log.changedSince(one!)).toEqual([
      { boardId: boardA, seq: two },
      { boardId: boardB, seq: three },
    ]);
    expect(await log.changedSince(three!)).toEqual([]);
  });
}
