/**
 * When a new phase may be begun: the product points at a shift that has lasted, a person decides with a reason (SIGN3). Peers are asked again and
 * again to begin phases by themselves, and the method refuses it: only a shift that is sustained, whose cause is known and that is expected to
 * last makes a new level (Anhøj and Mohammed, Mastering SPC Charts in Healthcare; NHS England, Making Data Count).
 */
import type { Assessment } from './assess.ts';
import type { DateText } from './calendar.ts';
import type { Point } from './measurement.ts';

/** A shift that has lasted: where it began, on which side of the median it lies, and over how many measurements. */
export interface PhaseSuggestion {
  /** First day of the period the run began with. */
  readonly from: DateText;
  readonly side: 'above' | 'below';
  readonly count: number;
}

/**
 * The suggestion for a curve, null without one: the longest run of its latest phase is longer than chance allows (Anhøj), and it still goes on.
 * Points on the median neither end a run nor count in it, as in the rules themselves.
 */
export function suggestPhase(
  points: readonly Point[],
  { because }: Pick<Assessment, 'because'>,
): PhaseSuggestion | null {
  if (because === null || (because.rule !== 'longestRun' && because.rule !== 'longestRunAndCrossings')) return null;
  const { longestAt, longestSide, longest, centre } = because;
  if (longestAt === null || longestSide === null || longest === null || centre === null) return null;
  const since = points.filter((point) => point.end > longestAt.to && point.state === 'shown' && point.value !== null);
  if (since.some((point) => !isOn(centre, point.value ?? 0))) return null;
  const first = points.find((point) => point.end === longestAt.from);
  return first === undefined ? null : { from: first.start, side: longestSide, count: longest };
}

/** On the median, up to what numbers in a computer can tell apart. */
const isOn = (centre: number, value: number): boolean =>
  Math.abs(value - centre) <= 1e-12 * Math.max(Math.abs(value), Math.abs(centre), 1);
