/** What the peers' clients say and hear, each in its own protocol, reduced to what a bench must know. */
import {
  type Cursor,
  readBytes,
  readNumber,
  writeAwareness,
  writeFence,
  writeStep1,
  writeStep2,
  writeUpdate,
} from '@tavle/sync';
import * as Y from 'yjs';
import { type Board, type Edit, firstWriter } from './board.ts';

/** Who speaks. `schema` is what the server answered to a plain request; only tldraw has one. */
export type Speaker = { readonly id: number; readonly room: string; readonly writer: number; readonly schema: unknown };

/** What was understood. */
export type Ear = {
  readonly synced: (bytes: number) => void;
  /** Edits of a writer up to this number are here. */
  readonly edits: (writer: number, upTo: number) => void;
  readonly fence: (payload: Uint8Array) => void;
  readonly reply: (payload: Uint8Array) => void;
};

/** One protocol. */
export type Dialect = {
  readonly text: boolean;
  /** First words; `vector` is what the client still has, or null. */
  readonly greet: (me: Speaker, vector: Uint8Array | null) => readonly Uint8Array[];
  readonly hear: (me: Speaker, vector: Uint8Array | null, payload: Buffer, ear: Ear) => void;
  readonly fill: (me: Speaker, board: Board) => Uint8Array;
  readonly edit: (me: Speaker, edit: Edit, index: number) => Uint8Array;
  readonly presence: (me: Speaker, count: number) => Uint8Array;
  readonly fence: (payload: Uint8Array) => Uint8Array;
};

const nothing = new Uint8Array(0);
const noVector = new Uint8Array([0]);
const noUpdate = new Uint8Array([0, 0]);
const whereabouts = (id: number, count: number): object => ({
  person: { id: `person-${id}`, name: `Person ${id}`, colour: '#22658b' },
  place: { root: 'indicators', entry: `indicator-0${10 + (count % 50)}`, field: 'measurements' },
});

/** Counts the edits in an update: one clock each. */
function countEdits(update: Uint8Array, ear: Ear): void {
  const cursor: Cursor = { bytes: update, pos: 0 };
  const groups = readNumber(cursor);
  if (groups === 1 && readNumber(cursor) === 1) {
    const client = readNumber(cursor);
    if (client >= firstWriter) ear.edits(client - firstWriter, readNumber(cursor) + 1);
  } else if (groups > 0) {
    for (const [client, end] of Y.parseUpdateMeta(update).to) {
      if (client >= firstWriter) ear.edits(client - firstWriter, end);
    }
  }
}

/** Yjs' messages, each behind what `before` gives for a room; `hocuspocus` has some types of its own. */
function yjsDialect(before: (room: string) => Uint8Array, hocuspocus: boolean): Dialect {
  const behind = (me: Speaker, message: Uint8Array): Uint8Array => {
    const prefix = before(me.room);
    return prefix.length === 0 ? message : Buffer.concat([prefix, message]);
  };
  const hello = (me: Speaker, vector: Uint8Array | null): readonly Uint8Array[] => [
    behind(me, writeStep1(vector ?? noVector)),
    behind(me, yjsPresence(me, 0)),
  ];
  const hearSync = (me: Speaker, cursor: Cursor, ear: Ear): void => {
    const sub = readNumber(cursor);
    const bytes = readBytes(cursor) ?? nothing;
    if (sub === 0) ear.reply(behind(me, writeStep2(noUpdate)));
    // a whole board is not read through: that would cost more than the server that sent it
    else if (sub === 1) ear.synced(bytes.length);
    else countEdits(bytes, ear);
  };
  return {
    text: false,
    greet: (me, vector) => (hocuspocus ? [behind(me, new Uint8Array([2, 0, 1, 0x74]))] : hello(me, vector)),
    hear: (me, vector, payload, ear) => {
      const cursor: Cursor = { bytes: payload, pos: before(me.room).length };
      const type = readNumber(cursor);
      if (type === 0 || (hocuspocus && type === 4)) hearSync(me, cursor, ear);
      else if (hocuspocus && type === 2) for (const message of hello(me, vector)) ear.reply(message);
      else if (hocuspocus && type === 9) ear.reply(behind(me, new Uint8Array([10])));
      else if (type === 102) ear.fence(readBytes(cursor) ?? nothing);
    },
    fill: (me, board) => behind(me, writeStep2(board.state)),
    edit: (me, edit) => behind(me, writeUpdate(edit.update)),
    presence: (me, count) => behind(me, yjsPresence(me, count)),
    fence: writeFence,
  };
}

function yjsPresence({ id }: Speaker, count: number): Uint8Array {
  return writeAwareness([{ client: id, clock: count + 1, json: JSON.stringify(whereabouts(id, count)) }]);
}

const said = (message: object): Uint8Array => Buffer.from(JSON.stringify(message));

/** tldraw's: records and patches in JSON. The field `mark` of a patch says whose edit it is, and its number. */
const tldrawDialect: Dialect = {
  text: true,
  greet: ({ id, schema }, vector) => {
    // a client that has the board names the server's clock; the board is filled in one push, which is clock 1
    const lastServerClock = vector === null ? -1 : 1;
    return [said({ type: 'connect', connectRequestId: `c${id}`, protocolVersion: 8, schema, lastServerClock })];
  },
  hear: (me, _vector, payload, ear) => {
    const words = payload.toString();
    for (const [, writer, upTo] of words.matchAll(/"edit:(\d+):(\d+)"/g)) ear.edits(Number(writer), Number(upTo));
    if (!words.startsWith('{"type":"connect"')) return;
    ear.synced(payload.length);
    ear.reply(tldrawDialect.presence(me, 0));
  },
  fill: (_me, board) => said({ type: 'push', clientClock: 0, diff: Object.fromEntries(recordsOf(board)) }),
  edit: ({ writer }, { path, value }, index) => {
    const [root, entry, field] = path;
    const number = /^\d/.test(field);
    const record = number ? `measurement:${entry}.${field}` : `${root.slice(0, -1)}:${entry}`;
    const patch = { [number ? 'value' : field]: ['put', value], mark: ['put', `edit:${writer}:${index + 1}`] };
    return said({ type: 'push', clientClock: index + 1, diff: { [record]: ['patch', patch] } });
  },
  presence: ({ id }, count) => {
    const record = { id: `presence:${id}`, typeName: 'presence', count, ...whereabouts(id, count) };
    return said({ type: 'push', clientClock: 1_000_000 + count, presence: ['put', record] });
  },
  fence: () => nothing,
};

function recordsOf({ json }: Board): readonly [string, readonly ['put', object]][] {
  const records: [string, ['put', object]][] = [];
  const put = (id: string, typeName: string, fields: object): void => {
    records.push([id, ['put', { id, typeName, ...fields }]]);
  };
  for (const [id, { measurements, ...fields }] of Object.entries(json.indicators)) {
    put(`indicator:${id}`, 'indicator', fields);
    for (const [date, value] of Object.entries(measurements as Readonly<Record<string, number>>)) {
      put(`measurement:${id}.${date}`, 'measurement', { indicator: id, date, value });
    }
  }
  for (const [id, fields] of Object.entries(json.cards)) put(`card:${id}`, 'card', fields);
  return records;
}

/** The protocols of the servers under measurement. */
export const dialects = {
  yjs: yjsDialect(() => nothing, false),
  hocuspocus: yjsDialect((room) => new Uint8Array([room.length, ...Buffer.from(room)]), true),
  tldraw: tldrawDialect,
} as const;
