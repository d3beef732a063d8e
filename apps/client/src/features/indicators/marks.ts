/** The two marks of a result as shapes and words (SIGN2). Computed in the domain; only named here. */
import { type StatusShape, type VariationShape, variationShapeOf } from '@tavle/chart';
import { type DateText, type Freshness, freshnessOn, type Result, rhythmOf } from '@tavle/domain';
import { formatPeriod, statusWords, variationWords, type Words } from '@tavle/text';

export interface Marks {
  readonly freshness: Freshness;
  readonly status: { readonly shape: StatusShape; readonly word: string };
  readonly variation: { readonly shape: VariationShape; readonly word: string };
}

/** Both marks on the day. After a whole cadence without a number the first one turns grey and says so (SIGN4). */
export function marksOf(result: Result, today: DateText, t: Words): Marks {
  const { status, variation } = result.assessment;
  const freshness = freshnessOn(rhythmOf(result), today);
  const word =
    freshness.kind === 'stale'
      ? t('fresh.notUpdated')
      : t(status === 'hidden' ? 'privacy.hidden' : statusWords[status]);
  return {
    freshness,
    status: { shape: freshness.kind === 'stale' ? 'noMeasurement' : status, word },
    variation: { shape: variationShapeOf(result), word: t(variationWords[variation]) },
  };
}

/** What is to be said about how old the number is; null while it is fresh, and for a draft. */
export function freshnessSentence(
  { indicator, assessment: { latest } }: Result,
  freshness: Freshness,
  t: Words,
): string | null {
  // Nobody is to measure a draft yet (BOARD5).
  if (freshness.kind === 'current' || indicator.stage === 'draft') return null;
  if (freshness.kind === 'none')
    return t('ind.missingFirst', { period: formatPeriod(freshness.period, 'short', t.locale) });
  const newest = latest === null ? null : t('fresh.latestFor', { period: formatPeriod(latest, 'full', t.locale) });
  const missing = t('ind.missingFor', {
    period: formatPeriod(freshness.period, 'short', t.locale),
    n: freshness.daysLate,
  });
  return freshness.kind === 'stale' && newest !== null ? newest : missing;
}
