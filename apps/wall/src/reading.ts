/**
 * What one indicator says on the wall, in words: both marks, its age, its number. Pure.
 * Invariant: a number that is late says so, and one that is a whole cadence late has no status any more (SIGN4).
 */
import type { StatusShape, VariationShape } from '@tavle/chart';
import {
  type Assessment,
  type DateText,
  type Freshness,
  freshnessOn,
  type Target,
  unreachable,
  type WallIndicator,
} from '@tavle/domain';
import {
  type FormattedValue,
  formatDate,
  formatNumber,
  formatPeriod,
  formatTarget,
  formatValue,
  noBreakSpace,
  statusWords,
  variationWords,
  type Words,
} from '@tavle/text';

export interface Reading {
  readonly name: string;
  readonly shape: StatusShape;
  readonly statusWord: string;
  /** The number with its unit; a word without a unit when there is none to show. */
  readonly value: FormattedValue;
  /** True when `value` is a word and not a number. */
  readonly isWord: boolean;
  /** True for a number so long that little else stands beside it. */
  readonly isLong: boolean;
  /** Target in force; null when there is none. */
  readonly target: { readonly sign: string; readonly words: string } | null;
  readonly move: { readonly shape: VariationShape; readonly word: string };
  /** Says that a measurement is late; empty when none is. */
  readonly age: string;
  /** The period the number belongs to; empty when there is no number. */
  readonly period: string;
  /** True when the number was made up for practice. */
  readonly isExercise: boolean;
  /** "Samlet fra 4 af 5 enheder": empty unless some are missing. */
  readonly rolled: string;
}

/** Reads an indicator on a day. */
export function readingOf(shown: WallIndicator, today: DateText, t: Words): Reading {
  const { indicator, assessment, rolled } = shown;
  const { latest, target } = assessment;
  const freshness = freshnessOn(shown.rhythm, today);
  const isStale = freshness.kind === 'stale' && assessment.status !== 'noMeasurement';
  const hasNumber = latest !== null && latest.state === 'shown' && latest.value !== null;
  const value = hasNumber ? numberOf(shown, latest.value ?? 0, t) : { figure: wordFor(assessment, t), unit: '' };
  const isLong = hasNumber && value.figure.length > 3;
  return {
    name: indicator.name,
    shape: isStale ? 'stale' : assessment.status,
    statusWord: isStale ? notUpdated(freshness, latest, t) : t(statusWords[assessment.status]),
    value,
    isWord: !hasNumber,
    isLong,
    target: target && {
      sign: targetSign(shown, target, isLong, t),
      words: formatTarget(target, indicator, 'words', t),
    },
    move: { shape: shapeOfMove(shown), word: t(variationWords[assessment.variation]) },
    age: freshness.kind === 'missing' ? t('entry.missing') : '',
    period: latest === null ? '' : formatPeriod(latest, 'short', t.locale),
    isExercise: latest?.origin === 'exercise' && hasNumber,
    rolled:
      rolled === null || rolled.from >= rolled.of
        ? ''
        : t('org.rolledUpPartial', { n: rolled.from, m: rolled.of, k: rolled.of - rolled.from }),
  };
}

function notUpdated(freshness: Freshness, latest: Assessment['latest'], t: Words): string {
  if (freshness.kind !== 'stale' || latest === null) return t('fresh.notUpdated');
  const day = formatDate(latest.end, 'day', t.locale).replace(/ /g, noBreakSpace);
  return t('fresh.notUpdatedSince', { date: day });
}

/** A unit the name says already (`pr. 1.000`) is not said again beside the number. */
function isEcho(unit: string, name: string): boolean {
  return unit.length > 1 && name.includes(unit);
}

/**
 * The number as it is read. Where rounding would make it look like the target it has not met (84,6 as 85 against 85), it gets the decimals
 * that tell them apart.
 */
function numberOf({ indicator, assessment }: WallIndicator, value: number, t: Words): FormattedValue {
  const written = (decimals: number): FormattedValue => formatValue({ ...indicator, decimals }, value, t);
  const { target, status } = assessment;
  const isUnmet = status === 'near' || status === 'notMet';
  const looksMet = ({ figure }: FormattedValue): boolean =>
    [target?.value, target?.low, target?.high].some(
      (level) => typeof level === 'number' && figure === formatNumber(level, indicator.decimals, t.locale),
    );
  const plain = written(indicator.decimals);
  const { figure, unit } = isUnmet && looksMet(plain) ? written(indicator.decimals + 1) : plain;
  return { figure, unit: isEcho(unit, indicator.name) ? '' : unit };
}

/** The target as a sign; without its unit where the name or the number beside it says it. */
function targetSign({ indicator }: WallIndicator, target: Target, isLong: boolean, t: Words): string {
  const sign = formatTarget(target, indicator, 'sign', t);
  const { unit } = formatValue(indicator, 0, t);
  return isLong || isEcho(unit, indicator.name) ? sign.replace(unit, '').trim() : sign;
}

/** A missing number is a word, never a zero and never an old value. */
function wordFor({ latest, status }: Assessment, t: Words): string {
  if (latest?.state === 'hidden') return t('privacy.hiddenShort');
  return status === 'hidden' ? t('privacy.hiddenShort') : t('ind.noData');
}

/** Improving towards less is a falling curve: the arrow shows the curve, the word says whether that is good. */
function shapeOfMove({ indicator, assessment: { variation } }: WallIndicator): VariationShape {
  switch (variation) {
    case 'improving':
    case 'worsening':
      return (variation === 'improving') === (indicator.direction === 'up') ? 'rising' : 'falling';
    case 'higher':
      return 'rising';
    case 'lower':
      return 'falling';
    case 'normal':
      return 'wave';
    case 'tooFew':
      return 'dots';
    case 'noVariation':
      return 'flat';
    default:
      return unreachable(variation);
  }
}
