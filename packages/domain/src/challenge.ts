/**
 * Challenges and goals across. A board may ask the board next to it, above or below, to think a goal over; the question shows on both
 * until it is answered (CHAIN11). A goal may be owned by units outside the line as well; each of them sees the goal and nothing
 * else of the other owners (CHAIN9). Everything is written on the sender's own board (CHAIN2).
 */
import type { Instant } from './calendar.ts';
import type { Goal } from './goal.ts';
import type { BoardId, EntryId, GoalId, PersonId } from './ids.ts';
import { lineOf } from './organisation.ts';
import type { World } from './world.ts';

/** A question to the next board about one of its goals. */
export interface Challenge {
  readonly id: EntryId;
  /** The board the goal belongs to. */
  readonly board: BoardId;
  readonly goal: GoalId;
  readonly text: string;
  readonly state: 'open' | 'withdrawn';
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

export const challengeAnswerKinds = ['kept', 'changed', 'dropped'] as const;
/** `kept` the goal stands · `changed` it has been worded anew · `dropped` it is no longer a goal. */
export type ChallengeAnswerKind = (typeof challengeAnswerKinds)[number];

/** The answer to a challenge, written on the challenged board. */
export interface ChallengeAnswer {
  readonly id: EntryId;
  /** The board that asked. */
  readonly board: BoardId;
  readonly challenge: EntryId;
  readonly kind: ChallengeAnswerKind;
  readonly text: string;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

/** A challenge from the board next to this one. */
export interface ReceivedChallenge {
  readonly board: BoardId;
  readonly unitName: string;
  readonly challenge: Challenge;
}

/** The answer another board has given to one of our challenges. */
export interface ReceivedChallengeAnswer {
  readonly board: BoardId;
  readonly unitName: string;
  readonly answer: ChallengeAnswer;
}

/** A goal of another line that this board's unit owns together with others. No results, no definitions, nothing of theirs (CHAIN9). */
export interface SharedGoal {
  readonly board: BoardId;
  readonly unitName: string;
  readonly goal: Goal;
  /** All who own it, the goal's own unit first. */
  readonly owners: readonly string[];
}

/** A board outside the line. */
export interface BoardAcross {
  readonly board: BoardId;
  readonly unitName: string;
}

/** The boards directly next to a board: the nearest above, and those it is the nearest above for. */
export function nextBoards(world: World, board: BoardId): readonly BoardId[] {
  const nearest = (of: BoardId): BoardId | undefined => world.above(of)[0]?.board.id;
  const above = nearest(board);
  const below = world.below(board).flatMap(({ board: { id } }) => (nearest(id) === board ? [id] : []));
  return [...(above === undefined ? [] : [above]), ...below];
}

/** What the boards next to this one ask about goals it has; in the order of the line. */
export function challengesTo(world: World, board: BoardId): readonly ReceivedChallenge[] {
  const goals = new Set(world.content(board).goals.map(({ id }) => id));
  return nextBoards(world, board).flatMap((from) =>
    world
      .content(from)
      .challenges.filter((each) => each.board === board && each.state === 'open' && goals.has(each.goal))
      .map((challenge) => ({ board: from, unitName: world.place(from)?.unit.name ?? '', challenge })),
  );
}

/** What other boards have answered to this one's challenges. Only the board that was asked can answer. */
export function challengeAnswersTo(world: World, board: BoardId): readonly ReceivedChallengeAnswer[] {
  const own = new Map(world.content(board).challenges.map(({ id, board: asked }) => [id, asked]));
  return [...new Set(own.values())].flatMap((asked) =>
    world
      .content(asked)
      .challengeAnswers.filter((answer) => answer.board === board && own.get(answer.challenge) === asked)
      .map((answer) => ({ board: asked, unitName: world.place(asked)?.unit.name ?? '', answer })),
  );
}

/** The boards that may own a goal of this one's with it: those of units neither above nor below, by name (CHAIN9). Nothing else of them is told. */
export function boardsAcross(world: World, board: BoardId): readonly BoardAcross[] {
  const own = world.place(board);
  if (own === undefined) return [];
  const line = new Set(lineOf(world.tree, own.unit.id));
  return world.tree.boards.flatMap(({ id, unit }) =>
    line.has(unit) ? [] : [{ board: id, unitName: world.place(id)?.unit.name ?? '' }],
  );
}

/** Goals of boards outside the line that name this one as an owner, in the order of the tree. */
export function sharedGoals(world: World, board: BoardId): readonly SharedGoal[] {
  const line = new Set([board, ...world.above(board).map((place) => place.board.id)]);
  return world.tree.boards.flatMap(({ id }) => {
    if (line.has(id)) return [];
    const unitName = world.place(id)?.unit.name ?? '';
    return world
      .content(id)
      .goals.filter(({ owners }) => owners.includes(board))
      .map((goal) => ({ board: id, unitName, goal, owners: ownerNames(world, unitName, goal) }));
  });
}

function ownerNames(world: World, unitName: string, { owners }: Goal): readonly string[] {
  return [unitName, ...owners.flatMap((owner) => world.place(owner)?.unit.name ?? [])];
}
