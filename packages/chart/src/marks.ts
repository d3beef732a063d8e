/** One shape per state, told apart without colour: open, filled, dashed, ringed, crossed, diamond, dotted circle, dash, stroke through a circle. */
import { colours, type ChartStyle } from './style.ts';
import { node, px } from './svg.ts';
import type { PointState, SvgNode } from './types.ts';

/** How a mark stands out: the latest value is large and filled, points of the run that gave a signal are filled. */
export type Emphasis = 'none' | 'run' | 'last';

/** The mark of a state at a place. */
export function markOf(
  state: PointState,
  x: number,
  y: number,
  style: ChartStyle,
  emphasis: Emphasis = 'none',
): SvgNode {
  const radius = emphasis === 'last' ? style.lastDot : style.dot;
  const colour = emphasis === 'last' ? colours.ink : colours.curve;
  const fill = emphasis === 'none' ? colours.sheet : colour;
  const name = `chart-point chart-${state}${emphasis === 'none' ? '' : ` chart-${emphasis}`}`;
  const paint = { fill, stroke: colour, 'stroke-width': px(style.line * 0.8) };
  switch (state) {
    case 'shown':
      return node('circle', { class: name, cx: px(x), cy: px(y), r: radius, ...paint });
    case 'provisional':
      return ring(name, x, y, Math.max(radius, style.dot * 1.5), {
        ...paint,
        fill: colours.sheet,
        'stroke-dasharray': dashes(style),
      });
    case 'revised':
      return node('g', { class: name }, [
        ring('chart-ring', x, y, radius + style.dot * 1.1, {
          ...paint,
          fill: colours.sheet,
          'stroke-width': px(style.line * 0.6),
        }),
        node('circle', { class: 'chart-core', cx: px(x), cy: px(y), r: px(radius * 0.85), ...paint }),
      ]);
    case 'exercise':
      return node('path', { class: name, d: diamond(x, y, radius * 1.5), ...paint, 'stroke-linejoin': 'round' });
    case 'excluded':
      return node('path', {
        class: name,
        d: cross(x, y, style.dot * 1.25),
        fill: 'none',
        stroke: colours.quiet,
        'stroke-width': px(style.line),
      });
    case 'hidden':
      return hiddenMark(name, x, y, style);
    case 'notRelevant':
      return node('g', { class: name }, [
        ring('chart-ring', x, y, style.dot, { fill: 'none', stroke: colours.quiet, 'stroke-width': px(style.thin) }),
        node('path', {
          d: `M${px(x - style.dot * 1.2)} ${px(y + style.dot * 1.2)}L${px(x + style.dot * 1.2)} ${px(y - style.dot * 1.2)}`,
          fill: 'none',
          stroke: colours.quiet,
          'stroke-width': px(style.thin),
        }),
      ]);
    case 'missing':
      return node('path', {
        class: name,
        d: `M${px(x - style.dot)} ${px(y)}H${px(x + style.dot)}`,
        fill: 'none',
        stroke: colours.quiet,
        'stroke-width': px(style.thin),
      });
  }
}

function ring(
  name: string,
  x: number,
  y: number,
  r: number,
  paint: Readonly<Record<string, string | number>>,
): SvgNode {
  return node('circle', { class: name, cx: px(x), cy: px(y), r: px(r), ...paint });
}

function dashes(style: ChartStyle): string {
  return `${px(style.dot * 0.9)} ${px(style.dot * 0.7)}`;
}

function diamond(x: number, y: number, r: number): string {
  return `M${px(x)} ${px(y - r)}L${px(x + r)} ${px(y)}L${px(x)} ${px(y + r)}L${px(x - r)} ${px(y)}Z`;
}

function cross(x: number, y: number, r: number): string {
  return `M${px(x - r)} ${px(y - r)}L${px(x + r)} ${px(y + r)}M${px(x - r)} ${px(y + r)}L${px(x + r)} ${px(y - r)}`;
}

/** The product's sign for hidden: a dotted circle with three dots. */
function hiddenMark(name: string, x: number, y: number, style: ChartStyle): SvgNode {
  const r = style.dot * 2.3;
  const dots = [-1, 0, 1].map((place) =>
    node('circle', { cx: px(x + place * r * 0.45), cy: px(y), r: px(r * 0.16), fill: colours.quiet }),
  );
  const edge = {
    fill: colours.sheet,
    stroke: colours.quiet,
    'stroke-width': px(style.thin),
    'stroke-dasharray': `${px(r * 0.2)} ${px(r * 0.42)}`,
  };
  return node('g', { class: name }, [ring('chart-ring', x, y, r, edge), ...dots]);
}
