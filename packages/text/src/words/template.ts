/**
 * Texts with placeholders, typed by what stands between the braces. A sentence is always one template: nothing is glued together,
 * so that each language may order its words.
 */
import type { Locale } from '../locale.ts';
import { formatCount } from '../numbers/format.ts';

/** Two forms of one text, chosen by the count `{n}`. Danish and English need no more. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}
export type Entry = string | Plural;

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The placeholder names of an entry. */
export type Placeholders<E extends Entry> = E extends string
  ? NamesIn<E>
  : E extends Plural
    ? NamesIn<E['one']> | NamesIn<E['other']>
    : never;

/** Counts, written with the locale's thousands separator. */
type CountName = 'n' | 'm' | 'k';
/** Week and year, written as they are: never `2.026`. */
type PlainName = 'w' | 'y';

/** What fills an entry: counts, weeks and years are numbers, everything else is text that is already formatted. */
export type Params<E extends Entry> = {
  readonly [Name in Placeholders<E>]: Name extends CountName | PlainName ? number : string;
};

/** The rest arguments of a call: none for a plain text, the params for one with placeholders. */
export type ParamsFor<E extends Entry> = [Placeholders<E>] extends [never] ? [] : [params: Params<E>];

/** Fills the placeholders. A count chooses the plural form by the locale's own rule. */
export function fill(
  entry: Entry,
  params: Readonly<Record<string, string | number>>,
  locale: Locale,
  plurals: Intl.PluralRules,
): string {
  const text = typeof entry === 'string' ? entry : formOf(entry, params.n, plurals);
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    if (value === undefined) return placeholder;
    if (typeof value === 'string') return value;
    return name === 'w' || name === 'y' ? String(value) : formatCount(value, locale);
  });
}

function formOf(entry: Plural, count: string | number | undefined, plurals: Intl.PluralRules): string {
  return typeof count === 'number' && plurals.select(count) === 'one' ? entry.one : entry.other;
}
