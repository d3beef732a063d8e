/** The board document's shape in the words of the rooms, which check the bytes that come in (LINE6, LINE11). */
import { documentShape, rootNames } from '@tavle/board';
import type { DocumentShape, FieldKind } from './rooms/shape.ts';

type FieldShape = (typeof documentShape)[keyof typeof documentShape][string];

/** Every section of a board. `meta` is missing on purpose: only the server writes it. */
export function shapeForRooms(): DocumentShape {
  return Object.fromEntries(
    rootNames
      .filter((root) => root !== 'meta')
      .map((root) => {
        const fields = Object.entries(documentShape[root]);
        const maxString = Math.max(64, ...fields.map(([, field]) => lengthOf(field)));
        return [root, { fields: Object.fromEntries(fields.map(([name, field]) => [name, kindOf(field)])), maxString }];
      }),
  );
}

const lengthOf = (field: FieldShape): number => ('kind' in field && field.kind === 'string' ? field.most : 0);

function kindOf(field: FieldShape): FieldKind {
  if ('oneOf' in field) return field.oneOf;
  if (field.kind === 'text' || field.kind === 'boolean') return field.kind;
  return field.kind === 'number' || field.kind === 'integer' ? 'number' : 'string';
}
