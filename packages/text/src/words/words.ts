import type { Locale } from '../locale.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { type Entry, fill, type ParamsFor, type Placeholders } from './template.ts';

/** Every text of the product by its key, `area.name`. */
export type WordKey = keyof typeof da;

/** Keys of texts without placeholders, for labels that are looked up through a table. */
export type PlainKey = { [K in WordKey]: [Placeholders<(typeof da)[K]>] extends [never] ? K : never }[WordKey];

/** A translation whose placeholders are not those of the original turns into a type nothing can be assigned to. */
type Matching<From extends Record<string, Entry>, To extends { readonly [K in keyof From]: Entry }> = {
  readonly [K in keyof From]: [Placeholders<From[K]>, Placeholders<To[K]>] extends [
    Placeholders<To[K]>,
    Placeholders<From[K]>,
  ]
    ? To[K]
    : { readonly placeholdersDiffer: [Placeholders<From[K]>, Placeholders<To[K]>] };
};

const dictionaries: { readonly da: typeof da; readonly en: Matching<typeof da, typeof en> } = { da, en };

/** Gives a text in one language. Placeholders are typed from the Danish text: `t('action.overdueDays', { n: 3 })`. */
export interface Words {
  <K extends WordKey>(key: K, ...params: ParamsFor<(typeof da)[K]>): string;
  readonly locale: Locale;
}

/** The words of a language. Make it once per language and screen tree; it holds nothing but the plural rule. */
export function words(locale: Locale): Words {
  const dictionary: Readonly<Record<WordKey, Entry>> = dictionaries[locale];
  const plurals = new Intl.PluralRules(locale);
  const t = (key: WordKey, params: Readonly<Record<string, string | number>> = {}): string =>
    fill(dictionary[key], params, locale, plurals);
  return Object.assign(t, { locale });
}
