/**
 * The server in reading order: what is remembered, who may enter, the boards, what is derived from them, and the addresses
 * all of it answers at. Everything is registered here, by hand.
 */
import { randomBytes } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import { readBoard, schemaVersion } from '@tavle/board';
import { dateAt } from '@tavle/domain';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { shapeForRooms } from './board-shape.ts';
import { registerBoardRoutes } from './cascade/board-routes.ts';
import { type Cascade, type CascadeOptions, createCascade } from './cascade/cascade.ts';
import { registerOrganisationRoutes } from './cascade/organisation-routes.ts';
import { registerMineRoutes } from './cascade/mine-routes.ts';
import { createStreams } from './cascade/streams.ts';
import { createTopics } from './cascade/topics.ts';
import type { Engine } from './db/engine.ts';
import { migrate } from './db/migrations.ts';
import { createDoor, type Identity, type ServerDoor } from './door/door.ts';
import { isSameOrigin } from './door/loopback.ts';
import { registerSessionRoutes } from './door/session-routes.ts';
import { openSessions, type Sessions } from './door/sessions.ts';
import {
  type Demonstration,
  demonstrationState,
  noteDemonstration,
  removeDemonstration,
  seedDemonstration,
  wantsDemonstration,
} from './exchange/demonstration.ts';
import { type DemonstrationRoutes, registerDemonstrationRoutes } from './exchange/demonstration-routes.ts';
import { registerExchangeRoutes } from './exchange/exchange-routes.ts';
import { registerHistoryRoutes } from './exchange/history-routes.ts';
import type { PostSettings } from './exchange/mail/post.ts';
import type { Postman } from './exchange/mail/postman.ts';
import { registerOutreach } from './exchange/outreach.ts';
import type { DocumentLog } from './log/document-log.ts';
import { createSqlLog } from './log/sql-log.ts';
import { registerMinutesRoutes } from './exchange/minutes-routes.ts';
import { registerWorkRoutes } from './exchange/work-routes.ts';
import { createMetrics, registerMetrics } from './metrics.ts';
import { migrateBoards } from './migrate-boards.ts';
import { serverMigrations } from './migrations.ts';
import { openOrganisation, type Organisation } from './organisation/organisation.ts';
import { type Pages, registerPages } from './pages.ts';
import { localeOf, registerProblems } from './problem-reply.ts';
import { defaultLimits } from './rooms/limits.ts';
import { registerSync } from './rooms/register-sync.ts';
import { createRooms, type Rooms, type RoomsMeter } from './rooms/rooms.ts';
import type { Watchdog } from './rooms/watchdog.ts';

/** What a server is made of. */
export type ServerOptions = {
  readonly engine: Engine;
  readonly now: () => number;
  /** Ends the process when one board holds it; without it nothing does. */
  readonly watchdog?: Watchdog;
  readonly version: string;
  readonly release: string;
  readonly pages: Pages;
  /** True when the server listens on this machine's own address only. */
  readonly onLoopback: boolean;
  readonly demonstration: {
    readonly setting: 'on' | 'off' | 'unset';
    readonly make: () => Promise<Demonstration>;
  };
  readonly logger: Exclude<FastifyServerOptions['logger'], undefined>;
  /** Where people outside reach this server, for posters, calendars and mail; null or left out when it does not know. */
  readonly publicUrl?: string | null;
  /** The SMTP server; null or left out: no mail is sent. */
  readonly mail?: PostSettings | null;
};

/** A server that is ready to listen. */
export type Server = {
  readonly app: FastifyInstance;
  readonly organisation: Organisation;
  readonly sessions: Sessions;
  readonly rooms: Rooms<Identity>;
  readonly cascade: Cascade;
  readonly log: DocumentLog;
  /** Null where no mail is sent. */
  readonly postman: Postman | null;
};

/** Days change within this time of midnight. */
const dayEveryMs = 30_000;
/** Largest body of a request, bytes. */
const bodyLimit = 1024 * 1024;

/** Bodies are taken as they are: nothing is turned into a number, and nothing unknown is dropped in silence. */
const strictly = { customOptions: { coerceTypes: false, removeAdditional: false } } as const;

/** Opens everything and catches up. The engine is closed with the app. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { engine, now, release } = options;
  const app = Fastify({ logger: options.logger, bodyLimit, forceCloseConnections: true, ajv: strictly });
  await migrate(engine, serverMigrations, new Date(now()).toISOString());
  const metrics = createMetrics();
  const parts = await openParts(options, app, metrics.meter);
  const { organisation, sessions, door, log, rooms, cascade } = parts;
  await migrateBoards({ engine, log, rooms });
  const demonstration = await placeDemonstration(options, parts);
  await cascade.start();

  const topics = createTopics(cascade, now);
  const streams = createStreams({ reception: door, now, release });
  const days = setInterval(() => {
    organisation.turnTo(dateAt(now())).catch((error: unknown) => app.log.error({ err: error }, 'day could not turn'));
  }, dayEveryMs);
  days.unref();
  app.addHook('preClose', async () => streams.stop());
  app.addHook('onClose', async () => {
    clearInterval(days);
    topics.stop();
    await cascade.stop();
    await engine.close();
    await options.watchdog?.stop();
  });

  registerProblems(app);
  await app.register(fastifyCookie);
  await registerProtection(app);
  app.get('/healthz', async () => ({ status: 'ok' }));
  tellOfHolds(app, engine);
  app.get('/readyz', async (_request, reply) => {
    await engine.all('SELECT 1');
    // boards are read and people see each other meanwhile: whoever asks whether to send people here is told yes
    if (engine.holding.isWorthTelling()) return { status: 'held' };
    return cascade.isCaughtUp() ? { status: 'ok' } : reply.refuse('away');
  });
  registerMetrics(app, metrics, { engine, rooms, cascade });
  registerSessionRoutes(app, { ...options, organisation, sessions, door, demonstration: demonstration.isThere });
  const derived = { organisation, reception: door, cascade, topics, streams };
  registerOrganisationRoutes(app, derived);
  registerBoardRoutes(app, { ...derived, generationOf: rooms.generationOf });
  await registerExchangeRoutes(app, { ...options, ...derived, rooms, newId, localeOf });
  registerHistoryRoutes(app, { organisation, reception: door, log, rooms, cascade, now, newId });
  registerMineRoutes(app, { ...derived, now });
  registerWorkRoutes(app, { organisation, reception: door, rooms, now, newId, localeOf });
  const { publicUrl = null, mail = null } = options;
  const outside = { engine, organisation, reception: door, rooms, cascade, now, newId, localeOf, publicUrl, mail };
  const postman = await registerOutreach(app, outside);
  registerMinutesRoutes(app, { ...outside, post: postman?.sendLetter ?? null });
  registerDemonstrationRoutes(app, { reception: door, ...demonstration });
  registerSync(app, rooms);
  await registerPages(app, options.pages);
  return { app, organisation, sessions, rooms, cascade, log, postman };
}

/** Another program that has the database keeps everybody from saving: somebody should know. */
function tellOfHolds(app: FastifyInstance, { holding }: Engine): void {
  const stop = holding.onTold(({ isOver, forMs }) => {
    const fields = { heldMs: Math.round(forMs) };
    if (isOver) app.log.warn(fields, 'the database is free again');
    else app.log.error(fields, 'another program holds the database: nothing can be saved until it lets go');
  });
  app.addHook('onClose', async () => stop());
}

type Parts = Omit<Server, 'app' | 'postman'> & { readonly door: ServerDoor };

const newId = (): string => randomBytes(12).toString('hex');

/** What is remembered, who may enter, the boards, and what is derived from them: each knows only those before it. */
async function openParts(
  { engine, now, watchdog }: ServerOptions,
  { log: logger }: FastifyInstance,
  meter: RoomsMeter,
): Promise<Parts> {
  const organisation = await openOrganisation(engine, dateAt(now()));
  const sessions = await openSessions(engine, now);
  const door = createDoor(organisation, sessions);
  const log = createSqlLog(engine);
  const rooms: Rooms<Identity> = createRooms({
    log,
    door,
    shape: shapeForRooms(),
    schema: schemaVersion,
    clock: { now },
    logger,
    limits: defaultLimits,
    newGeneration: () => randomBytes(9).toString('base64url'),
    meter,
    onCommitted: (change) => cascade.touch(change),
    ...(watchdog === undefined ? {} : { watchdog }),
  });
  const readContent: CascadeOptions['readContent'] = (board) => rooms.read(board, readBoard);
  const cascade = createCascade({ engine, log, organisation, readContent, now, logger });
  return { organisation, sessions, door, log, rooms, cascade };
}

/** Puts the demonstration in where it is wanted; how to ask for it and how to remove it. */
async function placeDemonstration(
  { engine, now, demonstration: { setting, make } }: ServerOptions,
  { log, organisation, rooms, sessions, cascade }: Parts,
): Promise<Pick<DemonstrationRoutes, 'isThere' | 'remove'>> {
  const place = { engine, log, organisation, rooms, now, newId };
  if (await wantsDemonstration(engine, organisation, setting)) await seedDemonstration(place, await make());
  else if (setting === 'off' && (await demonstrationState(engine)) === 'none') {
    await noteDemonstration(engine, 'declined', now());
  }
  const state = await demonstrationState(engine);
  if (state === 'removing') await removeDemonstration(place, sessions.endAll);
  let isThere = state === 'there';
  return {
    isThere: () => isThere,
    remove: async () => {
      isThere = false;
      await removeDemonstration(place, sessions.endAll);
      await cascade.settled();
    },
  };
}

/** Headers for every reply, and no writing for pages of other hosts. */
async function registerProtection(app: FastifyInstance): Promise<void> {
  await app.register(fastifyHelmet, {
    // plain http behind the region's own proxy: what TLS asks of a browser is the proxy's to say
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        // React Aria places its popovers by inline style
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': [
          "'self'",
          ({ headers }) => socketSource('ws', headers.host),
          ({ headers }) => socketSource('wss', headers.host),
        ],
        'font-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    const { origin, host } = request.headers;
    const writes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    if (writes && origin !== undefined && !isSameOrigin(origin, host)) return reply.refuse('badRequest');
    return undefined;
  });
}

/** Older browsers do not count sockets to the page's own host as 'self'. */
function socketSource(scheme: 'ws' | 'wss', host: string | undefined): string {
  return host !== undefined && /^[A-Za-z0-9.:[\]-]{1,255}$/.test(host) ? `${scheme}://${host}` : "'self'";
}
