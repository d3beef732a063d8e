/**
 * What one indicator says on the wall, in words: both marks, its age, its number. Pure.
 * Invariant: a number that is late says so, and one that is a whole cadence late has no status any more (SIGN4).
 */
import { type StatusShape, type VariationShape, variationShapeOf } from '@tavle/chart';
import {
  type Assessment,
  type DateText,
  figuresOf,
  type Freshness,
  freshnessOn,
  type Target,
  type WallIndicator,
} from '@tavle/domain';
import {
  type FormattedValue,
  formatDate,
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
    move: { shape: variationShapeOf(shown), word: t(variationWords[assessment.variation]) },
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

/** The number as it is read, with the decimals that tell it from a target it has not met (84,6 against 85). */
function numberOf(shown: WallIndicator, value: number, t: Words): FormattedValue {
  const { figure, unit } = formatValue(figuresOf(shown), value, t);
  return { figure, unit: isEcho(unit, shown.indicator.name) ? '' : unit };
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
