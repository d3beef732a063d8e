/** The run chart: bands below, lines, curve, marks, words on top. The same tree on board, wall, meeting and paper. */
import { byDate } from './in-force.ts';
import { type Label, type Layout, layout, type Stretch } from './layout.ts';
import { type Emphasis, markOf } from './marks.ts';
import { finiteOrNull, isDrawn } from './scale.ts';
import { colours } from './style.ts';
import { node, px } from './svg.ts';
import type { ChartSize, RunChartInput, SvgNode } from './types.ts';

type Drawing = { readonly input: RunChartInput; readonly plan: Layout };

/**
 * Draws a run chart. Values of hidden points are never read. No ids, no inline style: charts can stand side by side, and a strict CSP holds.
 * With no value at all it says so in words instead of showing an empty frame (WALL2).
 */
export function runChart(input: RunChartInput, size: ChartSize): SvgNode {
  const plan = layout(input, size);
  const { width, height } = plan.style;
  const drawing: Drawing = { input, plan };
  const body = input.points.some((point) => isDrawn(point) || point.state === 'hidden')
    ? curve(drawing)
    : [emptyWords(drawing)];
  const attributes = {
    class: `chart chart-${size.kind}`,
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': input.label,
  };
  return node('svg', attributes, body);
}

function curve(drawing: Drawing): SvgNode[] {
  const { plan } = drawing;
  return [
    ...plan.stretches.flatMap((stretch) => limitsBand(drawing, stretch)),
    ...hiddenBands(drawing),
    ...plan.noteLines.map((line) => noteLine(plan, line)),
    ...plan.stretches.flatMap((stretch, index) => centreLine(drawing, stretch, index === plan.stretches.length - 1)),
    ...targetLines(drawing),
    ...plan.stretches.flatMap((stretch) => seriesLine(drawing, stretch)),
    ...marks(drawing),
    ...plan.labels.map(words),
    ...plan.keySigns.map((sign) => markOf(sign.state, sign.x, sign.y, plan.style)),
  ];
}

function emptyWords({ input, plan: { style } }: Drawing): SvgNode {
  const attributes = {
    class: 'chart-empty',
    x: px(style.width / 2),
    y: px(style.height / 2 + style.text * 0.34),
    'text-anchor': 'middle',
    'font-size': style.text,
    fill: colours.quiet,
  };
  return node('text', attributes, [input.words.empty]);
}

/** Neighbouring hidden periods as one light band over the whole height, which says nothing about their values. */
function hiddenBands({ input, plan }: Drawing): SvgNode[] {
  const bands: { from: number; to: number }[] = [];
  for (const [index, point] of input.points.entries()) {
    if (point.state !== 'hidden') continue;
    const last = bands[bands.length - 1];
    const starts = plan.stretches.some((stretch) => stretch.first === index);
    if (last !== undefined && last.to === index - 1 && !starts) last.to = index;
    else bands.push({ from: index, to: index });
  }
  const half = Math.min(plan.step / 2, plan.style.lastDot * 2.2);
  return bands.flatMap(({ from, to }) => {
    const x1 = (plan.xs[from] ?? 0) - half;
    const x2 = (plan.xs[to] ?? 0) + half;
    const y = plan.top - plan.style.lastDot;
    const height = plan.bottom - plan.top + 2 * plan.style.lastDot;
    const box = { x: px(x1), y: px(y), width: px(x2 - x1), height: px(height) };
    return [
      node('rect', { class: 'chart-hidden-band', ...box, rx: plan.style.dot, fill: colours.hidden }),
      markOf('hidden', (x1 + x2) / 2, (plan.top + plan.bottom) / 2, plan.style),
    ];
  });
}

/** Limits as steps, one column per point, so that a small denominator is seen as what it is. */
function limitsBand({ input, plan }: Drawing, stretch: Stretch): SvgNode[] {
  const upper: string[] = [];
  const lower: string[] = [];
  for (let index = stretch.first; index <= stretch.last; index += 1) {
    const point = input.points[index];
    const limits = point?.state === 'hidden' ? undefined : point?.limits;
    const above = finiteOrNull(limits?.upper);
    const below = finiteOrNull(limits?.lower);
    if (above === null && below === null) continue;
    const x = plan.xs[index] ?? 0;
    const x1 = px(index === stretch.first ? x : x - plan.step / 2);
    const x2 = px(index === stretch.last ? x : x + plan.step / 2);
    upper.push(`${x1} ${px(plan.y(above ?? plan.span.high))}`, `${x2} ${px(plan.y(above ?? plan.span.high))}`);
    lower.unshift(`${x2} ${px(plan.y(below ?? plan.span.low))}`, `${x1} ${px(plan.y(below ?? plan.span.low))}`);
  }
  if (upper.length === 0) return [];
  return [node('path', { class: 'chart-limits', d: `M${[...upper, ...lower].join('L')}Z`, fill: colours.limits })];
}

function noteLine(plan: Layout, line: Layout['noteLines'][number]): SvgNode {
  const place = { x1: px(line.x), x2: px(line.x), y1: px(line.top), y2: px(plan.bottom + plan.style.lastDot) };
  const { thin } = plan.style;
  if (line.role === 'reason') {
    return node('line', { class: 'chart-break', ...place, stroke: colours.break, 'stroke-width': px(thin * 0.7) });
  }
  const dotted = { 'stroke-width': px(thin), 'stroke-dasharray': `${px(thin)} ${px(thin * 2.4)}` };
  return node('line', { class: 'chart-note-line', ...place, stroke: colours.quiet, ...dotted });
}

/** Ends of a level line: half a step beyond the points, to the words at the right when it is the latest. */
function reach(plan: Layout, first: number, last: number, isLatest: boolean): { x1: number; x2: number } {
  const beyond = Math.min(plan.step * 0.35, plan.style.lastDot * 1.4);
  const x1 = Math.max(plan.left - plan.style.dot, (plan.xs[first] ?? plan.left) - beyond);
  const x2 = isLatest ? plan.right + plan.style.lastDot + plan.style.gap * 0.4 : (plan.xs[last] ?? plan.right) + beyond;
  return { x1: px(x1), x2: px(x2) };
}

function centreLine({ plan }: Drawing, stretch: Stretch, isLatest: boolean): SvgNode[] {
  const centre = stretch.phase?.centre ?? null;
  if (centre === null || !Number.isFinite(centre)) return [];
  const y = px(plan.y(centre));
  const place = { ...reach(plan, stretch.first, stretch.last, isLatest), y1: y, y2: y };
  return [node('line', { class: 'chart-centre', ...place, stroke: colours.quiet, 'stroke-width': plan.style.thin })];
}

/** Each target over the periods it was in force (SIGN3). */
function targetLines({ input, plan }: Drawing): SvgNode[] {
  const targets = byDate(input.targets);
  const count = input.points.length;
  return targets.flatMap((target, index) => {
    const next = targets[index + 1];
    const first = input.points.findIndex((point) => point.at >= target.from);
    const end = next === undefined ? count : input.points.findIndex((point) => point.at >= next.from);
    const last = (end === -1 ? count : end) - 1;
    if (first === -1 || last < first) return [];
    return target.levels.filter(Number.isFinite).map((level) => {
      const y = px(plan.y(level));
      const place = { ...reach(plan, first, last, last === count - 1), y1: y, y2: y };
      const paint = {
        stroke: colours.ink,
        'stroke-width': px(plan.style.thin * 1.1),
        'stroke-dasharray': plan.style.dash,
      };
      return node('line', { class: 'chart-target', ...place, ...paint });
    });
  });
}

/** The curve of a phase: broken by missing and hidden points, joined across excluded ones, dashed towards provisional ones. */
function seriesLine({ input, plan }: Drawing, stretch: Stretch): SvgNode[] {
  const solid: string[] = [];
  const dashed: string[] = [];
  let pen: string | null = null;
  let isDrawing = false;
  for (let index = stretch.first; index <= stretch.last; index += 1) {
    const point = input.points[index];
    if (point === undefined || point.state === 'excluded') continue;
    if (!isDrawn(point)) {
      pen = null;
      isDrawing = false;
      continue;
    }
    const here = `${px(plan.xs[index] ?? 0)} ${px(plan.y(point.value))}`;
    if (pen !== null && point.state === 'provisional') dashed.push(`M${pen}L${here}`);
    else if (pen !== null) solid.push(isDrawing ? `L${here}` : `M${pen}L${here}`);
    isDrawing = pen !== null && point.state !== 'provisional';
    pen = here;
  }
  const paint = {
    fill: 'none',
    stroke: colours.curve,
    'stroke-width': plan.style.line,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  };
  const dashes = `${px(plan.style.line * 1.4)} ${px(plan.style.line * 2.2)}`;
  return [
    ...(solid.length === 0 ? [] : [node('path', { class: 'chart-line', d: solid.join(''), ...paint })]),
    ...(dashed.length === 0
      ? []
      : [
          node('path', {
            class: 'chart-line chart-uncertain',
            d: dashed.join(''),
            ...paint,
            'stroke-dasharray': dashes,
          }),
        ]),
  ];
}

/** Marks of all points but the hidden; plain dots are left out when they would touch. */
function marks({ input, plan }: Drawing): SvgNode[] {
  const latest = latestOf(input);
  const isCrowded = plan.step < plan.style.dot * 2.6;
  return input.points.flatMap((point, index) => {
    const x = plan.xs[index] ?? 0;
    if (point.state === 'hidden') return [];
    const absent = point.state === 'notRelevant' ? point.state : 'missing';
    if (!isDrawn(point)) return [markOf(absent, x, plan.bottom + plan.style.lastDot, plan.style)];
    const emphasis = emphasisOf(input, point.at, index === latest);
    if (isCrowded && point.state === 'shown' && emphasis !== 'last' && !isAlone(input, index)) return [];
    return [markOf(point.state, x, plan.y(point.value), plan.style, emphasis)];
  });
}

/** Index of the latest period that has something to say: a value, or that it is hidden; -1 for none. */
function latestOf(input: RunChartInput): number {
  return input.points.reduce(
    (found, point, index) =>
      point.state === 'hidden' || (isDrawn(point) && point.state !== 'excluded') ? index : found,
    -1,
  );
}

function isAlone(input: RunChartInput, index: number): boolean {
  const isSeen = (at: number): boolean => {
    const point = input.points[at];
    return point !== undefined && isDrawn(point);
  };
  return !isSeen(index - 1) && !isSeen(index + 1);
}

function emphasisOf(input: RunChartInput, at: string, isLatest: boolean): Emphasis {
  if (isLatest) return 'last';
  const run = input.signalRun;
  return run !== null && run.from <= at && at <= run.to ? 'run' : 'none';
}

function words(label: Label): SvgNode {
  const strong = label.role === 'target' || label.role === 'note' || label.role === 'reason';
  return node(
    'text',
    {
      class: `chart-text chart-text-${label.role}`,
      x: px(label.x),
      y: px(label.y),
      ...(label.anchor === 'start' ? {} : { 'text-anchor': label.anchor }),
      'font-size': label.size,
      ...(strong ? { 'font-weight': label.role === 'target' ? 650 : 600 } : {}),
      fill: label.role === 'target' ? colours.ink : colours.quiet,
    },
    [label.text],
  );
}
