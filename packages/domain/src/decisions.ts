/**
 * What awaits a board's decision: wishes to be excused from its mandatory goals (CHAIN5) and translations nobody has answered (CHAIN7).
 * From the coverage it is given and its own reviews, so that an answer takes its entry off the list at once.
 */
import type { GoalResponse, Review } from './chain.ts';
import type { CoverageEntry, GoalCoverage } from './coverage.ts';
import type { Goal } from './goal.ts';

/** One answer from below that the board has not answered in turn. */
export interface AwaitedDecision {
  readonly kind: 'excuse' | 'translation';
  /** The board's own goal that was answered. */
  readonly goal: Goal;
  readonly entry: CoverageEntry;
  readonly response: GoalResponse;
}

/** The decisions the board owes those below: wishes to be excused first, then in the order of its goals and of the tree. */
export function decisionsAwaiting(
  coverage: readonly GoalCoverage[],
  goals: readonly Goal[],
  reviews: readonly Review[],
): readonly AwaitedDecision[] {
  const found = coverage.flatMap(({ goal: id, entries }) => {
    const goal = goals.find((each) => each.id === id);
    if (goal === undefined) return [];
    return entries.flatMap((entry) =>
      entry.responses.flatMap((response) => {
        const kind = decisionOn(goal, entry, response);
        return kind === null || isReviewed(reviews, entry, response) ? [] : [{ kind, goal, entry, response }];
      }),
    );
  });
  return [...found.filter(({ kind }) => kind === 'excuse'), ...found.filter(({ kind }) => kind === 'translation')];
}

/** A translation is for the board above once its own goal is published there: a draft is nobody else's to see. */
function decisionOn(goal: Goal, entry: CoverageEntry, response: GoalResponse): AwaitedDecision['kind'] | null {
  if (response.kind === 'excused') return goal.mandatory ? 'excuse' : null;
  const isSent = entry.goals.some(({ id }) => id === response.goal);
  return response.kind === 'translated' && response.agreement !== 'accepted' && isSent ? 'translation' : null;
}

const isReviewed = (reviews: readonly Review[], { board }: CoverageEntry, { id }: GoalResponse): boolean =>
  reviews.some((review) => review.board === board && review.response === id);
