/** `POST /api/boards/:board/measurements`: numbers from somebody's own program, by the same named edit as the screen's (LINE9). */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { BatchOutcome, NewMeasurement } from '@tavle/board';
import {
  asId,
  type BoardId,
  boardOf,
  type DateText,
  type IndicatorId,
  instantAt,
  type MeasurementId,
  origins,
  parseId,
  type Problem,
  qualities,
  type Refusal,
} from '@tavle/domain';
import { type Locale, refusalSentence, words } from '@tavle/text';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Organisation } from '../organisation/organisation.ts';
import { accessOf, keeperOf } from '../organisation/people-of-board.ts';
import type { Reception } from '../organisation/visitor.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { importRows } from './import-measurements.ts';

/** Rows of one request. */
const rowsMost = 5000;
const id = Type.String({ pattern: '^[A-Za-z0-9_-]{3,64}$' });
const row = Type.Object(
  {
    indicator: id,
    start: Type.String({ maxLength: 10 }),
    end: Type.String({ maxLength: 10 }),
    part: Type.Optional(Type.Number()),
    whole: Type.Optional(Type.Number()),
    value: Type.Optional(Type.Number()),
    relevant: Type.Optional(Type.Boolean()),
    quality: Type.Optional(Type.Enum([...qualities])),
    reason: Type.Optional(Type.String({ maxLength: 300 })),
    source: Type.Optional(Type.String({ maxLength: 500 })),
    origin: Type.Optional(Type.Enum([...origins])),
  },
  { additionalProperties: false },
);
const body = Type.Object(
  { rows: Type.Array(row, { minItems: 1, maxItems: rowsMost }) },
  { additionalProperties: false },
);
const params = Type.Object({ board: Type.String({ maxLength: 64 }) });
const described = {
  operationId: 'recordMeasurements',
  summary: 'Hand in measurements as somebody who is logged in',
  tags: ['measurements'],
  security: [{ session: [] }],
};

/** What became of one row. */
export type RowOutcome = { readonly done: MeasurementId } | { readonly refused: Refusal; readonly sentence: string };

/** The reply when every row was written (or was there already). */
export type MeasurementsReply = { readonly written: number; readonly outcomes: readonly RowOutcome[] };

/** The reply when a row was refused, and nothing written. */
export type MeasurementsProblem = Problem & { readonly outcomes: readonly RowOutcome[] };

/** What the route is made of. */
export type MeasurementRoutes<Identity> = {
  readonly organisation: Organisation;
  readonly reception: Reception;
  readonly rooms: Pick<Rooms<Identity>, 'edit'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

/** Registers the route. */
export function registerMeasurementRoutes<Identity>(app: FastifyInstance, routes: MeasurementRoutes<Identity>): void {
  const { organisation, reception, rooms } = routes;
  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post('/api/boards/:board/measurements', { schema: { ...described, params, body } }, async (request, reply) => {
      const visitor = await reception.visitorOf(request.raw);
      if (visitor === null) return reply.refuse('noSession');
      const tree = organisation.tree();
      const boardId = parseId<BoardId>(request.params.board);
      const board = boardId === undefined ? undefined : boardOf(tree, boardId);
      if (board === undefined) return reply.refuse('notFound');
      if (accessOf(tree, visitor.person, board.id) !== 'write') {
        return reply.refuse('noAccess', keeperOf(tree, organisation.people(), board)?.name ?? null);
      }
      const hand = { by: visitor.person.id, at: instantAt(routes.now()), newId: routes.newId };
      const outcome = await importRows(rooms, board.id, hand, request.body.rows.map(rowOf));
      const answer = answerOf(outcome, routes.localeOf(request));
      return reply.code('problem' in answer ? 422 : 200).send(answer);
    });
}

/** The edit itself refuses dates and identifiers that are none. */
function rowOf({
  indicator,
  start,
  end,
  quality,
  reason,
  source,
  origin,
  ...given
}: Static<typeof row>): NewMeasurement {
  return {
    indicator: asId<IndicatorId>(indicator),
    start: start as DateText,
    end: end as DateText,
    value: measuredValue(given),
    origin: origin ?? 'pushed',
    ...(quality === undefined ? {} : { quality }),
    ...(reason === undefined ? {} : { reason }),
    ...(source === undefined ? {} : { source }),
  };
}

/** Counts go before the share worked out from them; nothing at all is no number, which the edit refuses. */
function measuredValue({
  part,
  whole,
  value,
  relevant,
}: Pick<Static<typeof row>, 'part' | 'whole' | 'value' | 'relevant'>): NewMeasurement['value'] {
  if (relevant === false) return { kind: 'notRelevant' };
  if (part !== undefined && whole !== undefined) return { kind: 'parts', part, whole };
  return { kind: 'value', value: value ?? Number.NaN };
}

function answerOf({ outcomes, written }: BatchOutcome, locale: Locale): MeasurementsReply | MeasurementsProblem {
  const t = words(locale);
  const rows = outcomes.map(
    (outcome): RowOutcome =>
      'done' in outcome ? outcome : { refused: outcome.refused, sentence: refusalSentence(outcome.refused, t) },
  );
  const first = rows.find((outcome) => 'refused' in outcome);
  if (first === undefined || !('sentence' in first)) return { written, outcomes: rows };
  return { problem: 'refused', sentence: first.sentence, ask: null, outcomes: rows };
}
