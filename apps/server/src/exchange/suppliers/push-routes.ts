/**
 * `POST /api/measurements`: numbers from another system, by the same named edit as the screen's (LINE9). The token says which board. The
 * same request again changes nothing. Logged are supplier, board and how many, never a figure.
 */
import type { Problem } from '@tavle/domain';
import { type Locale, words, type Words } from '@tavle/text';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { Rooms } from '../../rooms/rooms.ts';
import { fileSentence } from '../import/sentences.ts';
import type { FileReader } from '../import/read-file.ts';
import { createThrottle } from '../throttle.ts';
import { type Batch, batchOf, batchOfFile, type Pushed, pushOn } from './push.ts';
import { problemReply, pushedBody, pushedReply } from './push-schemas.ts';
import { bearerOf, type SupplierAtBoard, type Suppliers } from './suppliers.ts';

/** What the route is made of. */
export type PushRoutes<Identity> = {
  readonly suppliers: Suppliers;
  readonly rooms: Pick<Rooms<Identity>, 'edit'>;
  readonly reader: Pick<FileReader, 'read'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

/** Requests a supplier may make in a minute, and tokens that are none an address may try. */
export const pushesPerMinute = 60;
const triesPerMinute = 30;
const minuteMs = 60_000;
/** Bytes of one body. */
const bodyMost = 1024 * 1024;

const description =
  `Numbers for indicators of one board. Each row is one indicator and one period. The same value again is \`unchanged\`;
another value is a correction, and the former one stays in the history. All rows are written, or none. The body is JSON, or \`text/csv\` with
headings (Indikator-id or Indikator, Fra, Til, Tæller, Nævner, Værdi).`.replace(/\n/g, ' ');

const schema = {
  operationId: 'pushMeasurements',
  summary: 'Hand in measurements',
  description,
  tags: ['measurements'],
  security: [{ supplierToken: [] }],
  body: {
    content: {
      'application/json': { schema: pushedBody },
      'text/csv': { schema: { description: 'CSV, comma or semicolon.' } },
    },
  },
  response: { 200: pushedReply, 401: problemReply, 422: problemReply, 429: problemReply },
} as const;

/** Registers the route. */
export async function registerPushRoutes<Identity>(app: FastifyInstance, routes: PushRoutes<Identity>): Promise<void> {
  const limits = { perMs: minuteMs, now: routes.now };
  const pushes = createThrottle({ ...limits, most: pushesPerMinute });
  const tries = createThrottle({ ...limits, most: triesPerMinute });
  await app.register(async (scope) => {
    scope.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post('/api/measurements', { schema, bodyLimit: bodyMost }, async (request, reply) => {
      const token = bearerOf(request.headers.authorization);
      const supplier = token === undefined ? null : await routes.suppliers.find(token);
      if (supplier === null) {
        return tries.lets(request.ip) ? reply.refuse('noSession') : slowDown(reply);
      }
      if (!pushes.lets(supplier.id)) return slowDown(reply);
      const t = words(routes.localeOf(request));
      const batch = await readBatch(routes, request.body, supplier, t);
      if ('problem' in batch) return reply.code(422).send(batch);
      const pushed = await pushOn(routes.rooms, supplier, batch.value, { ...routes, at: routes.now(), t });
      const { written, rows } = pushed;
      request.log.info(
        { supplier: supplier.id, board: supplier.board, rows: rows.length, written },
        'measurements pushed',
      );
      const problem = problemIn(pushed);
      return problem === undefined ? pushed : reply.code(422).send(problem);
    });
  });
}

function slowDown(reply: FastifyReply): FastifyReply {
  return reply.header('retry-after', '60').refuse('tooFast');
}

async function readBatch<Identity>(
  { reader }: PushRoutes<Identity>,
  body: unknown,
  supplier: SupplierAtBoard,
  t: Words,
): Promise<{ readonly value: Batch } | Problem> {
  // the schema has checked JSON; CSV comes as bytes
  if (!Buffer.isBuffer(body)) return { value: batchOf(body as Static<typeof pushedBody>, supplier) };
  const read = await reader.read(body, null);
  const refused = (sentence: string): Problem => ({ problem: 'refused', sentence, ask: null });
  if ('problem' in read) return refused(fileSentence(read.problem, t));
  if (read.value.question !== null) return refused(t(`import.question.${read.value.question}`));
  return { value: batchOfFile(read.value, supplier, t) };
}

function problemIn({ rows }: Pushed) {
  const first = rows.find(({ outcome }) => outcome === 'refused');
  return first === undefined ? undefined : { problem: 'refused', sentence: first.sentence ?? '', ask: null, rows };
}
