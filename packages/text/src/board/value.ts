/** An indicator's own numbers in words: values, targets, changes and what the curve says. */
import { type Because, type Indicator, parseDate, type Target, unreachable, type Variation } from '@tavle/domain';
import { formatDate } from '../dates/date.ts';
import { formatCount, formatNumber, formatSigned, noBreakSpace } from '../numbers/format.ts';
import type { Words } from '../words/words.ts';

/** What has to be known of an indicator to write its numbers. */
export type Figures = Pick<Indicator, 'kind' | 'decimals' | 'unit' | 'per'>;

/** A value in its two parts, so that a screen can set the unit smaller. `unit` is empty when there is none. */
export interface FormattedValue {
  readonly figure: string;
  readonly unit: string;
}

/** `92` and `%`, `17` and `pr. 1.000`, `12` and `dage`, `Ja` and nothing. Shares are in per cent (92.4, not 0.924). */
export function formatValue(indicator: Figures, value: number, t: Words): FormattedValue {
  const figure = formatNumber(value, indicator.decimals, t.locale);
  switch (indicator.kind) {
    case 'share':
      return { figure, unit: indicator.unit || t('unit.percent') };
    case 'rate':
      return { figure, unit: indicator.unit || t('unit.per', { n: indicator.per }) };
    case 'daysSince':
      return { figure: formatCount(value, t.locale), unit: t(value === 1 ? 'unit.dayOne' : 'unit.dayOther') };
    case 'yesNo':
      return { figure: t(value >= 0.5 ? 'ind.yes' : 'ind.no'), unit: '' };
    case 'count':
    case 'value':
    case 'index':
      return { figure, unit: indicator.unit };
    default:
      return unreachable(indicator.kind);
  }
}

/** The value on one line: `92 %` (English `92%`), `17 pr. 1.000 sengedage`. */
export function formatValueText(indicator: Figures, value: number, t: Words): string {
  return joined(formatValue(indicator, value, t), t);
}

function joined({ figure, unit }: FormattedValue, t: Words): string {
  if (unit === '') return figure;
  return unit === '%' && t.locale === 'en' ? `${figure}%` : `${figure}${noBreakSpace}${unit}`;
}

const targetSigns = { atLeast: '≥', atMost: '≤', above: '>', below: '<' } as const;

/** `sign` ≥ 90 %, ≤ 13, 85–95 %, Stigende: for columns. `words` Mindst 90 %, Mellem 85 og 95 %: for sentences and screen readers. */
export type TargetStyle = 'sign' | 'words';

/** A target as the indicator's numbers are written; "Intet måltal" when the number it needs is not there. */
export function formatTarget(target: Target, figures: Figures, style: TargetStyle, t: Words): string {
  const { rule, value, low, high } = target;
  // A target stands with the decimals it was set with: 85,5 must not read as 86.
  const own = Math.max(...[value, low, high].map((level) => decimalsOf(level ?? 0)));
  const indicator = { ...figures, decimals: Math.max(figures.decimals, own) };
  if (rule === 'rising') return t(style === 'sign' ? 'ind.form.targetRule.rising' : 'ind.targetRising');
  if (rule === 'falling') return t(style === 'sign' ? 'ind.form.targetRule.falling' : 'ind.targetFalling');
  if (rule === 'between') {
    if (low === null || high === null) return t('ind.noTarget');
    const a = formatValue(indicator, low, t).figure;
    const b = formatValueText(indicator, high, t);
    return style === 'sign' ? `${a}–${b}` : t('ind.targetRange', { a, b });
  }
  if (value === null) return t('ind.noTarget');
  if (indicator.kind === 'yesNo') return formatValueText(indicator, value, t);
  const a = formatValueText(indicator, value, t);
  if (style === 'sign') return `${targetSigns[rule]}${noBreakSpace}${a}`;
  switch (rule) {
    case 'atLeast':
      return t('ind.targetUp', { a });
    case 'atMost':
      return t('ind.targetDown', { a });
    case 'above':
      return t('ind.targetAbove', { a });
    case 'below':
      return t('ind.targetBelow', { a });
    default:
      return unreachable(rule);
  }
}

/** How many decimals a number has of its own, at most six. */
const decimalsOf = (value: number): number => (`${Number(Math.abs(value).toFixed(6))}`.split('.')[1] ?? '').length;

/** A change with its sign: `+2,5 procentpoint` for a share, `−3 dage`, `+4` with the indicator's unit. */
export function formatChange(indicator: Figures, change: number, t: Words): string {
  const decimals = indicator.kind === 'daysSince' || indicator.kind === 'yesNo' ? 0 : indicator.decimals;
  const x = formatSigned(change, decimals, t.locale);
  const one = /^[+−]?1$/.test(x);
  if (indicator.kind === 'share') return t(one ? 'unit.percentagePoint' : 'unit.percentagePoints', { x });
  if (indicator.kind === 'yesNo') return x;
  const unit = indicator.kind === 'daysSince' ? t(one ? 'unit.dayOne' : 'unit.dayOther') : indicator.unit;
  return joined({ figure: x, unit }, t);
}

/**
 * What the curve says and why, in one sentence (SIGN1): the longest run, the crossings, the limits, or that nothing but chance is seen.
 * A run on the side the process has left is told as what was, with where it is now.
 * Without enough useful points it says how many there are of how many needed. `because` is null when there is nothing to analyse.
 */
export function becauseSentence(variation: Variation, because: Because | null, t: Words): string {
  if (because === null) return t('chart.noPoints');
  if (variation === 'noVariation') return t('sign.constant');
  const { rule, side, n, needed, measured, longest, longestMax, longestSide, longestAt } = because;
  const { crossings, crossingsMin } = because;
  if (variation === 'tooFew') return measured >= needed ? t('sign.onMedian') : t('sign.tooFew', { n, m: needed });
  if (rule === null) return t('sign.stable');
  if (rule === 'limits') return t('sign.outsideLatest');
  if (rule === 'crossings') return t('sign.fewCrossings', { n: crossings ?? 0, m: crossingsMin ?? 0 });
  const run = { n: longest ?? 0, m: longestMax ?? 0 };
  const until = parseDate(longestAt?.to);
  if (until !== undefined && side !== null && side !== longestSide) {
    const old = { n: run.n, date: formatDate(until, 'short', t.locale) };
    return longestSide === 'below' ? t('sign.oldRunBelow', old) : t('sign.oldRunAbove', old);
  }
  return longestSide === 'below' ? t('sign.longRunBelow', run) : t('sign.longRunAbove', run);
}
