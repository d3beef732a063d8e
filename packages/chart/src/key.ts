/** The key under a large or printed chart: the shape and the word of every state that is in the picture and is not plain. */
import type { Label } from './layout.ts';
import type { ChartStyle } from './style.ts';
import { textWidth } from './text-width.ts';
import type { PointState, RunChartInput } from './types.ts';

/** A sign of the key, drawn left of its word. */
export type KeySign = { readonly state: PointState; readonly x: number; readonly y: number };

const ORDER: readonly PointState[] = [
  'hidden',
  'missing',
  'notRelevant',
  'provisional',
  'revised',
  'excluded',
  'exercise',
];
const ROW = 1.75;
/** Half the height of the largest sign, the ring of a corrected number, in dots. */
const HALF_SIGN = 2.6;

/** States that need explaining, in a fixed order. */
export function statesToExplain(input: RunChartInput): readonly PointState[] {
  return ORDER.filter((state) => input.points.some((point) => point.state === state));
}

/** Height of the key row, 0 without one. */
export function keyHeight(input: RunChartInput, style: ChartStyle): number {
  return style.key && statesToExplain(input).length > 0 ? Math.max(style.axisText * ROW, style.dot * 2 * HALF_SIGN) : 0;
}

/** Places signs and words from the left; what does not fit is left to the table. */
export function layoutKey(
  input: RunChartInput,
  style: ChartStyle,
  left: number,
): { readonly labels: readonly Label[]; readonly signs: readonly KeySign[] } {
  const labels: Label[] = [];
  const signs: KeySign[] = [];
  if (keyHeight(input, style) === 0) return { labels, signs };
  const middle = style.height - Math.max(style.axisText * 0.72, style.dot * HALF_SIGN);
  const y = middle + style.axisText * 0.32;
  let x = left;
  for (const state of statesToExplain(input)) {
    const text = input.words.states[state];
    const start = x + style.dot * 5.6;
    const end = start + textWidth(text, style.axisText);
    if (end > style.width) break;
    signs.push({ state, x: x + style.dot * 2.3, y: middle });
    labels.push({ text, x: start, y, anchor: 'start', size: style.axisText, role: 'key' });
    x = end + style.axisText * 1.4;
  }
  return { labels, signs };
}
