/**
 * What the page shows while the server still reads: what somebody chose last, and for the rest what the server said last. A choice never
 * goes back for a moment, and one made before the answer to the former does not undo it.
 */
import type { ImportMapping, ImportPreview, SeriesTarget } from '@tavle/domain';
import type { Wish } from './send-file.ts';

/** How the file is read, as far as is known now. Without roles the server is still guessing them; the former ones stay until it answers. */
export function mappingNow({ mapping }: ImportPreview, { mapping: wished }: Wish): ImportMapping {
  if (wished === undefined) return mapping;
  return wished.roles.length > 0 ? wished : { ...wished, roles: mapping.roles };
}

/** Where each series of the file goes, as far as is known now. */
export function targetsNow({ series }: ImportPreview, { targets = [] }: Wish): ReadonlyMap<string, SeriesTarget> {
  const wished = new Map(targets.map((target) => [target.series, target.to]));
  return new Map(series.map(({ name, to }) => [name, wished.get(name) ?? to]));
}

/** A wish that the server has answered: what it made of the mapping is what the next choice begins with. */
export function wishAnswered(wish: Wish, { mapping }: ImportPreview): Wish {
  return wish.mapping === undefined ? wish : { ...wish, mapping };
}
