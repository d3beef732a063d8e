/** What leaves a board: everything other boards' given, the views and the walls are made of, and nothing more (CHAIN2, CHAIN3). */
import type { BoardContent } from './content.ts';
import type { BoardId } from './ids.ts';
import { currentMeasurements } from './measurement.ts';

export interface Summary {
  readonly board: BoardId;
  /** The log's sequence the summary was made at. */
  readonly seq: number;
  /** The document without drafts, replaced numbers, ideas and what is over. Actions are all there: their owners are asked for them. */
  readonly content: BoardContent;
}

/** Summarises one board's content as of a place in the log. */
export function summarise(board: BoardId, seq: number, content: BoardContent): Summary {
  const indicators = content.indicators.filter((indicator) => indicator.stage === 'active');
  const ids = new Set<string>(indicators.map((indicator) => indicator.id));
  const kept = <T extends { readonly indicator: string | null }>(entries: readonly T[]): readonly T[] =>
    entries.filter((entry) => entry.indicator === null || ids.has(entry.indicator));
  return {
    board,
    seq,
    content: {
      ...content,
      goals: content.goals.filter((goal) => goal.stage === 'published'),
      indicators,
      targets: kept(content.targets),
      phases: kept(content.phases),
      measurements: indicators.flatMap((indicator) => currentMeasurements(content.measurements, indicator.id)),
      interpretations: kept(content.interpretations),
      efforts: kept(content.efforts),
      escalations: content.escalations.filter((lift) => lift.state !== 'withdrawn'),
      ideas: [],
    },
  };
}
