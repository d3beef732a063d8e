/**
 * The two marks of an indicator as shapes (SIGN2), drawn once for board, meeting and wall. They differ without colour, in greyscale and from
 * across the room; colours are handed in, and the words stand beside them.
 */
import { node } from './svg.ts';
import type { SvgNode } from './types.ts';

/** On target? `stale` is the clock of a number too old to have a status. */
export type StatusShape = 'met' | 'near' | 'notMet' | 'noTarget' | 'noMeasurement' | 'hidden' | 'stale';

/** Is it moving? The arrow follows the curve, `step` where the way is not known; whether that is good is in the word. */
export type VariationShape = 'rising' | 'falling' | 'step' | 'wave' | 'dots' | 'flat';

/** Colours of the first mark, as CSS writes them. `none` is the grey of what has no status. */
export type SignColours = {
  readonly met: string;
  readonly onMet: string;
  readonly near: string;
  readonly notMet: string;
  readonly onNotMet: string;
  readonly none: string;
};

const round = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;
/** Black on the yellow triangle in every theme: the yellow is the same in all of them. */
const onNear = '#1a1a1a';

/** The first mark, in a box of 24×24. */
export function statusSign(shape: StatusShape, colours: SignColours): SvgNode {
  return node('g', {}, statusParts[shape](colours));
}

/** The second mark, in a box of 24×24. */
export function variationSign(shape: VariationShape, colour: string): SvgNode {
  const width = shape === 'dots' ? 4.2 : 2.6;
  return node('path', { d: variationPaths[shape], fill: 'none', stroke: colour, 'stroke-width': width, ...round });
}

const statusParts: Readonly<Record<StatusShape, (colours: SignColours) => readonly SvgNode[]>> = {
  met: ({ met, onMet }) => [
    node('circle', { cx: 12, cy: 12, r: 11.5, fill: met }),
    line('M6.4 12.5l3.7 3.7 7.5-8.2', onMet, 2.8),
  ],
  near: ({ near }) => [
    node('path', {
      d: 'M12 1.8L23.2 22H.8z',
      fill: near,
      stroke: onNear,
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
    }),
    line('M12 8.6v6.4', onNear, 2.7),
    dot(12, 18.6, onNear),
  ],
  notMet: ({ notMet, onNotMet }) => [
    node('rect', { x: 1, y: 1, width: 22, height: 22, rx: 3, fill: notMet }),
    line('M7.2 7.2l9.6 9.6m0-9.6l-9.6 9.6', onNotMet, 2.9),
  ],
  noTarget: ({ none }) => [line('M3.5 12h17', none, 2.8)],
  noMeasurement: ({ none }) => [ring(none, '4.2 3.4')],
  hidden: ({ none }) => [ring(none, '1.6 3.07'), dot(7.4, 12, none), dot(12, 12, none), dot(16.6, 12, none)],
  stale: ({ none }) => [ring(none), line('M12 6.2V12l4 3', none, 2.4)],
};

const variationPaths: Readonly<Record<VariationShape, string>> = {
  rising: 'M2.5 18l6.5-6.5 4 4L21.5 6m0 0h-6.4m6.4 0v6.4',
  falling: 'M2.5 6L9 12.5l4-4L21.5 18m0 0h-6.4m6.4 0v-6.4',
  step: 'M3 17h8V8h10',
  wave: 'M2 13c2.5-6 5-6 7.5 0s5 6 7.5 0 3.5-4.5 5-4.5',
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  flat: 'M3 12h18',
};

function line(d: string, colour: string, width: number): SvgNode {
  return node('path', { d, fill: 'none', stroke: colour, 'stroke-width': width, ...round });
}

function ring(colour: string, dashes?: string): SvgNode {
  return node('circle', {
    cx: 12,
    cy: 12,
    r: 10.4,
    fill: 'none',
    stroke: colour,
    'stroke-width': 2.2,
    ...(dashes === undefined ? {} : { 'stroke-dasharray': dashes }),
  });
}

function dot(cx: number, cy: number, colour: string): SvgNode {
  return node('circle', { cx, cy, r: 1.6, fill: colour });
}
