/**
 * Results of an open board, computed only where something they are made of has changed: a letter typed elsewhere costs nothing, a number entered
 * costs one curve. What has not changed is the same object as last time, so that its row need not be drawn anew.
 */
import {
  type BoardContent,
  type Given,
  type Indicator,
  type IndicatorId,
  type Measurement,
  type Phase,
  type Result,
  resultsFrom,
  type Target,
} from '@tavle/domain';

type RollUp = Given['rollUps'][number];

/** The results of a board as it stands, with the sums it is given. */
export type ResultsMemo = (content: BoardContent, given: Given | null) => readonly Result[];

interface Kept {
  /** Everything the result is made of; the same objects and texts give the same result. */
  readonly of: readonly unknown[];
  readonly result: Result | undefined;
}

/** Makes one, for one board. */
export function createResultsMemo(): ResultsMemo {
  let made: readonly unknown[] = [];
  let results: readonly Result[] = [];
  let kept: ReadonlyMap<IndicatorId, Kept> = new Map();
  return (content, given) => {
    const of = [content.indicators, content.measurements, content.targets, content.phases, given?.rollUps];
    if (isSame(of, made)) return results;
    made = of;
    const parts = partsOf(content, given);
    kept = new Map(content.indicators.map((indicator) => [indicator.id, one(parts(indicator), kept)]));
    results = [...kept.values()].flatMap(({ result }) => result ?? []);
    return results;
  };
}

interface Parts {
  readonly indicator: Indicator;
  readonly measurements: readonly Measurement[];
  readonly targets: readonly Target[];
  readonly phases: readonly Phase[];
  readonly rollUp: RollUp | undefined;
  readonly content: BoardContent;
}

function one(
  { indicator, measurements, targets, phases, rollUp, content }: Parts,
  kept: ReadonlyMap<string, Kept>,
): Kept {
  const before = kept.get(indicator.id);
  // What is given comes whole each time anything in the chain changes; most often its sums are the ones that were there.
  const of = [indicator, ...measurements, ...targets, ...phases, JSON.stringify(rollUp)];
  if (before !== undefined && isSame(before.of, of)) return before;
  const own = { ...content, indicators: [indicator], measurements, targets, phases };
  const [result] = resultsFrom(
    own,
    new Map(rollUp === undefined ? [] : [[indicator.id, rollUp.points]]),
    new Map(rollUp?.marks ? [[indicator.id, rollUp.marks]] : []),
  );
  return { of, result };
}

/** What belongs to each indicator, in the board's order. */
function partsOf(content: BoardContent, given: Given | null): (indicator: Indicator) => Parts {
  const measurements = byIndicator(content.measurements);
  const targets = byIndicator(content.targets);
  const phases = byIndicator(content.phases);
  const rollUps = byIndicator(given?.rollUps ?? []);
  return (indicator) => ({
    indicator,
    measurements: measurements.get(indicator.id) ?? [],
    targets: targets.get(indicator.id) ?? [],
    phases: phases.get(indicator.id) ?? [],
    rollUp: rollUps.get(indicator.id)?.at(-1),
    content,
  });
}

function byIndicator<T extends { readonly indicator: IndicatorId }>(all: readonly T[]): ReadonlyMap<IndicatorId, T[]> {
  return Map.groupBy(all, ({ indicator }) => indicator);
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);
