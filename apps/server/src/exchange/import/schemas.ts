/** What the import's routes take, checked once, where it enters. */
import { columnRoles, importLayouts } from '@tavle/domain';
import { Type } from 'typebox';
import { columnsMost, seriesMost } from './limits.ts';

const short = (most: number) => Type.String({ maxLength: most });
const id = Type.String({ pattern: '^[A-Za-z0-9_-]{3,64}$' });

export const boardParams = Type.Object({ board: short(64) });
export const importParams = Type.Object({ board: short(64), import: short(64) });
export const uploadQuery = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) });

const mapping = Type.Object(
  {
    sheet: Type.Integer({ minimum: 0, maximum: 1000 }),
    headingRow: Type.Integer({ minimum: -1, maximum: 1000 }),
    layout: Type.Enum([...importLayouts]),
    roles: Type.Array(Type.Enum([...columnRoles]), { maxItems: columnsMost }),
    dates: Type.Enum(['day', 'week', 'fortnight', 'month', 'quarter', 'halfYear', 'year']),
    period: short(60),
    decimalSign: Type.Enum(['auto', ',', '.']),
    scale: Type.Enum([1, 100]),
    combine: Type.Enum(['none', 'sum']),
  },
  { additionalProperties: false },
);

/** What somebody wants done with a file; what is left out is guessed or remembered. */
export const importBody = Type.Object(
  {
    upload: id,
    mapping: Type.Optional(mapping),
    targets: Type.Optional(
      Type.Array(Type.Object({ series: short(2000), to: id }, { additionalProperties: false }), {
        maxItems: seriesMost,
      }),
    ),
    corrections: Type.Optional(Type.Enum(['keep', 'replace'])),
    reason: Type.Optional(short(300)),
    outside: Type.Optional(Type.Boolean()),
    goal: Type.Optional(Type.Union([id, Type.Null()])),
    newGoal: Type.Optional(short(300)),
  },
  { additionalProperties: false },
);
