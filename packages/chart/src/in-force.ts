/** Dated things: phases and targets hold from their date until the next one takes over. */

type Dated = { readonly from: string };

/** In time order; equal dates keep their order. */
export function byDate<T extends Dated>(things: readonly T[]): T[] {
  return [...things].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The one in force on a date: the latest that began on or before it. */
export function inForceOn<T extends Dated>(things: readonly T[], date: string): T | null {
  return byDate(things).reduce((found: T | null, thing) => (thing.from <= date ? thing : found), null);
}
