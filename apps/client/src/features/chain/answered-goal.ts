import type { BoardId, GivenGoal, GoalId } from '@tavle/domain';

/** The goal above that an answer names. */
export interface AnsweredGoal {
  readonly parentBoard: BoardId;
  readonly parentGoal: GoalId;
}

/** Which goal an answer is given to: the goal in between when it reached us through one, else the goal itself. */
export function answeredGoal({ board, goal, via }: GivenGoal): AnsweredGoal {
  return via ? { parentBoard: via.board, parentGoal: via.goal } : { parentBoard: board, parentGoal: goal.id };
}
