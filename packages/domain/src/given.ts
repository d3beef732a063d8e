/**
 * What a board is given by the others: goals from above with its own answer to each, the chain it stands in, how its own goals live
 * below, the sums of what was taken over, lifts and answers. Derived, never written (CHAIN1, CHAIN2); from summaries and the tree only (CHAIN3).
 */
import type { Answer, Escalation } from './chain.ts';
import {
  type BoardAcross,
  boardsAcross,
  challengeAnswersTo,
  challengesTo,
  type ReceivedChallenge,
  type ReceivedChallengeAnswer,
  type SharedGoal,
  sharedGoals,
} from './challenge.ts';
import { type ChainStop, chainOf } from './chain-stops.ts';
import { coverageOf, type GoalCoverage } from './coverage.ts';
import { type GivenGoal, givenGoals } from './given-goals.ts';
import { shownResults } from './hide.ts';
import type { BoardId, EscalationId, IndicatorId } from './ids.ts';
import type { RolledPoint } from './roll-up.ts';
import { type ThreadResult, threadsOf } from './threads.ts';
import type { Marks, Result, World } from './world.ts';

/** The sums of one own indicator over the boards that took it over, small ones hidden: they are others' numbers (SMALL4). */
export interface RolledSeries {
  readonly indicator: IndicatorId;
  readonly points: readonly RolledPoint[];
  /** The curve's marks from true values, where a sum in it is hidden; null where the numbers themselves say. */
  readonly marks: Marks | null;
}

/** A lift another board has sent here. */
export interface ReceivedLift {
  readonly board: BoardId;
  readonly unitName: string;
  readonly escalation: Escalation;
}

/** An answer another board has given to one of our lifts. */
export interface ReceivedAnswer {
  readonly board: BoardId;
  readonly unitName: string;
  readonly escalation: EscalationId;
  readonly answer: Answer;
}

export interface Given {
  readonly board: BoardId;
  readonly goals: readonly GivenGoal[];
  readonly chain: readonly ChainStop[];
  readonly coverage: readonly GoalCoverage[];
  readonly rollUps: readonly RolledSeries[];
  readonly threads: readonly ThreadResult[];
  readonly lifts: readonly ReceivedLift[];
  readonly answers: readonly ReceivedAnswer[];
  /** Questions from the boards next to this one (CHAIN11) ... */
  readonly challenges: readonly ReceivedChallenge[];
  /** ... and what was answered to ours. */
  readonly challengeAnswers: readonly ReceivedChallengeAnswer[];
  /** Goals outside the line that this unit owns with others (CHAIN9). */
  readonly shared: readonly SharedGoal[];
  /** Whom an own goal can be shared with. */
  readonly across: readonly BoardAcross[];
}

/** Derives everything one board is given, in one pass over the summaries. */
export function deriveGiven(world: World, board: BoardId): Given {
  return {
    board,
    goals: givenGoals(world, board),
    chain: chainOf(world, board),
    coverage: coverageOf(world, board),
    rollUps: shownResults(world, board, 'own')
      .filter((result) => result.rolled.length > 0)
      .map(rolledSeries),
    threads: threadsOf(world, board),
    lifts: liftsTo(world, board),
    answers: answersTo(world, board),
    challenges: challengesTo(world, board),
    challengeAnswers: challengeAnswersTo(world, board),
    shared: sharedGoals(world, board),
    across: boardsAcross(world, board),
  };
}

/** One result's sums, with the marks where they are needed. */
export function rolledSeries({ indicator, points, rolled, assessment }: Result): RolledSeries {
  const { variation, because, levels } = assessment;
  const isPartlyHidden = points.some((point) => point.state === 'hidden');
  return { indicator: indicator.id, points: rolled, marks: isPartlyHidden ? { variation, because, levels } : null };
}

/**
 * The boards whose given can change when this one's summary does: everything on its line, whom it has lifted to or answered, and, since
 * numbers are summed upwards and seen from there, everything on the line of a board its numbers count in. To be asked before a change and after.
 */
export function affectedBy(world: World, board: BoardId): readonly BoardId[] {
  const lines = [board, ...summedInto(world, board)].flatMap((each) =>
    [...world.above(each), ...world.below(each)].map((place) => place.board.id),
  );
  const content = world.content(board);
  const addressed = [
    ...content.escalations.map((lift) => lift.to),
    ...[...content.answers, ...content.challenges, ...content.challengeAnswers].map((each) => each.board),
    ...content.goals.flatMap((goal) => goal.owners),
  ];
  return [...new Set([board, ...lines, ...addressed])];
}

/** The boards above whose sums hold numbers of this one, directly or through a board in between. */
function summedInto(world: World, board: BoardId): readonly BoardId[] {
  const taken = new Set(world.content(board).indicators.map((indicator) => indicator.adopts));
  return world.above(board).flatMap((place) => {
    const counting = world.content(place.board.id).indicators.filter((indicator) => taken.has(indicator.id));
    for (const indicator of counting) taken.add(indicator.adopts);
    return counting.length > 0 ? [place.board.id] : [];
  });
}

function liftsTo(world: World, board: BoardId): readonly ReceivedLift[] {
  return world.tree.boards.flatMap((sender) => {
    if (sender.id === board) return [];
    const unitName = world.place(sender.id)?.unit.name ?? '';
    return world
      .content(sender.id)
      .escalations.filter((lift) => lift.to === board)
      .map((escalation) => ({ board: sender.id, unitName, escalation }));
  });
}

function answersTo(world: World, board: BoardId): readonly ReceivedAnswer[] {
  const own = new Map(world.content(board).escalations.map((lift) => [lift.id, lift.to]));
  return world.tree.boards.flatMap((from) =>
    world
      .content(from.id)
      .answers.filter((answer) => answer.board === board && own.get(answer.escalation) === from.id)
      .map((answer) => ({
        board: from.id,
        unitName: world.place(from.id)?.unit.name ?? '',
        escalation: answer.escalation,
        answer,
      })),
  );
}
