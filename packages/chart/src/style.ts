/** Sizes and default colours per kind. Colours are attributes; the class names let a theme override them without inline style (CSP). */
import type { ChartKind, ChartSize } from './types.ts';

/** Measures in CSS px. */
export type ChartStyle = {
  readonly kind: ChartKind;
  readonly width: number;
  readonly height: number;
  /** Text at the lines' right ends and at notes. */
  readonly text: number;
  /** Text of the axes. */
  readonly axisText: number;
  readonly line: number;
  readonly thin: number;
  readonly dash: string;
  readonly dot: number;
  readonly lastDot: number;
  /** Between the last point and the words at the right. */
  readonly gap: number;
  readonly mostPeriodLabels: number;
  /** Rows of words above the curve. */
  readonly noteRows: number;
  readonly scaleLabels: boolean;
  readonly key: boolean;
};

/** Light theme. Contrast on white: ink 16:1, quiet 6.6:1, curve 5.6:1. */
export const colours = {
  ink: '#15212b',
  quiet: '#51606c',
  curve: '#2f6f80',
  sheet: '#ffffff',
  limits: '#e6edef',
  hidden: '#eef0f2',
  hiddenEdge: '#a3adb5',
  break: '#a3adb5',
} as const;

type Defaults = Omit<ChartStyle, 'kind' | 'axisText'> & { readonly axisShare: number };

const defaults: Readonly<Record<ChartKind, Defaults>> = {
  row: {
    width: 374,
    height: 132,
    text: 12.5,
    axisShare: 0.96,
    line: 2,
    thin: 1.4,
    dash: '5 4',
    dot: 2.8,
    lastDot: 5,
    gap: 7,
    mostPeriodLabels: 3,
    noteRows: 1,
    scaleLabels: false,
    key: false,
  },
  wall: {
    width: 556,
    height: 160,
    text: 30,
    axisShare: 0.94,
    line: 4,
    thin: 3,
    dash: '11 8',
    dot: 5,
    lastDot: 10,
    gap: 12,
    mostPeriodLabels: 3,
    noteRows: 1,
    scaleLabels: false,
    key: false,
  },
  large: {
    width: 1180,
    height: 600,
    text: 21,
    axisShare: 0.9,
    line: 3.4,
    thin: 2.2,
    dash: '10 7',
    dot: 5.5,
    lastDot: 10,
    gap: 12,
    mostPeriodLabels: 4,
    noteRows: 2,
    scaleLabels: true,
    key: true,
  },
  print: {
    width: 520,
    height: 170,
    text: 11.5,
    axisShare: 0.94,
    line: 1.8,
    thin: 1.2,
    dash: '5 3.5',
    dot: 2.6,
    lastDot: 4.6,
    gap: 6,
    mostPeriodLabels: 4,
    noteRows: 1,
    scaleLabels: true,
    key: true,
  },
};

/**
 * The measures of a size. Sides under 120×60 px are drawn as 120×60: there is no readable chart below that.
 * Text is at most a quarter of the height.
 */
export function styleOf(size: ChartSize): ChartStyle {
  const { axisShare, ...own } = defaults[size.kind];
  const width = Math.max(120, size.width ?? own.width);
  const height = Math.max(60, size.height ?? own.height);
  const text = Math.max(6, Math.min(size.text ?? own.text, height / 4));
  return {
    ...own,
    kind: size.kind,
    width,
    height,
    text,
    axisText: Math.round(text * axisShare * 10) / 10,
  };
}
