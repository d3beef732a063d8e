/** Arithmetic that neither drifts nor makes a constant series look shifted (spc-notes §2.2, numerics). */

const TIE = 1e-12;

/** Compensated (Neumaier) sum. */
export function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Arithmetic mean, `null` for no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

/** Median, mean of the two middle values when even, `null` for no values. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle];
  if (high === undefined) return null;
  const low = sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? high;
  return low === high ? low : (low + high) / 2;
}

/** Sample standard deviation (two-pass), `null` for fewer than two values. */
export function deviation(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1));
}

/** Sign of value minus centre; equal within 1e-12 relative counts as a tie (0). */
export function signAbout(value: number, centre: number): -1 | 0 | 1 {
  const gap = value - centre;
  if (Math.abs(gap) <= TIE * Math.max(Math.abs(value), Math.abs(centre))) return 0;
  return gap > 0 ? 1 : -1;
}

/** All values equal within the tie tolerance. */
export function allEqual(values: readonly number[]): boolean {
  const first = values[0];
  return first !== undefined && values.every((value) => signAbout(value, first) === 0);
}

/** `null` for what is not a finite number. */
export function finiteOrNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
