/**
 * One goal's thread downwards: what the boards within two layers measure for it and how it goes there (CHAIN4). Marks and words, and the latest
 * value of measures that are not about persons; raw person counts stay where they are written (SMALL4).
 */
import { resultsReach } from './access.ts';
import type { TargetStatus, Variation } from './assess.ts';
import type { DateText } from './calendar.ts';
import type { BoardId, GoalId, IndicatorId } from './ids.ts';
import type { Indicator } from './indicator.ts';
import { layersApart } from './organisation.ts';
import type { Result, World } from './world.ts';
import { shownReadings, shownResults } from './hide.ts';

export interface ThreadResult {
  /** The own goal the thread starts from. */
  readonly goal: GoalId;
  readonly board: BoardId;
  readonly unitName: string;
  readonly indicator: IndicatorId;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly kind: Indicator['kind'];
  readonly latest: { readonly value: number; readonly start: DateText; readonly end: DateText } | null;
  readonly status: TargetStatus;
  readonly variation: Variation;
  /** The newest reading down there, when it is shared or the board is near. */
  readonly interpretation: string | null;
}

/** What is measured below for each own goal. */
export function threadsOf(world: World, board: BoardId): readonly ThreadResult[] {
  const unit = world.place(board)?.unit.id;
  if (unit === undefined) return [];
  const near = world
    .below(board)
    .filter((place) => (layersApart(world.tree, unit, place.unit.id) ?? 99) <= resultsReach);
  return world.content(board).goals.flatMap((goal) =>
    near.flatMap((place) => {
      const family = familyAt(world, place.board.id, goal.id);
      return shownResults(world, place.board.id, 'management')
        .filter((result) => family.has(result.indicator.goal))
        .map((result) => threadResult(world, goal.id, { board: place.board.id, unitName: place.unit.name }, result));
    }),
  );
}

/** The goal itself (taken over) and every goal of the board that translates it, directly or through a board in between. */
function familyAt(world: World, board: BoardId, goal: GoalId): ReadonlySet<GoalId> {
  const family = new Set<GoalId>([goal]);
  for (const place of [...[...world.above(board)].reverse().map(({ board: { id } }) => id), board]) {
    for (const response of world.content(place).responses) {
      if (response.kind === 'translated' && response.goal !== null && family.has(response.parentGoal))
        family.add(response.goal);
    }
  }
  return family;
}

function threadResult(
  world: World,
  goal: GoalId,
  at: Pick<ThreadResult, 'board' | 'unitName'>,
  result: Result,
): ThreadResult {
  const { indicator, assessment } = result;
  const { latest } = assessment;
  const shown = latest?.state === 'shown' && latest.value !== null && !indicator.personBased;
  const all = world.content(at.board).interpretations.filter((reading) => reading.indicator === indicator.id);
  const readings = shownReadings(all, [result]);
  const newest = readings.slice().sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))[0];
  return {
    goal,
    ...at,
    indicator: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    decimals: indicator.decimals,
    kind: indicator.kind,
    latest: shown && latest?.value != null ? { value: latest.value, start: latest.start, end: latest.end } : null,
    status: assessment.status,
    variation: assessment.variation,
    interpretation: newest?.text ?? null,
  };
}
