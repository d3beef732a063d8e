/** One indicator of the wall as a run chart. Periods without a measurement are gaps, also the newest: old values are not carried on (SIGN4). */
import type { ChartPoint, ChartTarget, PointState, RunChartInput } from '@tavle/chart';
import {
  type DateText,
  freshnessOn,
  type IndicatorKind,
  type Period,
  type Point,
  periodOn,
  shiftPeriod,
  type Target,
  type WallIndicator,
} from '@tavle/domain';
import { becauseSentence, formatNumber, formatPeriod, formatValueText, type Words } from '@tavle/text';

/** Most periods on a curve: two years of fortnights would be too small to see from four metres. */
export const mostPeriods = 26;
const mostMissing = 6;

/** What a run chart of the indicator shows on a day. */
export function chartInput(shown: WallIndicator, today: DateText, t: Words): RunChartInput {
  const { indicator, assessment, targets, phases } = shown;
  const points = withGaps(shown, today).slice(-mostPeriods);
  return {
    label: chartLabel(shown, t),
    points: points.map((point) => chartPoint(point, t)),
    phases: assessment.levels.map((level, index) => ({
      from: level.from,
      centre: level.centre,
      reason: index === 0 ? '' : reasonOf(shown, phases, level.from),
    })),
    targets: targets.map(chartTarget),
    notes: [],
    unit: indicator.unit,
    decimals: indicator.decimals,
    bounds: boundsOf[indicator.kind],
    signalRun: signalRunOf(shown),
    words: chartWords(t),
    formatNumber: (value, decimals) => formatNumber(value, decimals, t.locale),
  };
}

/** What a screen reader says instead of the curve: span, newest number, and what the curve says with its reason. */
export function chartLabel({ indicator, assessment, points }: WallIndicator, t: Words): string {
  const measured = points.filter((point) => point.state === 'shown' || point.state === 'hidden');
  const first = measured[0];
  const last = measured[measured.length - 1];
  if (first === undefined || last === undefined) return t('chart.altEmpty', { name: indicator.name });
  const { latest } = assessment;
  const value =
    latest?.state === 'shown' && latest.value !== null
      ? formatValueText(indicator, latest.value, t)
      : t(latest?.state === 'hidden' ? 'privacy.hiddenShort' : 'ind.noData');
  return t('chart.alt', {
    name: indicator.name,
    n: measured.length,
    from: formatPeriod(first, 'full', t.locale),
    to: formatPeriod(last, 'full', t.locale),
    value,
    sentence: becauseSentence(assessment.variation, assessment.because, t),
  });
}

type Gap = Period & { readonly state: 'gap' };

/** The points in time order, one per last day, with the periods nobody has measured between and after them. */
function withGaps({ points, indicator, rhythm }: WallIndicator, today: DateText): readonly (Point | Gap)[] {
  const anchor = indicator.cadenceStart ?? undefined;
  const freshness = freshnessOn(rhythm, today);
  const newest = freshness.kind === 'current' ? null : freshness.period;
  const after = (period: Period): Period => shiftPeriod(period, indicator.cadence, 1, anchor);
  const isRegular = (period: Period): boolean => {
    const usual = periodOn(period.start, indicator.cadence, anchor);
    return usual.start === period.start && usual.end === period.end;
  };
  const filled: (Point | Gap)[] = [];
  const fillTo = (end: DateText): void => {
    const before = filled[filled.length - 1];
    if (before === undefined || !isRegular(before)) return;
    let gap = after(before);
    for (let count = 0; gap.end < end && count < mostMissing; count += 1) {
      filled.push({ ...gap, state: 'gap' });
      gap = after(gap);
    }
  };
  for (const point of shorterFirst(points)) {
    fillTo(point.start);
    filled.push(point);
  }
  if (newest !== null && filled.length > 0) {
    fillTo(newest.end);
    if ((filled[filled.length - 1]?.end ?? newest.end) < newest.end) filled.push({ ...newest, state: 'gap' });
  }
  return filled;
}

/** Of two points that end on the same day (a year and its last quarter) the shorter is drawn, as it is analysed. */
function shorterFirst(points: readonly Point[]): readonly Point[] {
  const byEnd = new Map<string, Point>();
  for (const point of points) {
    const known = byEnd.get(point.end);
    if (known === undefined || point.start > known.start) byEnd.set(point.end, point);
  }
  return [...byEnd.values()].sort((a, b) => (a.end < b.end ? -1 : 1));
}

function chartPoint(point: Point | Gap, t: Words): ChartPoint {
  return {
    label: formatPeriod(point, 'short', t.locale),
    at: point.end,
    value: point.state === 'shown' ? point.value : null,
    state: stateOf(point),
  };
}

function stateOf(point: Point | Gap): PointState {
  if (point.state === 'hidden') return 'hidden';
  if (point.state !== 'shown' || point.value === null) return 'missing';
  if (point.origin === 'exercise') return 'exercise';
  if (point.quality === 'provisional') return 'provisional';
  return point.revised ? 'revised' : 'shown';
}

function chartTarget({ from, rule, value, low, high }: Target): ChartTarget {
  const levels = rule === 'between' ? [low, high] : rule === 'rising' || rule === 'falling' ? [] : [value];
  return { from, levels: levels.filter((level) => level !== null) };
}

/** The reason of the phase that begins with the period ending on that day. */
function reasonOf({ points }: WallIndicator, phases: WallIndicator['phases'], from: DateText): string {
  const found = phases.find((phase) => points.find((point) => point.start >= phase.from)?.end === from);
  return found?.reason ?? '';
}

function signalRunOf({ assessment: { because } }: WallIndicator): RunChartInput['signalRun'] {
  return because === null || because.rule === null || because.rule === 'limits' ? null : because.longestAt;
}

const boundsOf: Readonly<Record<IndicatorKind, RunChartInput['bounds']>> = {
  share: { low: 0, high: 100 },
  rate: { low: 0, high: null },
  count: { low: 0, high: null },
  value: { low: null, high: null },
  index: { low: null, high: null },
  daysSince: { low: 0, high: null },
  yesNo: { low: 0, high: 1 },
};

function chartWords(t: Words): RunChartInput['words'] {
  return {
    target: t('chart.word.target'),
    centre: t('chart.word.centre'),
    empty: t('chart.noPoints'),
    states: {
      shown: t('chart.state.shown'),
      hidden: t('chart.state.hidden'),
      missing: t('chart.state.missing'),
      provisional: t('chart.state.provisional'),
      revised: t('chart.state.revised'),
      excluded: t('chart.state.excluded'),
      exercise: t('chart.state.exercise'),
    },
    period: t('chart.columnPeriod'),
    value: t('chart.columnValue'),
    state: t('chart.columnNote'),
    note: t('chart.columnNote'),
  };
}
