/**
 * `POST /api/measurements`: numbers from another system, by the same named edit as the screen's (LINE9). The token says which board. The
 * same request again changes nothing. Logged are supplier, board and how many, never a figure. `GET /api/indicators` tells a system which
 * indicators its token may write on, and how; it holds no number.
 */
import { readBoard } from '@tavle/board';
import { dateAt, type Problem } from '@tavle/domain';
import type { Words } from '@tavle/text';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { Rooms } from '../../rooms/rooms.ts';
import { fileSentence } from '../import/sentences.ts';
import type { FileReader } from '../import/read-file.ts';
import { type Batch, batchOf, batchOfFile, indicatorsFor, type Pushed, pushOn } from './push.ts';
import { indicatorsReply, problemReply, pushedBody, pushedReply } from './push-schemas.ts';
import { bodyProblem, openSupplierDoor, type SupplierDoor } from './supplier-call.ts';
import type { SupplierAtBoard } from './suppliers.ts';

/** What the routes are made of. */
export type PushRoutes<Identity> = SupplierDoor & {
  readonly rooms: Pick<Rooms<Identity>, 'edit' | 'read'>;
  readonly reader: Pick<FileReader, 'read'>;
  readonly newId: () => string;
};

/** Bytes of one body. */
const bodyMost = 1024 * 1024;

const description =
  `Numbers for indicators of one board. Each row is one indicator and one period. The same value again is \`unchanged\`;
another value is a correction, and the former one stays in the history. All rows are written, or none. The body is JSON, or \`text/csv\` with
headings (Indikator-id or Indikator, Fra, Til, Tæller, Nævner, Værdi).`.replace(/\n/g, ' ');

const described = { tags: ['measurements'], security: [{ supplierToken: [] }] };
const refusals = { 401: problemReply, 429: problemReply };

const schema = {
  ...described,
  operationId: 'pushMeasurements',
  summary: 'Hand in measurements',
  description,
  body: {
    content: {
      'application/json': { schema: pushedBody },
      'text/csv': { schema: { description: 'The bytes of a CSV file, with comma, semicolon or tab.' } },
    },
  },
  response: { 200: pushedReply, 400: problemReply, 413: problemReply, 422: problemReply, ...refusals },
} as const;

const listSchema = {
  ...described,
  operationId: 'listIndicators',
  summary: 'The indicators the key may write on',
  description: 'Their ids, and how a number for each is given. No measurement is told.',
  response: { 200: indicatorsReply, ...refusals },
} as const;

/** Registers the routes. */
export async function registerPushRoutes<Identity>(app: FastifyInstance, routes: PushRoutes<Identity>): Promise<void> {
  const letIn = openSupplierDoor(routes);
  app.get('/api/indicators', { schema: listSchema }, async (request, reply) => {
    const call = await letIn(request, reply);
    if (call === undefined) return reply;
    const { indicators } = await routes.rooms.read(call.supplier.board, readBoard);
    return indicatorsFor(call.supplier, indicators, dateAt(routes.now()));
  });
  await app.register(async (scope) => {
    scope.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const options = { schema, bodyLimit: bodyMost, attachValidation: true };
    scope.post('/api/measurements', options, async (request, reply) => {
      const call = await letIn(request, reply);
      if (call === undefined) return reply;
      const { supplier, t } = call;
      const unread = bodyProblem(request, t);
      if (unread !== undefined) return reply.code(400).send(unread);
      const batch = await readBatch(routes, request, supplier, t);
      if ('problem' in batch) return reply.code(batch.problem === 'badRequest' ? 400 : 422).send(batch);
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

async function readBatch<Identity>(
  { reader }: PushRoutes<Identity>,
  { body, mediaType }: FastifyRequest,
  supplier: SupplierAtBoard,
  t: Words,
): Promise<{ readonly value: Batch } | Problem> {
  // the schema has checked JSON; CSV comes as bytes
  if (!Buffer.isBuffer(body)) {
    if (mediaType === 'application/json') return { value: batchOf(body as Static<typeof pushedBody>, supplier, t) };
    return { problem: 'badRequest', sentence: t('push.badType'), ask: null };
  }
  const read = await reader.read(body, null);
  const refused = (sentence: string): Problem => ({ problem: 'refused', sentence, ask: null });
  if ('problem' in read) return refused(fileSentence(read.problem, t));
  if (read.value.question !== null) return refused(t(`push.question.${read.value.question}`));
  return { value: batchOfFile(read.value, supplier, t) };
}

function problemIn({ rows }: Pushed) {
  const first = rows.find(({ outcome }) => outcome === 'refused');
  return first === undefined ? undefined : { problem: 'refused', sentence: first.sentence ?? '', ask: null, rows };
}
