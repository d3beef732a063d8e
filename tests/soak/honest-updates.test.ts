/**
 * The scan and Yjs agree: what honest pages write is never refused, and read as Yjs reads it. `HONEST=100000` is the long form.
 */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { shapeForRooms } from '../../apps/server/src/board-shape.ts';
import { defaultLimits, type Limits } from '../../apps/server/src/rooms/limits.ts';
import { hasPending } from '../../apps/server/src/rooms/room.ts';
import { type ScannedStruct, type ScannedUpdate, scanUpdate } from '../../apps/server/src/rooms/scan.ts';
import { compileShape, type DocumentShape } from '../../apps/server/src/rooms/shape.ts';
import { createStructureCheck, serverClientId } from '../../apps/server/src/rooms/structure.ts';
import { beginLife, endLife, type Receive } from './updates/honest.ts';

const updates = Number(process.env['HONEST'] ?? 5_000);
const stepsPerLife = 500;

type Tally = { updates: number; structs: number; deletes: number; kinds: Map<string, number>; lives: number };

/** What Yjs' own decoder says of a struct, in the scan's words. */
function decoded(struct: Y.Item | Y.GC | { readonly id: Y.ID; readonly length: number }): object {
  const { client, clock } = struct.id;
  const bare = { client, clock, length: struct.length };
  if (!(struct instanceof Y.Item)) return { ...bare, content: struct instanceof Y.GC ? 'gc' : 'skip' };
  const parent: unknown = struct.parent;
  return {
    ...bare,
    content: contentOf(struct.content),
    origin: idOf(struct.origin),
    right: idOf(struct.rightOrigin),
    parent: parent instanceof Y.ID ? idOf(parent) : null,
    root: typeof parent === 'string' ? parent : null,
    key: struct.parentSub,
    values: struct.content instanceof Y.ContentAny ? struct.content.arr.map(kindOfValue) : [],
  };
}

/** What the scan says of it, in the same form. */
function scanned(struct: ScannedStruct): object {
  const { client, clock, length, content } = struct;
  if (content === 'gc' || content === 'skip') return { client, clock, length, content };
  return {
    ...{ client, clock, length, content },
    origin: pair(struct.originClient, struct.originClock),
    right: pair(struct.rightClient, struct.rightClock),
    parent: pair(struct.parentClient, struct.parentClock),
    root: struct.root,
    key: struct.key,
    values: struct.values.map((value) => (value.kind === 'string' ? `string ${value.length}` : value.kind)),
  };
}

const pair = (client: number, clock: number): string | null => (client < 0 ? null : `${client}:${clock}`);
const idOf = (id: Y.ID | null): string | null => (id === null ? null : pair(id.client, id.clock));
const kindOfValue = (value: unknown): string => (typeof value === 'string' ? `string ${value.length}` : typeof value);

function contentOf(content: Y.Item['content']): string {
  if (content instanceof Y.ContentType) return content.type instanceof Y.Map ? 'map' : 'text';
  if (content instanceof Y.ContentAny) return 'value';
  if (content instanceof Y.ContentString) return 'string';
  return content instanceof Y.ContentDeleted ? 'deleted' : content.constructor.name;
}

/** As `toEqual`, and many times as quick where they are. */
function same(mine: readonly unknown[], theirs: readonly unknown[]): void {
  if (JSON.stringify(mine) !== JSON.stringify(theirs)) expect(mine).toEqual(theirs);
}

/** Holds one reading against the other. */
function compare(update: Uint8Array, scan: ScannedUpdate, tally: Tally): void {
  const { structs, ds } = Y.decodeUpdate(update);
  const mine = scan.groups.flatMap((group) => group.structs);
  same(mine.map(scanned), structs.map(decoded));
  expect(scan.structCount).toBe(structs.length);
  for (const { client, start, end, structs: list } of scan.groups) {
    const last = list.at(-1);
    expect([client, start, end]).toEqual([list[0]?.client, list[0]?.clock, (last?.clock ?? 0) + (last?.length ?? 0)]);
  }
  const theirs = [...ds.clients].map(([client, list]) => [client, list.flatMap(({ clock, len }) => [clock, len])]);
  same(
    scan.deletes.map(({ client, ranges }) => [client, ranges]),
    theirs,
  );
  tally.structs += structs.length;
  tally.deletes += theirs.length;
  for (const { content } of mine) tally.kinds.set(content, (tally.kinds.get(content) ?? 0) + 1);
}

/** A server that scans, checks and applies as the rooms do, and holds each scan against Yjs. */
function judge(tally: Tally, shape: DocumentShape, limits: Limits): (server: Y.Doc) => Receive {
  return (server) => {
    const owners = new Map<number, string>();
    const check = createStructureCheck(server, compileShape(shape), owners, limits);
    return (update, { name, doc }) => {
      const scan = scanUpdate(update, limits);
      if (typeof scan === 'string') throw new Error(`the scan refuses: ${scan}`);
      compare(update, scan, tally);
      tally.updates++;
      const verdict = check(scan, { userId: name, ownClients: new Set([doc.clientID]) });
      if (verdict.kind === 'known') return false;
      if (verdict.kind !== 'news') throw new Error(`the check says ${JSON.stringify(verdict)}`);
      for (const client of verdict.newClients) owners.set(client, name);
      Y.applyUpdate(server, update);
      if (hasPending(server)) throw new Error('something waits');
      return true;
    };
  };
}

/** Lives until so many updates have come; every life begins with its own seed. */
function live(count: number, shape: DocumentShape, limits: Limits = defaultLimits): Tally {
  const tally: Tally = { updates: 0, structs: 0, deletes: 0, kinds: new Map(), lives: 0 };
  for (let seed = 1; tally.updates < count; seed++) {
    const life = beginLife(seed, judge(tally, shape, limits));
    try {
      for (let step = 0; step < stepsPerLife; step++) life.step();
      life.settle();
      for (const { doc } of life.pages) expect(doc.toJSON()).toEqual(life.server.toJSON());
    } catch (error) {
      throw new Error(`seed ${seed}, after ${tally.updates} updates`, { cause: error });
    }
    expect(life.server.store.clients.has(serverClientId)).toBe(true);
    endLife(life);
    tally.lives++;
  }
  return tally;
}

test(`LINE6, F16: ${updates} honest updates are never refused, and the scan reads in each what Yjs reads`, {
  timeout: 60_000 + updates * 20,
}, () => {
  const { kinds, ...tally } = live(updates, shapeForRooms());
  console.info(`honest updates: ${JSON.stringify({ ...tally, kinds: Object.fromEntries(kinds) })}`);
  for (const kind of ['deleted', 'gc', 'map', 'string', 'text', 'value'])
    expect(kinds.get(kind), kind).toBeGreaterThan(updates / 10);
  expect(tally.deletes).toBeGreaterThan(updates / 20);
});

test('a shape that lacks one section does refuse them', () => {
  const { actions: _, ...rest } = shapeForRooms();
  expect(() => live(2_000, rest)).toThrow(/seed \d/);
});
