import type { IndicatorId, Interpretation } from '@tavle/domain';

/** The readings of one indicator, newest first. */
export function readingsOf(all: readonly Interpretation[], indicator: IndicatorId): readonly Interpretation[] {
  return all
    .filter((reading) => reading.indicator === indicator)
    .sort((a, b) => ((a.at ?? '') === (b.at ?? '') ? (a.id < b.id ? 1 : -1) : (a.at ?? '') < (b.at ?? '') ? 1 : -1));
}
