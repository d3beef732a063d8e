/** A run chart as SVG: the same picture on the board, the wall, in the meeting and on paper; and the table behind it. */
export { runChart } from './draw.ts';
export { statusSign, variationSign, type SignColours, type StatusShape, type VariationShape } from './signs.ts';
export { elementOf, toSvgText, type CreateElement } from './svg.ts';
export { runChartInput, variationShapeOf, type ChartWish, type Drawn } from './of-result.ts';
export { chartTable } from './table.ts';
export type {
  ChartKind,
  ChartNote,
  ChartPhase,
  ChartPoint,
  ChartSize,
  ChartTable,
  ChartTarget,
  ChartWords,
  PointState,
  RunChartInput,
  SvgNode,
} from './types.ts';
