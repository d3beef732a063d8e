/**
 * The numbers of a board: published figures as they are, and exercise numbers drawn for the periods up to the day of the demonstration.
 * Exercise numbers are marked in the data (`origin: 'exercise'`), so that no screen can take them for real.
 */
import type { NewMeasurement } from '@tavle/board';
import { type DateText, date, type IndicatorId, measurablePeriods, type Period } from '@tavle/domain';
import { binomial, normal, poisson, type Random, randomFrom } from './random.ts';
import type { IndicatorSpec, Measure, Series, Since } from './spec.ts';
import { publishedSeries } from './tables/published.ts';

/** What stands as the source of every exercise number. */
export const exerciseSource = 'Øvetal';

const usualPeriods = 26;

/** The periods exercise numbers of an indicator are drawn for, oldest first; of one that is summed from below, those it gets from there. */
function exercisePeriods(today: DateText, measure: Measure, series: Series | undefined): readonly Period[] {
  return measurablePeriods(today, measure.cadence, measure.lagDays ?? 0, series?.periods ?? usualPeriods);
}

/** The day a target or a phase counts from. */
export function sinceDate(today: DateText, spec: IndicatorSpec, since: Since): DateText {
  if (since !== 'exercise') return date(since);
  return exercisePeriods(today, spec.measure, spec.series)[0]?.start ?? today;
}

/** All numbers of one indicator: published first, then exercise. `seed` names the series, so that one does not move another. */
export function numbersOf(
  today: DateText,
  seed: string,
  indicator: IndicatorId,
  spec: IndicatorSpec,
): readonly NewMeasurement[] {
  const published = spec.published === undefined ? [] : publishedNumbers(indicator, spec.published);
  return spec.series === undefined
    ? published
    : [...published, ...exerciseNumbers(today, seed, indicator, spec.measure, spec.series)];
}

function publishedNumbers(indicator: IndicatorId, key: string): readonly NewMeasurement[] {
  const series = publishedSeries.find((each) => each.key === key);
  if (series === undefined) throw new Error(`no published series ${key}`);
  return series.rows.map(({ start, end, value, source }) => ({
    indicator,
    start: date(start),
    end: date(end),
    value: { kind: 'value', value },
    quality: series.quality,
    origin: 'published',
    source,
  }));
}

function exerciseNumbers(
  today: DateText,
  seed: string,
  indicator: IndicatorId,
  measure: Measure,
  series: Series,
): readonly NewMeasurement[] {
  const random = randomFrom(series.throw === undefined ? seed : `${seed}/${series.throw}`);
  const periods = exercisePeriods(today, measure, series);
  let former = 0;
  return periods.flatMap(({ start, end }, index) => {
    const ago = periods.length - 1 - index;
    const level = series.to !== undefined && ago < (series.ago ?? 0) ? series.to : series.level;
    const drawn = draw(random, measure, series, level, former);
    if (drawn.kind === 'value') former = drawn.value;
    if (series.missing?.includes(ago)) return [];
    const value = series.notRelevant?.includes(ago) ? ({ kind: 'notRelevant' } as const) : drawn;
    return [{ indicator, start, end, value, origin: 'exercise', source: exerciseSource } as const];
  });
}

type Drawn =
  | { readonly kind: 'parts'; readonly part: number; readonly whole: number }
  | { readonly kind: 'value'; readonly value: number };

function draw(random: Random, measure: Measure, series: Series, level: number, former: number): Drawn {
  switch (series.draw) {
    case 'share': {
      const whole = series.fixedWhole ? series.whole : Math.max(1, poisson(random, series.whole));
      return { kind: 'parts', part: binomial(random, whole, level), whole };
    }
    case 'rate': {
      const whole = Math.max(1, Math.round(normal(random, series.whole, series.whole * 0.03)));
      return { kind: 'parts', part: poisson(random, (whole * level) / (measure.per ?? 1000)), whole };
    }
    case 'count':
      return { kind: 'value', value: poisson(random, level) };
    case 'value':
      return { kind: 'value', value: valueWithin(random, measure, series, level) };
    case 'daysSince':
      return { kind: 'value', value: daysSince(random, measure, level, former) };
  }
}

function valueWithin(
  random: Random,
  measure: Measure,
  { deviation, least = 0, most = Number.POSITIVE_INFINITY }: { deviation: number; least?: number; most?: number },
  level: number,
): number {
  const steps = 10 ** (measure.decimals ?? 0);
  const drawn = Math.round(normal(random, level, deviation) * steps) / steps;
  return Math.min(most, Math.max(least, drawn));
}

/** Days since the last event at the end of a period, when `level` events are expected per period. */
function daysSince(random: Random, measure: Measure, level: number, former: number): number {
  const days = measure.cadence === 'week' ? 7 : 14;
  const events = poisson(random, level);
  const last = Math.floor(random() * days);
  return events > 0 ? last : former + days;
}
