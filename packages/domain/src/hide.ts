/**
 * Small numbers, applied to what is shown: marks are computed on true values, then the rule decides which values an audience gets (SMALL5).
 * The decision is `decideHiding`'s, once for all views; here it meets points and results. Hidden points keep their place in time, nothing else.
 */
import { isHiddenAlone, type Measure, type Policy, thresholdFor } from '@tavle/disclosure';
import type { Assessment } from './assess.ts';
import type { BoardId, IndicatorId } from './ids.ts';
import { hasParts, type Indicator } from './indicator.ts';
import type { Standing } from './ledger.ts';
import type { Point } from './measurement.ts';
import { isRolled, type RolledPoint } from './roll-up.ts';
import type { Result, World } from './world.ts';
import type { Interpretation } from './work.ts';

/** Who looks. It belongs to the display, the link or the role, never to goodwill in the browser (SMALL4). */
export const audiences = ['management', 'staff', 'public'] as const;
export type Audience = (typeof audiences)[number];

/**
 * Whose eyes a result is for: an audience, or the board's `own` people, who see what was typed on it as it is, and sums of other boards'
 * numbers like everybody else (SMALL4).
 */
export type Eyes = Audience | 'own';

/** The rule for one indicator and audience. No audience has a lower threshold yet; see decision 27. */
export function policyFor(indicator: Pick<Indicator, 'threshold' | 'hideZero'>, audience: Audience): Policy {
  const threshold = thresholdFor({
    audience: audience === 'management' ? 'management' : 'other',
    ownerAllowsLower: false,
    ...(indicator.threshold === null ? {} : { ofIndicator: indicator.threshold }),
  });
  return { threshold, hideZero: indicator.hideZero };
}

/** A point in the words of the rule; undefined when it has no number. */
export function measureOf(
  indicator: Pick<Indicator, 'kind' | 'personBased'>,
  point: Pick<Point, 'state' | 'value' | 'part' | 'whole'>,
): Measure | undefined {
  const persons = indicator.personBased;
  if (point.state !== 'shown' || point.value === null) return undefined;
  if (hasParts(indicator.kind)) {
    if (point.part === null || point.whole === null) return { kind: 'value', persons };
    const kind = indicator.kind === 'rate' ? 'rate' : 'share';
    return { kind, part: point.part, whole: point.whole, persons };
  }
  return indicator.kind === 'count' ? { kind: 'count', n: point.value, persons } : { kind: 'value', persons };
}

/** A published share, mean or median without its counts is public already: hiding it here protects nobody. */
export function isPublicAlready(indicator: Pick<Indicator, 'kind'>, point: Pick<Point, 'origin' | 'part'>): boolean {
  return point.origin === 'published' && point.part === null && indicator.kind !== 'count';
}

/** The point without its number, and without what tells that it is another number than before: whose, when and of which entry. */
export function hidden<P extends Point | RolledPoint>(point: P): P {
  const nothing = { value: null, part: null, whole: null, measurement: null, revised: false, at: null, by: null };
  return { ...point, ...nothing, source: '', state: 'hidden' };
}

/** True when the point is small by itself (SMALL1). What others' numbers would give away is for `decideHiding` to say. */
export function isSmallAlone(indicator: Indicator, point: Point | RolledPoint, audience: Audience): boolean {
  const measure = measureOf(indicator, point);
  return (
    measure !== undefined &&
    !isPublicAlready(indicator, point) &&
    isHiddenAlone(measure, policyFor(indicator, audience))
  );
}

/** How a number of the board stands in every view; `shown` too for what has no number and what is not about persons. */
export function standingOf(world: World, board: BoardId, indicator: Indicator, point: Point | RolledPoint): Standing {
  const measure = measureOf(indicator, point);
  if (measure === undefined || !measure.persons || isPublicAlready(indicator, point)) return 'shown';
  return world.hiding().standingOf(board, indicator.id, point);
}

/** Every indicator of a board as those eyes may see it: the one way numbers leave the house, in any form (SMALL3). */
export function shownResults(world: World, board: BoardId, eyes: Eyes): readonly Result[] {
  return world.results(board).map((result) => shownResult(world, board, result, eyes));
}

/**
 * A result as those eyes may see it: points hidden, marks kept, the target mark grey when the latest value is hidden. A phase with a hidden
 * point loses its level as well: the median of few points is one of them, and of one it is the point itself (SMALL3).
 */
export function shownResult(world: World, board: BoardId, result: Result, eyes: Eyes): Result {
  const { indicator, assessment } = result;
  if (!indicator.personBased) return result;
  const hide = <P extends Point | RolledPoint>(point: P): P =>
    (eyes === 'own' && !isRolled(point)) || standingOf(world, board, indicator, point) === 'shown'
      ? point
      : hidden(point);
  const latest = assessment.latest && hide(assessment.latest);
  const points = result.points.map(hide);
  return {
    ...result,
    points,
    rolled: result.rolled.map(hide),
    assessment: {
      ...assessment,
      latest,
      status: latest?.state === 'hidden' ? 'hidden' : assessment.status,
      ...hideLevels(assessment, points),
    },
  };
}

function hideLevels({ because, levels }: Assessment, points: readonly Point[]): Pick<Assessment, 'because' | 'levels'> {
  const ends = points.filter((point) => point.state === 'hidden').map(({ end }) => end);
  const holdsHidden = ({ from, to }: (typeof levels)[number]): boolean => ends.some((end) => from <= end && end <= to);
  const shown = levels.map((level) => (holdsHidden(level) ? { ...level, centre: null } : level));
  const latest = levels.at(-1);
  return { levels: shown, because: because && latest && holdsHidden(latest) ? blurred(because) : because };
}

/** What a sentence about the curve needs and no more: how the others lie around a hidden median says where the hidden number lies. */
function blurred(because: NonNullable<Assessment['because']>): NonNullable<Assessment['because']> {
  const { rule, measured } = because;
  const run =
    rule === 'longestRun' || rule === 'longestRunAndCrossings'
      ? {}
      : { longest: null, longestSide: null, longestAt: null };
  const crossings = rule === 'crossings' || rule === 'longestRunAndCrossings' ? {} : { crossings: null };
  return { ...because, centre: null, n: measured, outside: [], ...run, ...crossings };
}

/** Figures, and numbers in letters; "en" and "et" are articles and stay. */
const figures = /\d|(?<!\p{L})(?:én|ét|to|tre|fire|fem|one|two|three|four|five)(?!\p{L})/iu;

/** Readings that may travel: what somebody wrote about a hidden number is held back when it says a number itself (SMALL3). */
export function shownReadings(
  readings: readonly Interpretation[],
  results: readonly Result[],
): readonly Interpretation[] {
  const hiddenEnds = new Map<IndicatorId | null, readonly string[]>(
    results.map(({ indicator, points }) => [
      indicator.id,
      points.filter((point) => point.state === 'hidden').map(({ end }) => end),
    ]),
  );
  return readings.filter(({ indicator, periodEnd, text }) => {
    const ends = hiddenEnds.get(indicator) ?? [];
    const concerned = periodEnd === null ? ends.length > 0 : ends.includes(periodEnd);
    return !concerned || !figures.test(text);
  });
}
