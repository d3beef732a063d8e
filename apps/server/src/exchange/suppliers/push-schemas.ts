/** What systems send and what they are answered: the description in `/api/openapi.json` is made of these. */
import { qualities, type Quality } from '@tavle/domain';
import { Type } from 'typebox';

/** Rows of one request. */
export const pushedRowsMost = 5000;

const day = (description: string) =>
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10, description, examples: ['2026-11-01'] });

export const pushedRow = Type.Object(
  {
    indicator: Type.String({
      pattern: '^[A-Za-z0-9_-]{3,64}$',
      description: 'The id of the indicator, as `GET /api/indicators` tells it.',
    }),
    start: day('First day of the period, YYYY-MM-DD.'),
    end: day('Last day of the period, YYYY-MM-DD; it belongs to the period.'),
    part: Type.Optional(Type.Number({ description: 'Numerator. Send it with `whole` for shares and rates.' })),
    whole: Type.Optional(Type.Number({ description: 'Denominator.' })),
    value: Type.Optional(
      Type.Number({ description: 'The value, where there are no counts. A share is given in per cent: 92.5.' }),
    ),
    relevant: Type.Optional(
      Type.Boolean({ description: '`false`: the period is not relevant. Then no number is sent.' }),
    ),
    quality: Type.Optional(
      Type.Enum([...qualities] as Quality[], { description: 'How good the number is. Default: final.' }),
    ),
    reason: Type.Optional(Type.String({ maxLength: 300, description: 'Why another value of the period is replaced.' })),
    source: Type.Optional(
      Type.String({ maxLength: 500, description: 'Where the number is from. Default: the name of the supplier.' }),
    ),
  },
  { additionalProperties: false, description: 'One number for one indicator and one period.' },
);

export const pushedBody = Type.Object(
  { rows: Type.Array(pushedRow, { minItems: 1, maxItems: pushedRowsMost }) },
  { additionalProperties: false },
);

const outcome = Type.Object({
  row: Type.Integer({ description: 'Which row, from 1. For CSV: the row of the file, the heading being row 1.' }),
  outcome: Type.Enum(['written', 'corrected', 'unchanged', 'refused'], {
    description: 'When any row is refused nothing is written, and the others say what would have been.',
  }),
  sentence: Type.Optional(
    Type.String({ description: 'Why it was refused, in Danish or (Accept-Language: en) English.' }),
  ),
});

export const pushedReply = Type.Object({
  written: Type.Integer({ description: 'Entries written: new numbers and corrections.' }),
  rows: Type.Array(outcome),
});

export const indicatorsReply = Type.Object({
  indicators: Type.Array(
    Type.Object({
      id: Type.String({ description: 'What `indicator` of a row is.' }),
      name: Type.String(),
      kind: Type.String({ description: 'share, rate, count …' }),
      send: Type.Enum(['parts', 'value'], { description: 'Whether `part` and `whole` are sent, or `value`.' }),
      unit: Type.String({ description: 'Unit of the value; per how many, for a rate.' }),
      cadence: Type.String({ description: 'How long a period is.' }),
      newest: Type.Object(
        { start: Type.String(), end: Type.String() },
        { description: 'The newest period that is over: how periods of this indicator begin and end.' },
      ),
    }),
  ),
});

export const problemReply = Type.Object({
  problem: Type.String({ description: 'Which kind of problem.' }),
  sentence: Type.String({ description: 'What to do, in Danish or (Accept-Language: en) English.' }),
  ask: Type.Union([Type.String(), Type.Null()], { description: 'Whom to ask.' }),
  rows: Type.Optional(Type.Array(outcome)),
});
