/** Which indicator a series of a file is, told from its name; and what a new one would be like. */
import type { ImportDraft } from '@tavle/board';
import {
  asId,
  type Cadence,
  hasParts,
  type Indicator,
  type IndicatorId,
  type IndicatorKind,
  mondayOf,
} from '@tavle/domain';
import { decimalsOf, foldDanish } from '@tavle/text';
import type { Rhythms } from './periods.ts';
import type { ReadRow } from './rows.ts';

/** What a board knows of names: its indicators in use or in the making, and the names its unit goes by. */
export type KnownNames = { readonly indicators: readonly Indicator[]; readonly unitNames: readonly string[] };

/** The indicator a series names; undefined when none or several could be meant. */
export function indicatorNamed(series: string, { indicators, unitNames }: KnownNames): IndicatorId | undefined {
  const own = new Set(unitNames.map(plain));
  const parts = series.split(' · ');
  const without = parts.filter((part) => !own.has(plain(part)));
  const wanted = new Set([series, without.join(' · '), without.join(' ')].map(plain).filter((name) => name !== ''));
  const found = indicators.filter(({ name, stage }) => stage !== 'retired' && wanted.has(plain(name)));
  return found.length === 1 ? found[0]?.id : undefined;
}

const plain = (name: string): string =>
  foldDanish(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const nameMost = 160;
const sourceMost = 300;

/** What a new indicator for these rows would be. Only a draft: whoever puts it to use looks at all of it first. */
export function draftFor(series: string, rows: readonly ReadRow[], id: string, rhythms: Rhythms): ImportDraft {
  const kind = kindOf(rows);
  const cadence = cadenceOf(rows, rhythms);
  const unit = rows[0]?.unit ?? '';
  const anchor = cadence === 'fortnight' ? rows.find((row) => !rhythms.fits(row, 'fortnight'))?.start : undefined;
  const decimals = Math.min(2, Math.max(0, ...rows.map(({ value }) => (value === null ? 1 : decimalsOf(value)))));
  return {
    id: asId<IndicatorId>(id),
    name: series.slice(0, nameMost),
    kind,
    cadence,
    decimals,
    source: (rows[0]?.source ?? '').slice(0, sourceMost),
    ...(kind === 'share' ? {} : { unit: unit.slice(0, 40) }),
    ...(kind === 'rate' ? { per: perOf(rows) } : {}),
    ...(anchor === undefined ? {} : { cadenceStart: mondayOf(anchor) }),
  };
}

/** The kind of measure that fits all rows. */
export function kindOf(rows: readonly ReadRow[]): IndicatorKind {
  const unit = rows[0]?.unit.toLowerCase() ?? '';
  const percent = /%|pct|procent/.test(unit);
  const counted = rows.flatMap(({ part, whole, value }) =>
    part !== null && whole !== null ? [{ part, whole, value }] : [],
  );
  if (counted.length > 0 && counted.length === rows.length) {
    const whole = counted.every((row) => Number.isInteger(row.part) && Number.isInteger(row.whole));
    // a numerator that is larger now and then is a slip in the file, not another kind of measure
    const within = counted.filter((row) => row.part <= row.whole).length >= counted.length * 0.6;
    const agrees = counted.every(
      (row) => row.value === null || Math.abs((row.part / row.whole) * 100 - row.value) <= 1 || row.part > row.whole,
    );
    return whole && within && (percent || agrees) ? 'share' : 'rate';
  }
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  if (percent && values.every((value) => value >= 0 && value <= 100)) return 'share';
  if (/score|skala|index|indeks/.test(unit)) return 'index';
  const isCount =
    values.every((value) => Number.isInteger(value) && value >= 0) && !/dag|time|uge|år|kr|pr\.|%|pct/.test(unit);
  return isCount ? 'count' : 'value';
}

/** Per how many of the whole a rate is given: told from a value beside its counts, else per 1,000. */
function perOf(rows: readonly ReadRow[]): number {
  for (const { part, whole, value } of rows) {
    if (part === null || whole === null || value === null || part === 0 || value === 0) continue;
    return 10 ** Math.max(0, Math.min(9, Math.round(Math.log10((value * whole) / part))));
  }
  return 1000;
}

/** The rhythm most rows have; for periods of no rhythm, the one that is at least as long. */
export function cadenceOf(rows: readonly ReadRow[], { rhythmOf }: Rhythms): Cadence {
  const counts = new Map<Cadence, number>();
  for (const row of rows) {
    const cadence = rhythmOf(row);
    counts.set(cadence, (counts.get(cadence) ?? 0) + 1);
  }
  return [...counts].reduce<readonly [Cadence, number]>(
    (best, each) => (each[1] > best[1] ? each : best),
    ['month', 0],
  )[0];
}

/** The value of a row as an indicator of that kind takes it: counts before the share worked out from them. */
export function valueFor(kind: IndicatorKind, { part, whole, value }: Pick<ReadRow, 'part' | 'whole' | 'value'>) {
  const counted = part !== null && whole !== null;
  if (counted && (hasParts(kind) || value === null)) return { kind: 'parts', part, whole } as const;
  return { kind: 'value', value: value ?? Number.NaN } as const;
}
