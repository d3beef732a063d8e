/** NHS Making Data Count as a second reading of the same analysis: the type of the latest point and the target against the limits. */
import { againstLevel, againstLimits, isFlat } from './assurance.ts';
import { markRules } from './rules.ts';
import type { Aim, Analysis, IconReading, Mark, MarkOptions, PointType } from './types.ts';

/** Below this many points in a phase Making Data Count calls the limits trial limits. */
const TRIAL_LIMITS_BELOW = 13;

/**
 * Variation icon from the latest point only, assurance icon from the target and the limits at that point (spc-notes §2.3).
 * Meant for an `xmr` analysis; on a run chart there are no limits, so assurance says `noLimits`.
 */
export function makingDataCount(analysis: Analysis, aim: Aim, options?: MarkOptions): IconReading {
  const marks = markRules(analysis.points, options);
  const types = marks.map((mark) => typeOf(mark, aim));
  const latest = analysis.points.reduce(
    (found, point, index) => (point.included && point.y !== null ? index : found),
    -1,
  );
  return {
    marks,
    types,
    variation: types[latest] ?? 'common',
    level: levelOf(marks[latest]),
    assurance: assuranceAt(analysis, latest, aim),
    trialLimits: analysis.phases.some((phase) => phase.count < TRIAL_LIMITS_BELOW),
  };
}

function isHigh(mark: Mark): boolean {
  return mark.cause.endsWith('Above') || mark.cause === 'trendUp';
}

function levelOf(mark: Mark | undefined): 'high' | 'low' | null {
  if (mark === undefined || mark.cause === 'common') return null;
  return isHigh(mark) ? 'high' : 'low';
}

function typeOf(mark: Mark, aim: Aim): PointType {
  if (mark.cause === 'common') return 'common';
  if (aim.better === 'neither') return isHigh(mark) ? 'neutralHigh' : 'neutralLow';
  return isHigh(mark) === (aim.better === 'up') ? 'improvement' : 'concern';
}

function assuranceAt(analysis: Analysis, latest: number, aim: Aim): IconReading['assurance'] {
  const point = analysis.points[latest];
  const phase = analysis.phases[analysis.phases.length - 1];
  if (point === undefined) return againstLimits(null, aim);
  return phase !== undefined && isFlat(phase) ? againstLevel(phase.centre, aim) : againstLimits(point, aim);
}
