/**
 * `/metrics`, for Prometheus on the machine itself: counts and times, never a name, an id or a text. Others get the answer of an address
 * that does not exist.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Cascade } from './cascade/cascade.ts';
import type { Engine } from './db/engine.ts';
import { isAtMachine } from './door/loopback.ts';
import type { Rooms, RoomsMeter } from './rooms/rooms.ts';

/** What is measured, before there is anything to measure. */
export type Metrics = {
  /** For the rooms, which tell it what they do. */
  readonly meter: RoomsMeter;
  readonly register: Registry;
};

/** Seconds. A commit on a good disk takes a quarter of a millisecond. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5];

/** Makes the counters of the rooms. */
export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  const edits = new Counter({ name: 'tavle_edits_total', help: 'Edits on disk', registers });
  const failed = new Counter({ name: 'tavle_edits_failed_total', help: 'Edits that could not be stored', registers });
  const closed = new Counter({
    name: 'tavle_closed_total',
    help: 'Sockets closed by the server, by reason',
    labelNames: ['reason'],
    registers,
  });
  const commit = new Histogram({ name: 'tavle_commit_seconds', help: 'One commit of all rooms', buckets, registers });
  const ack = new Histogram({
    name: 'tavle_acknowledge_seconds',
    help: 'From the arrival of an edit to its relay and acknowledgement',
    buckets,
    registers,
  });
  return {
    register,
    meter: {
      committed: (count, ms) => {
        edits.inc(count);
        commit.observe(ms / 1000);
      },
      failed: (count) => failed.inc(count),
      answered: (ms) => ack.observe(ms / 1000),
      closed: (reason) => closed.inc({ reason }),
    },
  };
}

/** What the gauges read. */
export type Gauged<Identity> = {
  readonly engine: Engine;
  readonly rooms: Pick<Rooms<Identity>, 'stats'>;
  readonly cascade: Pick<Cascade, 'derived' | 'isCaughtUp'>;
};

/** Registers the address, and the gauges that are read when somebody asks. */
export function registerMetrics<Identity>(app: FastifyInstance, { register }: Metrics, gauged: Gauged<Identity>): void {
  const { engine, rooms, cascade } = gauged;
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  app.addHook('onClose', async () => {
    delay.disable();
    register.clear();
  });
  const gauge = (name: string, help: string, read: () => number | Promise<number>): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      registers: [register],
      collect: async () => made.set(await read()),
    });
  };
  gauge('tavle_connections', 'Sockets on boards', () => rooms.stats().connections);
  gauge('tavle_rooms', 'Boards in memory', () => rooms.stats().rooms);
  gauge('tavle_rooms_hot', 'Boards in memory as documents', () => rooms.stats().hotRooms);
  gauge('tavle_store_bytes', 'Size of the database file', () => numberFrom(engine, storeBytes));
  gauge('tavle_store_held_seconds', 'For how long another program has had the database now', () => {
    return engine.holding.forMs() / 1000;
  });
  gauge('tavle_store_held_seconds_total', 'For how long other programs have had the database', () => {
    return engine.holding.totalMs() / 1000;
  });
  gauge('tavle_cascade_behind_edits', 'Places in the log that are not derived from yet', async () =>
    cascade.isCaughtUp() ? 0 : Math.max(0, (await numberFrom(engine, newestSeq)) - cascade.derived().seq),
  );
  gauge('tavle_loop_delay_p99_seconds', 'Delay of the event loop since the last reading', () => {
    const p99 = delay.percentile(99) / 1e9;
    delay.reset();
    return p99;
  });
  gauge('tavle_resident_bytes', 'Memory of the process', () => process.memoryUsage.rss());

  app.get('/metrics', async (request, reply) => {
    if (!isAtMachine(request.raw)) return reply.refuse('notFound');
    return reply.type(register.contentType).send(await register.metrics());
  });
}

const storeBytes = 'SELECT page_count * page_size AS number FROM pragma_page_count(), pragma_page_size()';
const newestSeq = 'SELECT COALESCE(MAX(seq), 0) AS number FROM doc_log';

async function numberFrom(engine: Engine, sql: string): Promise<number> {
  const [row] = await engine.all(sql);
  return Number(row?.['number'] ?? 0);
}
