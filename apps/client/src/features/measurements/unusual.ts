import { type Indicator, type Measurement, pointsOf } from '@tavle/domain';

/** Fewest earlier values before anything can be called unusual, and how many of the newest count. */
const fewest = 6;
const newest = 12;

/** A range of values, in the indicator's own unit. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The range the newest values lie in, without the period that ends on `except`; null when too few are known. */
export function usualRange(indicator: Indicator, measurements: readonly Measurement[], except: string): Range | null {
  const known = pointsOf(indicator, measurements)
    .filter((point) => point.end !== except)
    .flatMap((point) => (point.value === null ? [] : [point.value]))
    .slice(-newest);
  return known.length < fewest ? null : { low: Math.min(...known), high: Math.max(...known) };
}

/**
 * The usual range when a value lies further outside it than the range is wide; null when it does not, or too few are known. A question to the
 * writer about a slip of the hand, not a signal: what the curve says is for the rules to say (SIGN1).
 */
export function unusualRange(
  indicator: Indicator,
  measurements: readonly Measurement[],
  value: number,
  except: string,
): Range | null {
  const usual = usualRange(indicator, measurements, except);
  if (usual === null) return null;
  const width = Math.max(usual.high - usual.low, Math.abs(usual.high) * 0.05);
  return value < usual.low - width || value > usual.high + width ? usual : null;
}
