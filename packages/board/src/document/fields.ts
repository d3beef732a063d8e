/**
 * The kinds of field a board document may hold, as data: the reader, the edits and the server's check of incoming bytes all go by
 * the same description, so they cannot disagree (LINE11).
 */
import type { DateText, Instant } from '@tavle/domain';

/** A field's kind and bounds. A field that is absent has no value: `null` is never stored. */
export type FieldShape = (
  | {
      /** `text` is collaborative (a Y.Text, typed letter by letter); `string` is written whole. `most` counts UTF-16 units. */
      readonly kind: 'string' | 'text';
      readonly most: number;
      /** Written by the program and never typed (ranks, lists of ids): not looked through for CPR numbers. */
      readonly machine?: true;
    }
  | { readonly kind: 'number' | 'integer'; readonly least: number; readonly most: number }
  | { readonly kind: 'boolean' | 'date' | 'instant' | 'id' }
  | { readonly oneOf: readonly string[] }
) & {
  /** Without it the entry cannot be read. */
  readonly required?: true;
};

/** A value as stored in a field (collaborative text as what it reads). */
export type Primitive = string | number | boolean;

interface IdField<Id extends string> {
  readonly kind: 'id';
  /** Never set: it carries the identifier's type from the table to the reader. */
  readonly names?: Id;
}

/** The type of a field's value, worked out from its description. */
export type FieldValue<Field> = Field extends { readonly oneOf: readonly (infer Value)[] }
  ? Value
  : Field extends IdField<infer Id>
    ? Id
    : Field extends { readonly kind: 'string' | 'text' }
      ? string
      : Field extends { readonly kind: 'number' | 'integer' }
        ? number
        : Field extends { readonly kind: 'boolean' }
          ? boolean
          : Field extends { readonly kind: 'date' }
            ? DateText
            : Field extends { readonly kind: 'instant' }
              ? Instant
              : never;

/** A string written whole, at most that many letters. */
export const string = <Most extends number>(most: Most) => ({ kind: 'string', most }) as const;
/** A string the program writes: a rank, ids with spaces between. */
export const machineString = <Most extends number>(most: Most) => ({ kind: 'string', most, machine: true }) as const;
/** Text people type together, at most that many letters. */
export const text = <Most extends number>(most: Most) => ({ kind: 'text', most }) as const;
/** A finite number within bounds, both included. */
export const number = (least = -1e15, most = 1e15) => ({ kind: 'number', least, most }) as const;
/** A whole number within bounds, both included. */
export const integer = (least: number, most: number) => ({ kind: 'integer', least, most }) as const;
/** An identifier of the product. */
export const id = <Id extends string>(): IdField<Id> => ({ kind: 'id' });
export const yesNo = { kind: 'boolean' } as const;
export const day = { kind: 'date' } as const;
export const moment = { kind: 'instant' } as const;
/** One of a closed list. A value from a newer version makes the entry unreadable here, and leaves it in peace (BOARD4). */
export const oneOf = <const Values extends readonly string[]>(values: Values) => ({ oneOf: values }) as const;
/** A field the entry cannot do without. */
export const required = <Field extends object>(field: Field): Field & { readonly required: true } => ({
  ...field,
  required: true,
});
