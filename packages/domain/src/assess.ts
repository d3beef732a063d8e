/**
 * The two marks of an indicator: is it on target, and is it moving? Computed here once; every screen shows this answer (SIGN2).
 * No colour and no word is decided from two points: what moves is for the Anhøj rules on the latest phase to say (SIGN1).
 */
import { analyse, type Because, verdict, type Variation } from '@tavle/spc';
import type { DateText, Period } from './calendar.ts';
import { type Direction, type Indicator, type Phase, type Target, targetOn } from './indicator.ts';
import type { Point } from './measurement.ts';

export type { Because, Variation } from '@tavle/spc';

export const targetStatuses = ['met', 'near', 'notMet', 'noTarget', 'noMeasurement', 'hidden'] as const;
export type TargetStatus = (typeof targetStatuses)[number];

/** One phase of the curve as drawn: its level and how far it reaches. */
export interface PhaseLevel {
  readonly from: DateText;
  readonly to: DateText;
  readonly centre: number | null;
  readonly signal: boolean;
}

export interface Assessment {
  /** The newest point that says something: shown, hidden or not relevant. */
  readonly latest: Point | null;
  readonly status: TargetStatus;
  /** The target the latest point is held against. */
  readonly target: Target | null;
  readonly variation: Variation;
  /** The numbers behind the variation, for the sentence that explains it. Null when there is nothing to analyse. */
  readonly because: Because | null;
  readonly levels: readonly PhaseLevel[];
}

const wanted: Record<Direction, 'up' | 'down' | 'neither'> = {
  up: 'up',
  down: 'down',
  interval: 'neither',
  none: 'neither',
};

/** Assesses one indicator's points, oldest first, against its dated targets and phases. */
export function assess(
  indicator: Pick<Indicator, 'direction' | 'nearMargin'>,
  points: readonly Point[],
  targets: readonly Target[],
  phases: readonly Phase[],
): Assessment {
  const latest = points.filter((point) => point.state !== 'missing').pop() ?? null;
  const target = latest ? (targetOn(targets, latest.end) ?? null) : null;
  const curve = analyseCurve(indicator.direction, points, phases);
  return { latest, target, status: statusOf(indicator, latest, target, curve.variation), ...curve };
}

function analyseCurve(
  direction: Direction,
  points: readonly Point[],
  phases: readonly Phase[],
): Pick<Assessment, 'variation' | 'because' | 'levels'> {
  const usable = curvePoints(points);
  const rows = usable.map((point) => ({ at: point.end, y: point.state === 'shown' ? point.value : null }));
  const starts = phases.map((phase) => endOfFirst(usable, phase.from)).filter((from) => from !== undefined);
  const analysis = analyse(rows, { chart: 'run', phases: [...new Set(starts)].sort() });
  if (analysis.kind === 'refusal' || analysis.points.length === 0)
    return { variation: 'tooFew', because: null, levels: [] };
  const { variation, because } = heard(verdict(analysis, { better: wanted[direction] }));
  const levels = analysis.phases.map((phase) => ({
    from: phase.from as DateText,
    to: phase.to as DateText,
    centre: phase.centre,
    signal: phase.signal,
  }));
  return { variation, because, levels };
}

/**
 * When half the measurements or more are the same (always 100 %, nearly always 0), the median is that value and all the others lie on one
 * side of it. The rules count on halves: of such a curve they would call every rare exception a shift, so it says nothing.
 */
function heard({ variation, because }: Heard): Heard {
  const oneSided = because.rule !== null && because.crossings === 0 && because.longest === because.n;
  return oneSided ? { variation: 'normal', because: { ...because, rule: null, side: null } } : { variation, because };
}

interface Heard {
  readonly variation: Variation;
  readonly because: Because;
}

/** Points that end on the same day (a year and its last quarter) cannot share one curve: the shorter period is kept. */
export function curvePoints<P extends Period>(points: readonly P[]): readonly P[] {
  const byEnd = new Map<string, P>();
  for (const point of points) {
    const known = byEnd.get(point.end);
    if (!known || point.start > known.start) byEnd.set(point.end, point);
  }
  return [...byEnd.values()].sort((a, b) => (a.end < b.end ? -1 : 1));
}

const endOfFirst = (points: readonly Point[], from: DateText): DateText | undefined =>
  points.find((point) => point.start >= from)?.end;

function statusOf(
  indicator: Pick<Indicator, 'nearMargin'>,
  latest: Point | null,
  target: Target | null,
  variation: Variation,
): TargetStatus {
  if (latest === null || latest.state === 'notRelevant') return 'noMeasurement';
  if (latest.state === 'hidden') return 'hidden';
  if (latest.value === null) return 'noMeasurement';
  if (target === null) return 'noTarget';
  return againstTarget(latest.value, target, indicator.nearMargin, variation);
}

/**
 * One value held against one target. `rising` and `falling` are met by a signal in that direction, not by two points;
 * "near" is within the indicator's own margin, or five per cent of the target.
 */
export function againstTarget(
  value: number,
  target: Target,
  nearMargin: number | null,
  variation: Variation,
): TargetStatus {
  if (target.rule === 'rising' || target.rule === 'falling') {
    if (variation === 'tooFew') return 'noTarget';
    return variation === 'improving' ? 'met' : variation === 'worsening' ? 'notMet' : 'near';
  }
  const distance = distanceFrom(value, target);
  if (distance === null) return 'noTarget';
  if (distance === 0) return 'met';
  const goal = target.value ?? Math.max(Math.abs(target.low ?? 0), Math.abs(target.high ?? 0));
  return distance <= (nearMargin ?? Math.abs(goal) * 0.05) + 1e-9 ? 'near' : 'notMet';
}

/** How far the value is from meeting the target, in the indicator's unit; 0 when it is met; null without a number to meet. */
function distanceFrom(value: number, target: Target): number | null {
  const { rule, value: goal, low, high } = target;
  if (rule === 'between') {
    if (low === null || high === null) return null;
    return value < low ? low - value : value > high ? value - high : 0;
  }
  if (goal === null) return null;
  const gap = rule === 'atMost' || rule === 'below' ? value - goal : goal - value;
  if (gap < 0 || (gap <= 1e-9 && (rule === 'atMost' || rule === 'atLeast'))) return 0;
  return Math.max(gap, Number.EPSILON);
}

/** True when the curve itself says something: a signal in either direction (SIGN6). */
export function isSignal(variation: Variation): boolean {
  return variation === 'improving' || variation === 'worsening' || variation === 'higher' || variation === 'lower';
}
