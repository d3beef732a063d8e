/**
 * Where we stand with a goal from above, as this page knows it: what the server has derived, and our own drafts, which it does not know
 * (CHAIN5: a translation counts once its goal is published).
 */
import type { BoardContent, GivenGoal, Goal } from '@tavle/domain';

/** `draft`: proposed, and our goal is not sent out. `asked`: a wish to be excused that the board above has to answer. */
export type Standing = 'answered' | 'ours' | 'draft' | 'asked' | 'above';

type Own = Pick<BoardContent, 'goals' | 'responses'>;

/** Whose turn it is, and what is left to do. */
export function standingOf(given: GivenGoal, own: Own): Standing {
  if (given.state !== 'waiting') return 'answered';
  if (given.turn === 'above') return 'above';
  if (proposedDrafts(given, own).length > 0) return 'draft';
  return given.excuse?.state === 'asked' ? 'asked' : 'ours';
}

/** Our drafts that translate the goal, or the goal in between through which it reached us. */
export function proposedDrafts({ goal, via }: GivenGoal, { goals, responses }: Own): readonly Goal[] {
  const proposed = responses
    .filter(({ kind, parentGoal }) => kind === 'translated' && (parentGoal === goal.id || parentGoal === via?.goal))
    .map((response) => response.goal);
  return goals.filter(({ id, stage }) => stage === 'draft' && proposed.includes(id));
}
