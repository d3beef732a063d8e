/** The y scale: what must be seen, a span that does not collapse, round numbers for its labels. */
import { byDate } from './in-force.ts';
import type { PointState, RunChartInput } from './types.ts';

/** The visible span of values, always low < high and finite. */
export type Span = { readonly low: number; readonly high: number };

/** Least span: a tenth of a bounded scale, else 15 % of the largest value, so that noise does not fill the picture. */
const LEAST_SHARE_OF_BOUNDS = 0.1;
const LEAST_SHARE_OF_VALUE = 0.15;
const AIR = 0.08;

const valueless: readonly PointState[] = ['hidden', 'missing', 'notRelevant'];

/** True for states whose value may be read and drawn. */
export function isDrawn(point: RunChartInput['points'][number]): point is typeof point & { value: number } {
  return !valueless.includes(point.state) && point.value !== null && Number.isFinite(point.value);
}

/** `null` for what is not a finite number. */
export function finiteOrNull(value: number | null | undefined): number | null {
  return value !== undefined && value !== null && Number.isFinite(value) ? value : null;
}

/** The span that shows all values, levels, targets and limits. A flat series gets 0 to 1.2 times its value, or room within its bounds. */
export function spanOf(input: RunChartInput): Span {
  const seen = valuesSeen(input);
  if (seen.length === 0) return { low: input.bounds.low ?? 0, high: input.bounds.high ?? (input.bounds.low ?? 0) + 1 };
  const low = Math.min(...seen);
  const high = Math.max(...seen);
  const { low: least, high: most } = input.bounds;
  const unbounded = least === null || most === null;
  if (high - low <= Math.max(1e-12, 1e-9 * Math.max(Math.abs(low), Math.abs(high))) && unbounded)
    return aroundFlat(high);
  const wanted = unbounded
    ? LEAST_SHARE_OF_VALUE * Math.max(Math.abs(low), Math.abs(high))
    : LEAST_SHARE_OF_BOUNDS * (most - least);
  const air = AIR * Math.max(high - low, wanted);
  const extra = Math.max(0, (wanted - (high - low)) / 2);
  return within({ low: low - extra - air, high: high + extra + air }, input.bounds, { low, high });
}

function valuesSeen(input: RunChartInput): number[] {
  const first = input.points[0]?.at ?? '';
  const last = input.points[input.points.length - 1]?.at ?? '';
  const targets = byDate(input.targets).filter((target, index, sorted) => {
    const next = sorted[index + 1];
    return target.from <= last && (next === undefined || next.from > first);
  });
  const limits = input.points.flatMap((point) =>
    point.state === 'hidden' ? [] : [point.limits?.lower ?? null, point.limits?.upper ?? null],
  );
  const drawn = input.points.filter(isDrawn);
  // An excluded outlier must not squeeze the curve: its cross then stands at the edge, its value in the table.
  const counted = drawn.filter((point) => point.state !== 'excluded');
  return [
    ...(counted.length === 0 ? drawn : counted).map((point) => point.value),
    ...input.phases.map((phase) => phase.centre),
    ...targets.flatMap((target) => target.levels),
    ...limits,
  ].flatMap((value) => (value !== null && Number.isFinite(value) && Math.abs(value) < 1e15 ? [value] : []));
}

function aroundFlat(value: number): Span {
  if (Math.abs(value) < 1e-12) return { low: 0, high: 1 };
  return value > 0 ? { low: 0, high: 1.2 * value } : { low: 1.2 * value, high: 0 };
}

/** Keeps the air within the bounds, but never cuts off a value; what is lost at one end is given at the other. */
function within(span: Span, bounds: RunChartInput['bounds'], seen: Span): Span {
  const least = bounds.low === null ? span.low : Math.min(bounds.low, seen.low);
  const most = bounds.high === null ? span.high : Math.max(bounds.high, seen.high);
  const low = Math.max(span.low, least);
  const high = Math.min(span.high, most);
  const lost = span.high - span.low - (high - low);
  return {
    low: Math.max(least, low - (high < span.high ? lost : 0)),
    high: Math.min(most, high + (low > span.low ? lost : 0)),
  };
}

/** Round numbers within the span, at most `most`; with more decimals than the indicator has only when there are no two without. */
export function roundValues(
  span: Span,
  most: number,
  decimals: number,
): { readonly values: readonly number[]; readonly decimals: number } {
  const power = 10 ** Math.floor(Math.log10((span.high - span.low) / most));
  const steps = [1, 2, 2.5, 5, 10, 20, 25, 50].map((factor) => {
    const step = factor * power;
    const first = Math.ceil(span.low / step - 1e-9);
    const count = Math.max(0, Math.floor(span.high / step + 1e-9) - first + 1);
    const needed = Math.max(0, -Math.floor(Math.log10(step) + 1e-9) + (factor === 2.5 || factor === 25 ? 1 : 0));
    return {
      values: count > most ? [] : Array.from({ length: count }, (_, i) => (first + i) * step),
      decimals: needed,
    };
  });
  const usable = steps.filter((step) => step.values.length >= 2 && step.decimals <= 6);
  return usable.find((step) => step.decimals <= decimals) ?? usable[0] ?? { values: [], decimals: 0 };
}
