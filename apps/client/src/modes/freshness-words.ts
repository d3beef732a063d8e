/** A board in few words, as the start page says it: how fresh it is, and how much is late. */
import { type DateText, freshnessOn, type StopResults } from '@tavle/domain';
import type { Words } from '@tavle/text';

/** Indicators that lack their newest number, and those that have gone grey (SIGN4), on a day. */
export function latenessOf(
  { rhythms }: StopResults,
  today: DateText,
): { readonly missing: number; readonly stale: number } {
  const kinds = rhythms.map((rhythm) => freshnessOn(rhythm, today).kind);
  return {
    missing: kinds.filter((kind) => kind === 'missing' || kind === 'none').length,
    stale: kinds.filter((kind) => kind === 'stale').length,
  };
}

/** How fresh the board is, in the one word that matters most. */
export function freshWord(results: StopResults, today: DateText, t: Words): string {
  const { missing, stale } = latenessOf(results, today);
  if (missing + stale === 0) return t('start.updated');
  if (missing === 0) return t('board.notUpdated');
  return results.indicators === missing + stale && missing + stale === 1
    ? t('board.missingMeasurement')
    : t('start.missing', { n: missing + stale });
}
