/**
 * A board's history as steps with what each changed (LINE8). The rows are applied one after another to a document of its own, a little
 * at a time, so that a long history does not keep the boards waiting.
 */
import { setImmediate } from 'node:timers/promises';
import { type EntryFollower, entryChanges, followEntries } from '@tavle/board';
import type { EntryChange } from '@tavle/domain';
import * as Y from 'yjs';
import type { DocumentLog, LogRow } from '../log/document-log.ts';
import { hasPending } from './room.ts';

/** Edits of one person within one minute. Times are milliseconds since 1970. */
export type PastStep = {
  readonly seq: number;
  readonly userId: string;
  readonly from: number;
  readonly to: number;
  readonly edits: number;
  readonly isFirst: boolean;
  readonly changes: readonly EntryChange[];
};

/** A page of steps, newest first; `before` asks for the next, null at the beginning. */
export type PastPage = { readonly steps: readonly PastStep[]; readonly before: number | null };

type Row = LogRow & { readonly generation: string };

const minuteMs = 60_000;
/** Rows applied before others get their turn. */
const atOnce = 200;

/** The steps before a sequence number, made of `most` edits at most. */
export async function readSteps(
  log: Pick<DocumentLog, 'history'>,
  boardId: string,
  before: number,
  most: number,
): Promise<PastPage> {
  const rows = (await log.history(boardId)).filter((row) => row.seq < before);
  const from = Math.max(0, rows.length - most);
  const tape = createTape();
  try {
    for (let at = 0; at < from; at += atOnce) {
      tape.play(rows.slice(at, Math.min(from, at + atOnce)));
      await setImmediate();
    }
    tape.listen();
    const steps: PastStep[] = [];
    for (const [index, group] of groupsOf(rows.slice(from), rows.slice(0, from)).entries()) {
      const changes = tape.play(group);
      const [oldest] = group;
      const newest = group.at(-1);
      if (oldest === undefined || newest === undefined) continue;
      const { seq, userId, at: to } = newest;
      const isFirst = from === 0 && index === 0;
      steps.unshift({ seq, userId, from: oldest.at, to, edits: group.length, isFirst, changes });
      await setImmediate();
    }
    return { steps, before: from === 0 ? null : (rows[from]?.seq ?? null) };
  } finally {
    tape.close();
  }
}

/** Consecutive rows of one person and minute; the row a generation begins with stands alone. */
function groupsOf(rows: readonly Row[], before: readonly Row[]): readonly (readonly Row[])[] {
  const begun = new Set(before.map(({ generation }) => generation));
  const groups: Row[][] = [];
  let last: Row | undefined;
  for (const row of rows) {
    const same =
      last?.userId === row.userId && last.generation === row.generation && minuteOf(last.at) === minuteOf(row.at);
    if (same) groups.at(-1)?.push(row);
    else groups.push([row]);
    last = begun.has(row.generation) ? row : undefined;
    begun.add(row.generation);
  }
  return groups;
}

const minuteOf = (at: number): number => Math.floor(at / minuteMs);

/** Plays rows of a board in order. A new generation begins a document of its own; a late row of a former one changes nothing. */
function createTape() {
  const former = new Set<string>();
  let generation = '';
  let doc = new Y.Doc();
  let follower: EntryFollower | null = null;
  const apply = (rows: readonly Row[]): void => {
    doc.transact(() => {
      for (const row of rows) if (row.generation === generation) Y.applyUpdate(doc, row.update);
    });
  };
  const begin = (rows: readonly Row[], next: string): readonly EntryChange[] => {
    const last = doc;
    follower?.close();
    former.add(generation);
    generation = next;
    doc = new Y.Doc();
    apply(rows);
    // a document whose beginning has been forgotten cannot say what it was
    const changes = follower === null || hasPending(last) ? [] : entryChanges(last, doc);
    if (follower !== null) follower = followEntries(doc);
    last.destroy();
    return changes;
  };
  const playOne = (rows: readonly Row[], of: string): readonly EntryChange[] => {
    if (of !== generation) return former.has(of) ? [] : begin(rows, of);
    if (follower !== null) return follower.after(() => apply(rows));
    apply(rows);
    return [];
  };
  return {
    /** Applies rows; once it listens, tells what they changed. */
    play: (rows: readonly Row[]): readonly EntryChange[] =>
      [...Map.groupBy(rows, (row) => row.generation)].flatMap(([of, its]) => playOne(its, of)),
    listen: (): void => {
      follower = followEntries(doc);
    },
    close: (): void => {
      follower?.close();
      doc.destroy();
    },
  };
}
