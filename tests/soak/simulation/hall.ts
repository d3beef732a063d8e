/** The real rooms without a network, and pages that speak the line by hand: for whatever needs many sockets, or time that is not the machine's. */
import {
  type CloseReason,
  closeReasonOf,
  type Cursor,
  readBytes,
  readMessage,
  readNumber,
  writeAwareness,
  writeStep1,
  writeStep2,
  writeUpdate,
} from '@tavle/sync';
import * as Y from 'yjs';
import type { DocumentLog } from '../../../apps/server/src/log/document-log.ts';
import { createMemoryLog } from '../../../apps/server/src/log/memory-log.ts';
import { defaultLimits, type Limits } from '../../../apps/server/src/rooms/limits.ts';
import { createRooms, type Rooms } from '../../../apps/server/src/rooms/rooms.ts';
import { testShape } from '../../../apps/server/src/rooms/rooms.testing.ts';
import { createWire, type Wire } from './wire.ts';

/** What a hall may be made of. */
export type HallOptions = {
  readonly log?: DocumentLog;
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970, as the machine's clock says. */
  readonly now?: () => number;
};

/** A server's rooms, and what they said to whoever looks after them. */
export type Hall = {
  readonly rooms: Rooms<string>;
  readonly log: DocumentLog;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Opens a page on the board. */
  readonly sit: (userId: string, boardId: string, page?: Page) => Promise<Seat>;
};

/** How a page is opened. */
export type Page = {
  readonly doc?: Y.Doc;
  readonly generation?: string;
  /** Takes what the page writes, instead of the wire. */
  readonly outbox?: Uint8Array[];
  /** Never answers what the server asks for. */
  readonly isDeaf?: boolean;
};

/** A page. */
export type Seat = {
  readonly doc: Y.Doc;
  readonly wire: Wire;
  /** Sends what has been done, lets the server have its turns, and reads what came. */
  readonly exchange: () => Promise<void>;
  /** Sends, but reads nothing. */
  readonly send: (frame: Uint8Array) => void;
  readonly read: () => void;
  /** Fences that came back, by their one byte. */
  readonly fences: readonly number[];
  /** Clients whose presence came, with what they show; null when they have left. */
  readonly present: ReadonlyMap<number, unknown>;
  readonly closed: () => CloseReason | number | undefined;
  /** How many bytes of updates came. */
  readonly received: () => number;
};

/** Opens a hall. Stop its `rooms`. */
export function openHall({ log = createMemoryLog(), limits, now = Date.now }: HallOptions = {}): Hall {
  const errors: string[] = [];
  const warnings: string[] = [];
  let generations = 0;
  const rooms = createRooms<string>({
    log,
    door: {
      allowsOrigin: () => true,
      identify: () => '',
      admit: async (userId) => ({ userId, personName: userId, colour: '#000', mode: 'write' }),
      onRevoked: () => () => undefined,
    },
    shape: testShape,
    clock: { now },
    logger: {
      warn: (fields, message) => void warnings.push(`${message} ${JSON.stringify(fields)}`),
      error: (fields, message) => void errors.push(`${message}: ${String(fields['error'])}`),
    },
    // turns that keep a distance would wait for a clock that does not move
    limits: { ...defaultLimits, ...{ storeEveryMs: 0 }, ...limits },
    newGeneration: () => `g${++generations}`,
    onCommitted: () => undefined,
  });
  return { rooms, log, errors, warnings, sit: (userId, boardId, page) => sit(rooms, userId, boardId, page) };
}

async function sit(
  rooms: Rooms<string>,
  userId: string,
  boardId: string,
  { doc = new Y.Doc(), generation, outbox, isDeaf = false }: Page = {},
): Promise<Seat> {
  const wire = createWire();
  const fences: number[] = [];
  const present = new Map<number, unknown>();
  let closed: CloseReason | number | undefined;
  let received = 0;
  const send = (frame: Uint8Array): void => wire.send(frame);
  const hear = (frame: Uint8Array): void => {
    const message = readMessage(frame);
    if (message?.kind === 'step1' && !isDeaf) send(writeStep2(Y.encodeStateAsUpdate(doc, message.bytes)));
    else if (message?.kind === 'fence') fences.push(message.bytes[0] ?? -1);
    else if (message?.kind === 'awareness') notePresence(message.bytes, present);
    else if (message?.kind === 'step2' || message?.kind === 'update') {
      received += message.bytes.length;
      Y.applyUpdate(doc, message.bytes, 'line');
    }
  };
  const read = (): void => {
    for (let came = wire.toClient(); came !== undefined; came = wire.toClient()) {
      if ('closed' in came) {
        closed = closeReasonOf(came.closed) ?? came.closed;
        return;
      }
      hear(came.frame);
    }
  };
  const exchange = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; quiet++) {
      while (wire.toServer()) quiet = 0;
      await turn();
      read();
    }
  };
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'line') return;
    if (outbox === undefined) send(writeUpdate(update));
    else outbox.push(update);
  });
  await rooms.join(wire.serverEnd, userId, boardId, generation);
  send(writeAwareness([{ client: doc.clientID, clock: 1, json: '{}' }]));
  send(writeStep1(Y.encodeStateVector(doc)));
  return { doc, wire, exchange, send, read, fences, present, closed: () => closed, received: () => received };
}

function notePresence(bytes: Uint8Array, present: Map<number, unknown>): void {
  const cursor: Cursor = { bytes, pos: 0 };
  for (let left = readNumber(cursor); left > 0; left--) {
    const client = readNumber(cursor);
    readNumber(cursor);
    present.set(client, JSON.parse(new TextDecoder().decode(readBytes(cursor))));
  }
}

/** Lets the rooms have their turns. */
export async function turn(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
}
