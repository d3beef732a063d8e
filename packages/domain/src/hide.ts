/**
 * Small numbers, applied to what is shown: marks are computed on true values, then the rule decides which values an audience gets (SMALL5).
 * The rule itself is `@tavle/disclosure`; here it meets indicators and points. Hidden points keep their place in time, nothing else.
 */
import { isHiddenAlone, type Measure, type Policy, thresholdFor } from '@tavle/disclosure';
import type { Assessment } from './assess.ts';
import { hasParts, type Indicator } from './indicator.ts';
import type { Point } from './measurement.ts';
import type { RolledPoint } from './roll-up.ts';
import type { Result } from './world.ts';

/** Who looks. It belongs to the display, the link or the role, never to goodwill in the browser (SMALL4). */
export const audiences = ['management', 'staff', 'public'] as const;
export type Audience = (typeof audiences)[number];

/** The rule for one indicator and audience. */
export function policyFor(indicator: Pick<Indicator, 'threshold' | 'hideZero'>, audience: Audience): Policy {
  const threshold = thresholdFor({
    audience: audience === 'management' ? 'management' : 'other',
    ownerAllowsLower: false,
    ...(indicator.threshold === null ? {} : { ofIndicator: indicator.threshold }),
  });
  return { threshold, hideZero: indicator.hideZero };
}

/** A point in the words of the rule. */
export function measureOf(indicator: Pick<Indicator, 'kind' | 'personBased'>, point: Point): Measure | undefined {
  const persons = indicator.personBased;
  if (point.state !== 'shown' || point.value === null) return undefined;
  if (hasParts(indicator.kind)) {
    if (point.part === null || point.whole === null) return { kind: 'value', persons };
    const kind = indicator.kind === 'rate' ? 'rate' : 'share';
    return { kind, part: point.part, whole: point.whole, persons };
  }
  return indicator.kind === 'count' ? { kind: 'count', n: point.value, persons } : { kind: 'value', persons };
}

/** The point as the audience may see it. */
export function hidePoint<P extends Point | RolledPoint>(indicator: Indicator, point: P, audience: Audience): P {
  const measure = measureOf(indicator, point);
  // A published share without its counts is public already: hiding it here protects nobody.
  const published = point.origin === 'published' && point.part === null;
  if (!measure || published || !isHiddenAlone(measure, policyFor(indicator, audience))) return point;
  return { ...point, value: null, part: null, whole: null, state: 'hidden' };
}

/**
 * A result as the audience may see it: points hidden, marks kept, the target mark grey when the latest value is hidden. A phase with a hidden
 * point loses its level as well: the median of few points is one of them, and of one it is the point itself (SMALL3).
 */
export function hideResult(result: Result, audience: Audience): Result {
  const { indicator, assessment } = result;
  if (!indicator.personBased) return result;
  const latest = assessment.latest && hidePoint(indicator, assessment.latest, audience);
  const points = result.points.map((point) => hidePoint(indicator, point, audience));
  return {
    ...result,
    points,
    rolled: result.rolled.map((point) => hidePoint(indicator, point, audience)),
    assessment: {
      ...assessment,
      latest,
      status: latest?.state === 'hidden' ? 'hidden' : assessment.status,
      ...hideLevels(assessment, points),
    },
  };
}

function hideLevels({ because, levels }: Assessment, points: readonly Point[]): Pick<Assessment, 'because' | 'levels'> {
  const hidden = points.filter((point) => point.state === 'hidden').map(({ end }) => end);
  const shown = levels.map((level) =>
    hidden.some((end) => level.from <= end && end <= level.to) ? { ...level, centre: null } : level,
  );
  return { because: because && { ...because, centre: shown[shown.length - 1]?.centre ?? null }, levels: shown };
}
