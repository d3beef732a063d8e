/**
 * The board's rows grouped as they are read: each own goal with its indicators, then goals taken over from above in their own words,
 * then what has lost its goal. Pure, so that it can be tried without a page.
 */
import type { BoardContent, Given, GivenGoal, Goal, GoalId, GoalResponse, IndicatorId, Result } from '@tavle/domain';

export type GoalGroup =
  | { readonly kind: 'own'; readonly goal: Goal; readonly results: readonly Result[] }
  | { readonly kind: 'adopted'; readonly above: GivenGoal; readonly results: readonly Result[] }
  /** Indicators whose goal is not here: retired, or not given yet. */
  | { readonly kind: 'loose'; readonly results: readonly Result[] };

/** The groups of one board. Every result is in exactly one of them. */
export function groupGoals(
  content: Pick<BoardContent, 'goals' | 'responses'>,
  results: readonly Result[],
  given: Pick<Given, 'goals'> | null,
): readonly GoalGroup[] {
  const resultsOf = (goal: GoalId): readonly Result[] => results.filter(({ indicator }) => indicator.goal === goal);
  const own = content.goals
    .filter(({ stage }) => stage !== 'retired')
    .map((goal) => ({ kind: 'own' as const, goal, results: resultsOf(goal.id) }));
  const ownIds = new Set(own.map(({ goal }) => goal.id));
  const adopted = (given?.goals ?? [])
    .filter((each) => !ownIds.has(each.goal.id) && isAdopted(each, content.responses))
    .map((above) => ({ kind: 'adopted' as const, above, results: resultsOf(above.goal.id) }));
  const placed = new Set([...ownIds, ...adopted.map(({ above }) => above.goal.id)]);
  const loose = results.filter(({ indicator }) => !placed.has(indicator.goal));
  return [...own, ...adopted, ...(loose.length === 0 ? [] : [{ kind: 'loose' as const, results: loose }])];
}

function isAdopted({ goal }: GivenGoal, responses: readonly GoalResponse[]): boolean {
  return responses.some((response) => response.kind === 'adopted' && response.parentGoal === goal.id);
}

/** The indicator that each one guards against harm or gaming (SIGN5), by name. */
export function guardedNames(results: readonly Result[]): ReadonlyMap<IndicatorId, string> {
  return new Map(
    results.flatMap(({ indicator }) =>
      indicator.balancing === null ? [] : [[indicator.balancing, indicator.name] as const],
    ),
  );
}

/** The goals an indicator can belong to here: the board's own, and those taken over from above. */
export function goalChoices(board: {
  readonly content: Pick<BoardContent, 'goals' | 'responses'>;
  readonly given: Pick<Given, 'goals'> | null;
}): readonly { readonly id: GoalId; readonly text: string }[] {
  return groupGoals(board.content, [], board.given).flatMap((group) =>
    group.kind === 'own' ? [group.goal] : group.kind === 'adopted' ? [group.above.goal] : [],
  );
}
