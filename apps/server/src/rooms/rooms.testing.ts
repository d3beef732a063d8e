/**
 * A small server for tests and benches: the real rooms on a real port, with a door that believes the cookie
 * (`user=leader`, and `mode=read` for readers). Never part of the product's start.
 */
import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { openSqlite } from '../db/sqlite.ts';
import { migrate } from '../db/migrations.ts';
import type { DocumentLog } from '../log/document-log.ts';
import { createMemoryLog } from '../log/memory-log.ts';
import { logMigrations } from '../log/migrations.ts';
import { createSqlLog } from '../log/sql-log.ts';
import type { Door, DoorRefusal, Grant, Revocation } from './door.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { registerSync } from './register-sync.ts';
import { createRooms, type Rooms, type RoomsLogger } from './rooms.ts';
import type { DocumentShape } from './shape.ts';
import type { Watchdog } from './watchdog.ts';

/** A document shape with one of everything that boards have. */
export const testShape: DocumentShape = {
  goals: { fields: { title: 'string', rank: 'number', focus: 'boolean', note: 'text', kind: ['result', 'effect'] } },
  indicators: {
    fields: {
      title: 'string',
      owner: 'string',
      unit: 'string',
      target: 'number',
      direction: ['up', 'down'],
      status: 'string',
      category: 'string',
      description: 'string',
      order: 'number',
      color: 'string',
      measurements: { each: 'number' },
    },
  },
  cards: {
    fields: {
      title: 'string',
      status: 'string',
      assignee: 'string',
      due: 'string',
      priority: 'number',
      description: 'string',
      indicator: 'string',
      column: 'number',
      order: 'number',
      createdBy: 'string',
    },
    maxString: 8192,
  },
};

/** Who a test's socket says it is. */
export type TestIdentity = { readonly userId: string; readonly mode: 'write' | 'read' };

/** A door whose answers a test can change. */
export type TestDoor = Door<TestIdentity> & {
  /** Answers given instead of the usual, by user. */
  readonly answers: Map<string, Grant | DoorRefusal>;
  readonly revoke: (revocation: Revocation) => void;
};

/** Makes the door. */
export function createTestDoor(): TestDoor {
  const answers = new Map<string, Grant | DoorRefusal>();
  const listeners = new Set<(revocation: Revocation) => void>();
  return {
    answers,
    revoke: (revocation) => {
      for (const listener of listeners) listener(revocation);
    },
    allowsOrigin: (origin, request) => origin === undefined || origin === `http://${request.headers.host}`,
    identify: ({ headers }) => ({
      userId: /user=([a-z]+)/.exec(headers.cookie ?? '')?.[1] ?? 'leader',
      mode: /mode=read/.test(headers.cookie ?? '') ? 'read' : 'write',
    }),
    admit: async ({ userId, mode }) =>
      answers.get(userId) ?? { userId, personName: `Person ${userId}`, colour: '#224466', mode },
    onRevoked: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
}

/** What a test may choose. */
export type TestServerOptions = {
  readonly log?: DocumentLog;
  readonly limits?: Partial<Limits>;
  readonly shape?: DocumentShape;
  readonly port?: number;
  /** Boards come into being when first asked for: for benches only. */
  readonly createOnDemand?: boolean;
  /** The version of the shape; without it no client is too old. */
  readonly schema?: number;
  readonly logger?: RoomsLogger;
  readonly watchdog?: Watchdog;
  /** Adds routes before the server listens. */
  readonly prepare?: (app: FastifyInstance, rooms: Rooms<TestIdentity>) => void;
  readonly onCommitted?: (change: { readonly boardId: string; readonly seq: number }) => void;
};

/** A running server. */
export type TestServer = {
  readonly app: FastifyInstance;
  readonly rooms: Rooms<TestIdentity>;
  readonly door: TestDoor;
  readonly log: DocumentLog;
  /** `ws://127.0.0.1:<port>/sync` */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

const silent: RoomsLogger = { warn: () => undefined, error: () => undefined };

/** Starts a server on a free port. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const log = options.log ?? createMemoryLog();
  const door = createTestDoor();
  const rooms = createRooms({
    log,
    door,
    shape: options.shape ?? testShape,
    clock: { now: Date.now },
    logger: options.logger ?? silent,
    limits: { ...defaultLimits, ...options.limits },
    newGeneration: () => randomBytes(9).toString('base64url'),
    onCommitted: options.onCommitted ?? (() => undefined),
    ...(options.schema === undefined ? {} : { schema: options.schema }),
    ...(options.watchdog === undefined ? {} : { watchdog: options.watchdog }),
  });
  if (options.createOnDemand === true) {
    const admit = door.admit;
    const made = new Set<string>();
    Object.assign(door, {
      admit: async (identity: TestIdentity, boardId: string) => {
        if (!made.has(boardId)) await rooms.create(boardId, identity, () => undefined);
        made.add(boardId);
        return admit(identity, boardId);
      },
    });
  }
  const app = Fastify();
  registerSync(app, rooms);
  options.prepare?.(app, rooms);
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { app, rooms, door, log, url: `ws://127.0.0.1:${port}/sync`, stop: () => app.close() };
}

/** How a test's SQLite is set otherwise than the product's. */
export type TestLogOptions = {
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** Pages of write-ahead log after which they are moved into the file; SQLite's own default is 1,000. */
  readonly checkpointAfterPages?: number;
};

/** A log on a SQLite file, with its tables. */
export async function openTestLog(
  path: string,
  { synchronous = 'FULL', checkpointAfterPages = 1000 }: TestLogOptions = {},
): Promise<{ readonly log: DocumentLog; readonly close: () => Promise<void> }> {
  const engine = openSqlite({ path, synchronous });
  await engine.all(`PRAGMA wal_autocheckpoint = ${checkpointAfterPages}`);
  await migrate(engine, [logMigrations], new Date().toISOString());
  return { log: createSqlLog(engine), close: engine.close };
}
