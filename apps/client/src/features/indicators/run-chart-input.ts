/**
 * The one place where a result becomes a picture: a `Result` of the domain in, what the chart draws out. Nothing is judged here; levels, marks
 * and hidden points were decided before.
 */
import {
  type DateText,
  type Indicator,
  newestMeasurable,
  type Period,
  periodOn,
  type Point,
  type Result,
  shiftPeriod,
  type Target,
} from '@tavle/domain';
import type { ChartPhase, ChartPoint, ChartTarget, ChartWords, PointState, RunChartInput } from '@tavle/chart';
import {
  becauseSentence,
  formatNumber,
  formatPeriod,
  formatValueText,
  type PeriodStyle,
  statusWords,
  variationWords,
  type Words,
} from '@tavle/text';
import { figuresOf } from './marks.ts';

/** How the input is wanted: `short` period names for the picture, `full` for the table; at most that many of the newest points. */
export interface ChartWish {
  readonly today: DateText;
  readonly style: PeriodStyle;
  readonly most?: number;
}

/** Periods without a number are shown as gaps; never more than this many in a row. */
const longestGap = 12;
/** After the newest number, so many missing periods at most: an old series is not an empty picture. */
const longestTail = 3;

/** What the run chart of one result is drawn from. */
export function runChartInput(result: Result, t: Words, { today, style, most }: ChartWish): RunChartInput {
  const { indicator, assessment } = result;
  const all = withGaps(indicator, result.points, today);
  const points = most === undefined ? all : all.slice(-most);
  const { because } = assessment;
  return {
    label: labelOf(result, t),
    points: points.map((point) => chartPoint(point, t, style)),
    phases: phasesOf(result),
    targets: result.targets.map(chartTarget).sort((a, b) => (a.from < b.from ? -1 : 1)),
    notes: [],
    unit: indicator.kind === 'share' ? t('unit.percent') : '',
    decimals: wholeKinds.includes(indicator.kind) ? 0 : (style === 'full' ? figuresOf(result) : indicator).decimals,
    bounds: boundsOf(indicator.kind),
    signalRun: because?.rule && because.rule !== 'limits' ? because.longestAt : null,
    words: chartWords(t),
    formatNumber: (value, decimals) => formatNumber(value, decimals, t.locale),
  };
}

const wholeKinds: readonly Indicator['kind'][] = ['daysSince', 'yesNo'];

/** The words on every chart. */
export function chartWords(t: Words): ChartWords {
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
    note: t('ind.form.phases'),
  };
}

/** What a screen reader hears instead of the picture: how many, from when to when, the newest value and both marks. */
export function labelOf(result: Result, t: Words): string {
  const { indicator, points, assessment } = result;
  const measured = points.filter((point) => point.state !== 'missing');
  const first = measured[0];
  const last = measured[measured.length - 1];
  if (!first || !last) return t('chart.altEmpty', { name: indicator.name });
  const value =
    last.state === 'hidden'
      ? t('privacy.hiddenShort')
      : last.value === null
        ? t('entry.notRelevantShort')
        : formatValueText(last.end === assessment.latest?.end ? figuresOf(result) : indicator, last.value, t);
  const marks = `${t(statusWords[assessment.status])}. ${t(variationWords[assessment.variation])}.`;
  return t('chart.alt', {
    n: measured.length,
    name: indicator.name,
    from: formatPeriod(first, 'full', t.locale),
    to: formatPeriod(last, 'full', t.locale),
    value,
    sentence: `${marks} ${becauseSentence(assessment.variation, assessment.because, t)}`,
  });
}

interface Gap extends Period {
  readonly state: 'missing';
  readonly value: null;
}

/** The points with the periods in between that nobody has measured, as far as the points follow the indicator's own rhythm. */
export function withGaps(
  { cadence, cadenceStart, lagDays }: Pick<Indicator, 'cadence' | 'cadenceStart' | 'lagDays'>,
  points: readonly Point[],
  today: DateText,
): readonly (Point | Gap)[] {
  const from = cadenceStart ?? undefined;
  const inRhythm = (period: Period): boolean => {
    const own = periodOn(period.start, cadence, from);
    return own.start === period.start && own.end === period.end;
  };
  const between = (after: Period, until: (period: Period) => boolean, most: number): readonly Gap[] => {
    const gaps: Gap[] = [];
    let next = shiftPeriod(after, cadence, 1, from);
    while (until(next) && gaps.length < most) {
      gaps.push({ ...next, state: 'missing', value: null });
      next = shiftPeriod(next, cadence, 1, from);
    }
    return gaps;
  };
  const last = points[points.length - 1];
  if (last === undefined || !points.every(inRhythm)) return points;
  const newest = newestMeasurable(today, cadence, lagDays, from);
  return [
    ...points.flatMap((point, index) => {
      const before = points[index - 1];
      return before ? [...between(before, (gap) => gap.end < point.start, longestGap), point] : [point];
    }),
    ...between(last, (gap) => gap.end <= newest.end, longestTail),
  ];
}

function chartPoint(point: Point | Gap, t: Words, style: PeriodStyle): ChartPoint {
  const state = stateOf(point);
  const value = state === 'hidden' || state === 'missing' ? null : point.value;
  return { label: formatPeriod(point, style, t.locale), at: point.end, value, state };
}

function stateOf(point: Point | Gap): PointState {
  if (point.state === 'hidden') return 'hidden';
  if (point.state !== 'shown' || point.value === null) return 'missing';
  if (point.origin === 'exercise') return 'exercise';
  if (point.quality === 'provisional' || point.quality === 'estimate') return 'provisional';
  return point.revised ? 'revised' : 'shown';
}

/** A level per phase; its reason is that of the person's phase it began with. */
function phasesOf({ assessment, phases }: Result): readonly ChartPhase[] {
  const dated = [...phases].sort((a, b) => (a.from < b.from ? -1 : 1));
  return assessment.levels.map(({ from, centre }, index) => {
    const begun = dated.filter((phase) => phase.from <= from).pop();
    return { from, centre, reason: index === 0 ? '' : (begun?.reason ?? '') };
  });
}

function chartTarget({ from, rule, value, low, high }: Target): ChartTarget {
  if (rule === 'between') return { from, levels: [low, high].filter((level) => level !== null) };
  return { from, levels: value === null || rule === 'rising' || rule === 'falling' ? [] : [value] };
}

function boundsOf(kind: Indicator['kind']): RunChartInput['bounds'] {
  if (kind === 'share') return { low: 0, high: 100 };
  if (kind === 'yesNo') return { low: 0, high: 1 };
  return { low: kind === 'value' || kind === 'index' ? null : 0, high: null };
}
