/** Is a value one that may be written to a field? The one place where text is looked through for CPR numbers (BOARD7). */
import { isId, looksLikeCpr, parseDate, parseInstant, type Refusal } from '@tavle/domain';
import type { FieldShape } from '../document/fields.ts';

/** The refusal a value calls for, or undefined when it may be written. */
export function refusalOf(field: string, shape: FieldShape, value: unknown): Refusal | undefined {
  if ('oneOf' in shape) return shape.oneOf.some((known) => known === value) ? undefined : { kind: 'wrongKind', field };
  switch (shape.kind) {
    case 'text':
    case 'string':
      return textRefusal(field, shape, value);
    case 'number':
    case 'integer':
      return numberRefusal(field, shape, value);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { kind: 'wrongKind', field };
    case 'id':
      return isId(value) ? undefined : { kind: 'wrongKind', field };
    case 'date':
      return parseDate(value) === undefined ? { kind: 'notADate', field } : undefined;
    case 'instant':
      return parseInstant(value) === undefined ? { kind: 'notADate', field } : undefined;
  }
}

function textRefusal(
  field: string,
  { most, machine }: { most: number; machine?: true },
  value: unknown,
): Refusal | undefined {
  if (typeof value !== 'string') return { kind: 'wrongKind', field };
  if (value.length > most) return { kind: 'tooLong', field, most };
  return !machine && looksLikeCpr(value) ? { kind: 'cprLike', field } : undefined;
}

function numberRefusal(
  field: string,
  { kind, least, most }: { kind: 'number' | 'integer'; least: number; most: number },
  value: unknown,
): Refusal | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { kind: 'notANumber', field };
  if (least === 0 && value < 0) return { kind: 'negative', field };
  if (kind === 'integer' && !Number.isSafeInteger(value)) return { kind: 'notWhole', field };
  return value < least || value > most ? { kind: 'outOfRange', field, least, most } : undefined;
}
