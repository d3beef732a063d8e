/**
 * What a number from another system must keep besides what the edit itself asks: the key's own indicators, each period once, and the
 * indicator's rhythm. Each number that does not is refused with a sentence, and keeps the others out.
 */
import type { NewMeasurement } from '@tavle/board';
import { type BoardContent, currentMeasurements, type Indicator, type IndicatorId, periodOn } from '@tavle/domain';
import { cadenceWords, formatPeriod, type Words } from '@tavle/text';
import type { SupplierAtBoard } from './suppliers.ts';

/** One row on its way: for an indicator that is known by now, or refused already. */
export type Coming = { readonly row: number } & (
  | { readonly measurement: NewMeasurement }
  | { readonly sentence: string }
);

/** The rows as they come through all three. */
export function checked(
  coming: readonly Coming[],
  supplier: SupplierAtBoard,
  content: Pick<BoardContent, 'indicators' | 'measurements'>,
  t: Words,
): readonly Coming[] {
  const checks = [withinScope(supplier, t), onceEach(t), withinRhythm(content, t)];
  return coming.map((each) => {
    if (!('measurement' in each)) return each;
    const sentence = checks.reduce<string | undefined>((found, check) => found ?? check(each), undefined);
    return sentence === undefined ? each : { row: each.row, sentence };
  });
}

type Check = (coming: { readonly row: number; readonly measurement: NewMeasurement }) => string | undefined;

const withinScope =
  ({ indicators }: SupplierAtBoard, t: Words): Check =>
  ({ measurement }) =>
    indicators.length === 0 || indicators.includes(measurement.indicator) ? undefined : t('supplier.outOfScope');

/** One number for a period: a second one in the same request would silently be the one that stands. */
function onceEach(t: Words): Check {
  const first = new Map<string, number>();
  return ({ row, measurement: { indicator, start, end } }) => {
    const key = `${indicator}/${start}/${end}`;
    const former = first.get(key);
    if (former === undefined) first.set(key, row);
    return former === undefined ? undefined : t('push.twice', { row: String(former) });
  };
}

/** A period of the indicator's own; or one that has a number already, which somebody wanted there. */
function withinRhythm(
  { indicators, measurements }: Pick<BoardContent, 'indicators' | 'measurements'>,
  t: Words,
): Check {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const there = new Map<IndicatorId, ReadonlySet<string>>();
  const periodsOf = (id: IndicatorId): ReadonlySet<string> => {
    const known = there.get(id) ?? new Set(currentMeasurements(measurements, id).map(keyOf));
    there.set(id, known);
    return known;
  };
  return ({ measurement }) => {
    const indicator = byId.get(measurement.indicator);
    // dates that are none are the edit's to refuse
    if (indicator === undefined || Number.isNaN(Date.parse(measurement.start))) return undefined;
    const own = ownPeriod(measurement.start, indicator);
    if (keyOf(own) === keyOf(measurement) || periodsOf(indicator.id).has(keyOf(measurement))) return undefined;
    const rhythm = t(cadenceWords[indicator.cadence]).toLowerCase();
    const period = formatPeriod(measurement, 'full', t.locale);
    return t('push.outside', { period, rhythm, start: own.start, end: own.end });
  };
}

const keyOf = ({ start, end }: Pick<NewMeasurement, 'start' | 'end'>): string => `${start}/${end}`;

/** The period of an indicator that a day lies in. */
export const ownPeriod = (day: NewMeasurement['start'], { cadence, cadenceStart }: Indicator) =>
  periodOn(day, cadence, cadenceStart ?? undefined);
