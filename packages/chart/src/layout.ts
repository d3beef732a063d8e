/**
 * Where everything lies: the frame of the curve, the place of each period, and every word.
 * Invariant: no two words overlap and none leaves the picture, for any input and size (by the widths of text-width.ts).
 */
import { layoutEnds, widthOfEnds } from './end-labels.ts';
import { inForceOn } from './in-force.ts';
import { type KeySign, keyHeight, layoutKey } from './key.ts';
import { layoutNotes, type NoteLine } from './note-labels.ts';
import { roundValues, type Span, spanOf } from './scale.ts';
import { type ChartStyle, styleOf } from './style.ts';
import { textWidth } from './text-width.ts';
import type { ChartPhase, ChartSize, RunChartInput } from './types.ts';

/** A placed text: baseline at y. */
export type Label = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly role: 'period' | 'scale' | 'centre' | 'target' | 'note' | 'reason' | 'key';
};

/** Points of one phase, by index: first and last. */
export type Stretch = { readonly phase: ChartPhase | null; readonly first: number; readonly last: number };

/** The frame and its scales. */
export type Layout = {
  readonly style: ChartStyle;
  readonly span: Span;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Lower edge of the row of periods. */
  readonly floor: number;
  /** Rows of words above the curve. */
  readonly noteRows: number;
  /** Centre of each point. */
  readonly xs: readonly number[];
  /** Distance between neighbours in a phase. */
  readonly step: number;
  readonly y: (value: number) => number;
  readonly stretches: readonly Stretch[];
  readonly noteLines: readonly NoteLine[];
  readonly labels: readonly Label[];
  readonly keySigns: readonly KeySign[];
};

/** Extra distance at a break, in steps. */
const BREAK_STEPS = 0.9;
const ASCENT = 0.76;
const DESCENT = 0.24;

/** The box a label covers. */
export function boxOf(label: Label): { left: number; right: number; top: number; bottom: number } {
  const width = textWidth(label.text, label.size);
  const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
  return { left, right: left + width, top: label.y - ASCENT * label.size, bottom: label.y + DESCENT * label.size };
}

/** Lays a run chart out. */
export function layout(input: RunChartInput, size: ChartSize): Layout {
  const style = styleOf(size);
  const span = spanOf(input);
  const stretches = stretchesOf(input);
  const frame = frameOf(input, style, span, stretches);
  const { xs, step } = placesOf(input.points.length, stretches, frame.left, frame.right);
  const height = span.high - span.low;
  const y = (value: number): number => {
    const share = Math.max(0, Math.min(1, (value - span.low) / height));
    return frame.bottom - share * (frame.bottom - frame.top);
  };
  const starts = stretches.slice(1).map((stretch) => ({
    x: ((xs[stretch.first - 1] ?? 0) + (xs[stretch.first] ?? 0)) / 2,
    text: stretch.phase?.reason ?? '',
  }));
  const key = layoutKey(input, style, frame.left);
  const ends = layoutEnds(input, style, frame, y);
  const notes = layoutNotes(input, style, frame, xs, starts, ends);
  const labels = [
    ...periodLabels(input, style, frame, xs),
    ...scaleLabels(input, style, frame, span, y),
    ...ends,
    ...notes.labels,
    ...key.labels,
  ];
  return { style, span, ...frame, xs, step, y, stretches, noteLines: notes.lines, labels, keySigns: key.signs };
}

/** Blocks of points with the phase they belong to; one block when there are no phases. */
function stretchesOf(input: RunChartInput): readonly Stretch[] {
  const stretches: { phase: ChartPhase | null; first: number; last: number }[] = [];
  for (const [index, point] of input.points.entries()) {
    const phase = inForceOn(input.phases, point.at);
    const open = stretches[stretches.length - 1];
    if (open === undefined || (open.phase !== phase && phase !== null))
      stretches.push({ phase, first: index, last: index });
    else open.last = index;
  }
  return stretches;
}

/** The rectangle of the curve. */
export type Frame = Pick<Layout, 'left' | 'right' | 'top' | 'bottom' | 'floor' | 'noteRows'>;

function frameOf(input: RunChartInput, style: ChartStyle, span: Span, stretches: readonly Stretch[]): Frame {
  const room = widthOfEnds(input, style);
  const worded = input.notes.length > 0 || stretches.slice(1).some((stretch) => (stretch.phase?.reason ?? '') !== '');
  const noteRows = worded ? Math.min(style.noteRows, Math.floor(style.height / (style.text * 5))) : 0;
  const floor = style.height - keyHeight(input, style);
  const values = style.scaleLabels ? scaleTexts(input, style, span) : [];
  const scale = Math.max(0, ...values.map(({ text }) => textWidth(text, style.axisText)));
  const left = scale === 0 ? style.lastDot + 1 : Math.min(scale + style.gap + style.dot, style.width * 0.3);
  const right = Math.max(left + 20, style.width - room - style.lastDot - style.gap);
  const top = style.lastDot + 2 + noteRows * style.text * 1.3;
  const bottom = floor - style.axisText * 1.3 - style.lastDot - 2;
  return { left, right, top: Math.min(top, bottom - 8), bottom, floor, noteRows };
}

function placesOf(
  count: number,
  stretches: readonly Stretch[],
  left: number,
  right: number,
): { readonly xs: readonly number[]; readonly step: number } {
  const steps = count - 1 + BREAK_STEPS * Math.max(0, stretches.length - 1);
  if (steps <= 0) return { xs: count === 0 ? [] : [(left + right) / 2], step: (right - left) / 2 };
  const step = (right - left) / steps;
  const xs = stretches.flatMap((stretch, breaks) =>
    Array.from(
      { length: stretch.last - stretch.first + 1 },
      (_, index) => left + (stretch.first + index + breaks * BREAK_STEPS) * step,
    ),
  );
  return { xs, step };
}

/** First, last and evenly chosen periods between, as many as fit without touching; never more than four. */
function periodLabels(input: RunChartInput, style: ChartStyle, frame: Frame, xs: readonly number[]): Label[] {
  const count = input.points.length;
  for (let most = Math.min(style.mostPeriodLabels, count); most > 0; most -= 1) {
    const indices =
      most === 1 ? [count - 1] : Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
    const labels = indices.map((index, place) => periodLabel(input, style, frame, xs, { index, place, most }));
    const fits = labels.every((label, place) => {
      const box = boxOf(label);
      const former = labels[place - 1];
      return (
        box.left >= 0 &&
        box.right <= style.width &&
        (former === undefined || box.left - boxOf(former).right >= style.axisText * 0.8)
      );
    });
    if (fits) return labels;
  }
  return [];
}

function periodLabel(
  input: RunChartInput,
  style: ChartStyle,
  frame: Frame,
  xs: readonly number[],
  { index, place, most }: { index: number; place: number; most: number },
): Label {
  const at = xs[index] ?? frame.left;
  const text = input.points[index]?.label ?? '';
  const only = input.points.length === 1;
  const first = place === 0 && most > 1;
  const last = place === most - 1;
  const half = textWidth(text, style.axisText) / 2;
  const anchor = only ? 'middle' : first ? 'start' : last ? 'end' : 'middle';
  const nudged =
    anchor === 'start' ? at - Math.min(half, style.dot + style.thin) : anchor === 'end' ? at + style.dot : at;
  const x = anchor === 'middle' ? Math.max(half, Math.min(style.width - half, nudged)) : nudged;
  return { text, x, y: frame.floor - style.axisText * 0.32, anchor, size: style.axisText, role: 'period' };
}

function scaleTexts(
  input: RunChartInput,
  style: ChartStyle,
  span: Span,
): { readonly value: number; readonly text: string }[] {
  const { values, decimals } = roundValues(span, style.kind === 'large' ? 5 : 3, input.decimals);
  return values.map((value, index) => {
    const number = input.formatNumber(value, decimals);
    const unit =
      index === values.length - 1 && [...input.unit].length <= 6 && input.unit !== '' ? `\u00a0${input.unit}` : '';
    return { value, text: `${number}${unit}` };
  });
}

function scaleLabels(
  input: RunChartInput,
  style: ChartStyle,
  frame: Frame,
  span: Span,
  y: (value: number) => number,
): Label[] {
  if (!style.scaleLabels || input.points.length === 0) return [];
  const labels: Label[] = [];
  for (const { value, text } of scaleTexts(input, style, span)) {
    const label: Label = {
      text,
      x: frame.left - style.gap - style.dot + 1,
      y: y(value) + style.axisText * 0.34,
      anchor: 'end',
      size: style.axisText,
      role: 'scale',
    };
    const box = boxOf(label);
    const former = labels[labels.length - 1];
    const free = former === undefined || box.bottom < boxOf(former).top;
    const clear = box.left >= 0 && box.top >= 0 && box.bottom < frame.floor - style.axisText * 1.2;
    if (free && clear) labels.push(label);
  }
  return labels;
}
