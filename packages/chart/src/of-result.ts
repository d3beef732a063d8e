/**
 * The one place where a result becomes a picture, on the board, in the meeting and on the wall. Nothing is judged here; levels, marks and
 * hidden points were decided before.
 */
import {
  curvePoints,
  type DateText,
  figuresOf,
  freshnessOn,
  type Gap,
  type Indicator,
  type Point,
  type Result,
  rhythmOf,
  type Target,
  unreachable,
  withGaps,
} from '@tavle/domain';
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
import type { VariationShape } from './signs.ts';
import type { ChartPhase, ChartPoint, ChartTarget, ChartWords, PointState, RunChartInput } from './types.ts';

/** What is drawn of a result: the same on a board and on a wall, which knows nothing more of it. */
export type Drawn = Pick<Result, 'indicator' | 'targets' | 'phases' | 'points' | 'assessment'>;

/**
 * How the input is wanted: `short` period names for the picture, which shows one point per last day, as the curve was judged; `full` for the
 * table, which has them all. At most that many of the newest points.
 */
export type ChartWish = {
  readonly today: DateText;
  readonly style: PeriodStyle;
  readonly most?: number;
};

/** What the run chart of one result is drawn from. */
export function runChartInput(result: Drawn, t: Words, { today, style, most }: ChartWish): RunChartInput {
  const { indicator, assessment } = result;
  const own = style === 'full' ? result.points : curvePoints(result.points);
  const all = withGaps(indicator, own, today);
  const points = most === undefined ? all : all.slice(-most);
  const { because } = assessment;
  return {
    label: labelOf(result, t, today),
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

/** The shape of the second mark: improving towards less is a falling curve. */
export function variationShapeOf({
  indicator: { direction },
  assessment: { variation },
}: Pick<Drawn, 'indicator' | 'assessment'>): VariationShape {
  switch (variation) {
    case 'improving':
    case 'worsening':
      return (variation === 'improving') === (direction === 'up') ? 'rising' : 'falling';
    case 'higher':
      return 'rising';
    case 'lower':
      return 'falling';
    case 'normal':
      return 'wave';
    case 'tooFew':
      return 'dots';
    case 'noVariation':
      return 'flat';
    default:
      return unreachable(variation);
  }
}

function chartWords(t: Words): ChartWords {
  return {
    target: t('chart.word.target'),
    centre: t('chart.word.centre'),
    empty: t('chart.noPoints'),
    states: {
      shown: t('chart.state.shown'),
      hidden: t('chart.state.hidden'),
      missing: t('chart.state.missing'),
      notRelevant: t('chart.state.notRelevant'),
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

/** What a screen reader hears instead of the picture: how many, from when to when, the newest value and both marks, or that it is old (SIGN4). */
function labelOf(result: Drawn, t: Words, today: DateText): string {
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
  const isStale = freshnessOn(rhythmOf(result), today).kind === 'stale';
  const status = t(isStale ? 'fresh.notUpdated' : statusWords[assessment.status]);
  const marks = `${status}. ${t(variationWords[assessment.variation])}.`;
  return t('chart.alt', {
    n: measured.length,
    name: indicator.name,
    from: formatPeriod(first, 'full', t.locale),
    to: formatPeriod(last, 'full', t.locale),
    value,
    sentence: `${marks} ${becauseSentence(assessment.variation, assessment.because, t)}`,
  });
}

function chartPoint(point: Point | Gap, t: Words, style: PeriodStyle): ChartPoint {
  const state = stateOf(point);
  const value = state === 'hidden' || state === 'missing' || state === 'notRelevant' ? null : point.value;
  return { label: formatPeriod(point, style, t.locale), at: point.end, value, state };
}

function stateOf(point: Point | Gap): PointState {
  if (point.state === 'hidden' || point.state === 'notRelevant') return point.state;
  if (point.state !== 'shown' || point.value === null) return 'missing';
  if (point.origin === 'exercise') return 'exercise';
  if (point.quality === 'provisional' || point.quality === 'estimate') return 'provisional';
  return point.revised ? 'revised' : 'shown';
}

/** A level per phase; its reason is that of the person's phase whose first point it begins with. */
function phasesOf({ assessment, phases, points }: Drawn): readonly ChartPhase[] {
  const dated = [...phases].sort((a, b) => (a.from < b.from ? -1 : 1));
  const judged = curvePoints(points);
  return assessment.levels.map(({ from, centre }, index) => {
    const begun = dated.filter((phase) => judged.find((point) => point.start >= phase.from)?.end === from).pop();
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
