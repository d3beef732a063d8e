/**
 * What the curve says since an effort began, in a sentence or two (T9): the evidence a team begins its verdict with. Evidence is read on other boards too, so
 * levels of indicators about persons are left out: a median of few numbers is one of them (SMALL3).
 */
import type { EffectSince, Indicator } from '@tavle/domain';
import { formatDate } from '../dates/date.ts';
import type { Words } from '../words/words.ts';
import { joinSentences } from './sentences.ts';
import { type Figures, formatValueText } from './value.ts';

/** The sentence. Levels, where they may be told, are written with the indicator's own unit and decimals. */
export function effectSentence(
  effect: EffectSince,
  indicator: Figures & Pick<Indicator, 'personBased'>,
  t: Words,
): string {
  const level = (value: number): string => formatValueText(indicator, value, t);
  const told = (sentence: string): readonly string[] => (indicator.personBased ? [] : [sentence]);
  switch (effect.kind) {
    case 'noStart':
      return t('effort.since.noStart');
    case 'tooFewBefore':
      return t('effort.since.tooFewBefore', { n: effect.n, m: effect.needed });
    case 'newMeasure':
      return t('effort.since.newMeasure', { date: formatDate(effect.on, 'long', t.locale) });
    case 'tooFew':
      return t('effort.since.tooFew', { n: effect.n, m: effect.needed });
    case 'noShift':
      return joinSentences([
        t('effort.since.noShift', { n: effect.n }),
        ...told(t('effort.since.level', { a: level(effect.before) })),
      ]);
    case 'shift': {
      const { direction, run, before, after, holds, wasMoving } = effect;
      return joinSentences([
        t(`effort.since.${direction}`, { m: run }),
        ...told(t('effort.since.moved', { a: level(before), b: level(after) })),
        ...(wasMoving ? [t('effort.since.wasMoving')] : []),
        ...(holds ? [] : [t('effort.since.over')]),
      ]);
    }
  }
}
