/** A measured value as it was entered, for fields and for history. */
import { type Indicator, type MeasuredValue, type RolledPoint, unreachable } from '@tavle/domain';
import { formatExact, formatPartWhole, plainNumber, type Words } from '@tavle/text';
import type { ReadValue, TypedValue } from './read-value.ts';

/** For reading: `126 / 137`, `5,8`, `Ja`, `Ikke relevant`. */
export function enteredWords(indicator: Pick<Indicator, 'kind'>, value: MeasuredValue, t: Words): string {
  switch (value.kind) {
    case 'parts':
      return formatPartWhole(value.part, value.whole, t.locale);
    case 'value':
      if (indicator.kind === 'yesNo') return t(value.value >= 0.5 ? 'ind.yes' : 'ind.no');
      return indicator.kind === 'share'
        ? `${formatExact(value.value, t.locale)} %`
        : formatExact(value.value, t.locale);
    case 'notRelevant':
      return t('entry.notRelevantShort');
    case 'hidden':
      return t('privacy.hiddenShort');
    case 'withdrawn':
      return t('entry.withdrawnShort');
    default:
      return unreachable(value);
  }
}

/** A sum from below as it stands in a field: numerator and denominator where it has them. */
export function sumWords(indicator: Pick<Indicator, 'kind'>, { value, part, whole }: RolledPoint, t: Words): string {
  if (part !== null && whole !== null) return enteredWords(indicator, { kind: 'parts', part, whole }, t);
  return value === null ? '' : enteredWords(indicator, { kind: 'value', value }, t);
}

/** For a field: what can be typed to mean the same. */
export function typedText(indicator: Pick<Indicator, 'kind'>, value: MeasuredValue, t: Words): string {
  if (value.kind === 'parts') return `${plainNumber(value.part, t.locale)} / ${plainNumber(value.whole, t.locale)}`;
  if (value.kind !== 'value') return '';
  if (indicator.kind === 'yesNo') return t(value.value >= 0.5 ? 'ind.yes' : 'ind.no');
  return indicator.kind === 'share' ? `${plainNumber(value.value, t.locale)} %` : plainNumber(value.value, t.locale);
}

/** Why what was typed is no value; undefined when it is one, or a question, or nothing. */
export function unreadSentence(read: ReadValue, typed: string, t: Words): string | undefined {
  if (read.kind === 'wrongUnit')
    return t(read.unit === 'percent' ? 'entry.wrongUnit.percent' : 'entry.wrongUnit.kroner', { x: typed.trim() });
  if (read.kind === 'notANumber') return t('entry.notANumber', { x: typed.trim() });
  if (read.kind === 'notPartWhole') return t('entry.notPartWhole');
  if (read.kind === 'notShare') return t('entry.notShare');
  return read.kind === 'notYesNo' ? t('entry.yesNoHint') : undefined;
}

/** The question a text with two readings asks, and its two answers in words. */
export function readingWords(
  indicator: Pick<Indicator, 'kind'>,
  readings: readonly [TypedValue, TypedValue],
  t: Words,
): readonly [string, string] {
  return [enteredWords(indicator, readings[0], t), enteredWords(indicator, readings[1], t)];
}
