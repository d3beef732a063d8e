/** What headings most likely mean, in Danish and English. Order matters: the first that fits counts. */
import type { ColumnRole } from '@tavle/domain';

/** Roles a heading alone can give. */
export type HeadingRole = Exclude<ColumnRole, 'ignore'> | 'nothing';

const meanings: readonly (readonly [RegExp, HeadingRole])[] = [
  [/^(?:indikator|indicator)[-_ ]?id$/, 'indicatorId'],
  [/^(?:sort|r[æa]kkef[øo]lge|rank|nr\.?|no\.?|l[øo]benr)\b|^sort[_-]/, 'nothing'],
  // a list of targets has a date and a number on every row as well, and is no list of measurements
  [/^(?:rule|regel|target|m[åa]ltal|target[_ ]?date|retning)/, 'nothing'],
  [/^(?:bem[æa]rkning|kommentar|note|comment|oprindelse|rettet|begrundelse)/, 'nothing'],
  [/^(?:period[_ ]?end|slut|slutdato|til|til og med|t\.o\.m\.|end|end[_ ]?date|to)$/, 'periodEnd'],
  [
    /^(?:periode?|period[_ ]?start|start|startdato|fra|fra og med|from|dato|date|dag|day|uge|week|m[åa]ned|month|kvartal|quarter|[åa]r|year|tid)$/,
    'period',
  ],
  [/^(?:t[æa]ller|numerator|events?|d[øo]de|deaths|h[æa]ndelser)\b/, 'part'],
  [/^(?:n[æa]vner|denominator|population|befolkning|grundlag|cases)/, 'whole'],
  [
    /^(?:v[æa]rdi|value|resultat|result|andel|procent|pct\.?|%|rate|index|indeks)\b|\bpr\.? ?\d|\bper ?\d|^(?:avg|mean|gennemsnit|median)/,
    'value',
  ],
  [/^(?:unit|m[åa]leenhed)$/, 'unit'],
  [/^(?:kvalitet|quality|status)$/, 'quality'],
  [/^(?:kilde|source)$/, 'source'],
  [/^(?:indikator|indicator|m[åa]ling|serie|series|navn|name|m[åa]l)$/, 'series'],
  [
    /^(?:organisation|region|hospital|sygehus|afdeling|afsnit|klinik|department|ward|provider|infection|operation)$/,
    'series',
  ],
];

/** The role a heading names; undefined when it names none. */
export function roleOfHeading(heading: string): HeadingRole | undefined {
  const clean = heading.trim().toLowerCase().replace(/\s+/g, ' ');
  return meanings.find(([pattern]) => pattern.test(clean))?.[1];
}
