import { type Indicator, type Measurement, pointsOf } from '@tavle/domain';

/** Fewest earlier values before anything can be called unusual, and how many of the newest count. */
const fewest = 6;
const newest = 12;

/**
 * The usual range when a value lies further outside it than the range is wide; null when it does not, or too few are known. A question to the
 * writer about a slip of the hand, not a signal: what the curve says is for the rules to say (SIGN1).
 */
export function unusualRange(
  indicator: Indicator,
  measurements: readonly Measurement[],
  value: number,
  except: string,
): { readonly low: number; readonly high: number } | null {
  const known = pointsOf(indicator, measurements)
    .filter((point) => point.end !== except)
    .flatMap((point) => (point.value === null ? [] : [point.value]))
    .slice(-newest);
  if (known.length < fewest) return null;
  const low = Math.min(...known);
  const high = Math.max(...known);
  const width = Math.max(high - low, Math.abs(high) * 0.05);
  return value < low - width || value > high + width ? { low, high } : null;
}
