/** The languages of the screens. Danish is the default. */
export const locales = ['da', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Reads a stored or requested language (`da`, `da-DK`, `en-GB`); undefined for one the product does not speak. */
export function parseLocale(value: unknown): Locale | undefined {
  if (typeof value !== 'string') return undefined;
  const language = value.toLowerCase().split('-')[0];
  return locales.find((locale) => locale === language);
}

/** The language tag for `<html lang>` and for the browser's own parts. */
export const languageTag: Record<Locale, string> = { da: 'da-DK', en: 'en-GB' };
