/** How a board's own goals live below: for each board underneath, where it stands and in which words (CHAIN5, CHAIN7). */
import { answerTo, type ExcuseState, excuseOf, type GoalState } from './given-goals.ts';
import type { GoalResponse } from './chain.ts';
import type { Goal } from './goal.ts';
import type { BoardId, GoalId } from './ids.ts';
import type { Place, World } from './world.ts';

/** One board's answer to one of our goals. */
export interface CoverageEntry {
  readonly board: BoardId;
  readonly unitName: string;
  readonly shortName: string;
  readonly layersDown: number;
  readonly state: GoalState;
  readonly turn: 'ours' | 'above';
  readonly responses: readonly GoalResponse[];
  /** How its wish to be excused stands; null when it has none. */
  readonly excuse: ExcuseState | null;
  /** The goals it was translated into, in the words of the board below. */
  readonly goals: readonly { readonly id: GoalId; readonly text: string }[];
}

export interface GoalCoverage {
  readonly goal: GoalId;
  readonly entries: readonly CoverageEntry[];
}

/** Coverage of every published goal of the board. */
export function coverageOf(world: World, board: BoardId): readonly GoalCoverage[] {
  const below = world.below(board);
  return world.content(board).goals.map((goal) => ({
    goal: goal.id,
    entries: below.map((place) => entry(world, board, goal, place)),
  }));
}

function entry(world: World, home: BoardId, goal: Goal, place: Place): CoverageEntry {
  const board = place.board.id;
  const { state, turn } = answerTo(world, board, home, goal);
  const responses = world.responses(board, goal.id);
  const translated = new Set(responses.map((response) => response.goal));
  return {
    board,
    unitName: place.unit.name,
    shortName: place.unit.shortName,
    layersDown: world.above(board).findIndex((above) => above.board.id === home) + 1,
    state,
    turn,
    responses,
    excuse: excuseOf(world, board, home, goal, responses)?.state ?? null,
    goals: world
      .content(board)
      .goals.filter((own) => translated.has(own.id))
      .map((own) => ({ id: own.id, text: own.text })),
  };
}
