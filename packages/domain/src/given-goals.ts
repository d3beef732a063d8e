/**
 * Goals from above. A published goal is visible all the way down (CHAIN4), in its own board's words (CHAIN6), and on every board below it is exactly one
 * of waiting, translated, adopted, excused (CHAIN5).
 */
import type { GoalResponse, Review } from './chain.ts';
import { type Goal, repeatsParent } from './goal.ts';
import type { BoardId, GoalId } from './ids.ts';
import type { Indicator, Target } from './indicator.ts';
import type { Place, World } from './world.ts';

export const goalStates = ['waiting', 'translated', 'adopted', 'excused'] as const;
/** Where a board stands with a goal from above (CHAIN5). */
export type GoalState = (typeof goalStates)[number];

/** How a wish to be excused stands. `asked`: mandatory, and the board above has not answered. */
export type ExcuseState = 'asked' | 'accepted' | 'declined' | 'notNeeded';

/** A goal of the board in between, through which this one is answered. */
export interface Via {
  readonly board: BoardId;
  readonly unitName: string;
  readonly goal: GoalId;
  readonly text: string;
}

export interface GivenGoal {
  readonly board: BoardId;
  readonly unitName: string;
  readonly layersUp: number;
  readonly goal: Goal;
  /** The goal's active indicators: what may be taken over. Definitions and targets, no results. */
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly state: GoalState;
  /** Whose turn it is while it waits: ours, or a board's in between. */
  readonly turn: 'ours' | 'above';
  readonly responses: readonly GoalResponse[];
  readonly excuse: { readonly state: ExcuseState; readonly reason: string; readonly answer: string } | null;
  readonly via: Via | null;
  /** Excused through a board in between: the unit that is excused itself, or that has let this board off. */
  readonly excusedAt: string | null;
  /** Own goals that only repeat this one's words (CHAIN6). */
  readonly repeatedBy: readonly GoalId[];
}

/** All published goals from above, the nearest board's first, in that board's order. */
export function givenGoals(world: World, board: BoardId): readonly GivenGoal[] {
  return world
    .above(board)
    .flatMap((place, index) =>
      world.content(place.board.id).goals.map((goal) => givenGoal(world, board, { place, goal, layersUp: index + 1 })),
    );
}

interface From {
  readonly place: Place;
  readonly goal: Goal;
  readonly layersUp: number;
}

function givenGoal(world: World, board: BoardId, { place, goal, layersUp }: From): GivenGoal {
  const home = place.board.id;
  const answer = answerTo(world, board, home, goal);
  const own = world.content(board);
  const indicators = world.content(home).indicators.filter((indicator) => indicator.goal === goal.id);
  const taken = new Set(indicators.map((indicator) => indicator.id));
  const responses = world.responses(board, goal.id);
  const served = new Set(responses.map((response) => response.goal));
  return {
    board: home,
    unitName: place.unit.name,
    layersUp,
    goal,
    indicators,
    targets: world.content(home).targets.filter((target) => taken.has(target.indicator)),
    ...answer,
    responses,
    excuse: excuseOf(world, board, home, goal, responses),
    repeatedBy: own.goals
      .filter((each) => served.has(each.id) && repeatsParent(each.text, goal.text))
      .map(({ id }) => id),
  };
}

/** Where a board stands with a goal from above. */
export type Answered = Pick<GivenGoal, 'state' | 'turn' | 'via' | 'excusedAt'>;

/** State, turn and the goal in between: the own answer first, else what follows from the board in between. */
export function answerTo(world: World, board: BoardId, home: BoardId, goal: Goal): Answered {
  const own = ownState(world, board, home, goal);
  if (own !== 'waiting') return { state: own, turn: 'ours', via: null, excusedAt: null };
  const between = world
    .above(board)
    .find((place) => world.content(place.board.id).schema > 0 || place.board.id === home);
  if (!between || between.board.id === home) return { state: 'waiting', turn: 'ours', via: null, excusedAt: null };
  return throughBetween(world, board, between, { home, goal });
}

function throughBetween(
  world: World,
  board: BoardId,
  between: Place,
  { home, goal }: { readonly home: BoardId; readonly goal: Goal },
): Answered {
  const middle = between.board.id;
  const unitName = between.unit.name;
  const { state, excusedAt } = answerTo(world, middle, home, goal);
  if (state === 'waiting') return { state, turn: 'above', via: null, excusedAt: null };
  if (state === 'excused') return { state, turn: 'above', via: null, excusedAt: excusedAt ?? unitName };
  const answers = heirsAt(world, middle, goal.id).map((own) => ({
    state: ownState(world, board, middle, own),
    via: { board: middle, unitName, goal: own.id, text: own.text },
  }));
  const done = answers.find((answer) => answer.state === 'translated' || answer.state === 'adopted');
  if (done) return { state: 'translated', turn: 'ours', via: done.via, excusedAt: null };
  const waiting = answers.find((answer) => answer.state === 'waiting');
  const excused = answers[0];
  if (!waiting && excused) return { state: 'excused', turn: 'ours', via: excused.via, excusedAt: unitName };
  return { state: 'waiting', turn: 'ours', via: waiting?.via ?? null, excusedAt: null };
}

/** The published goals of a board that translate one from above, directly or through boards in between. */
function heirsAt(world: World, board: BoardId, goal: GoalId): readonly Goal[] {
  const family = new Set<GoalId>([goal]);
  for (const place of [...[...world.above(board)].reverse().map((above) => above.board.id), board]) {
    const parents = [...family];
    for (const parent of parents) for (const { id } of liveTranslations(world, place, parent)) family.add(id);
  }
  return world.content(board).goals.filter(({ id }) => id !== goal && family.has(id));
}

/** The board's own answer alone. A translation counts once its goal is published; a wish to be excused once it stands. */
function ownState(world: World, board: BoardId, home: BoardId, goal: Goal): GoalState {
  const responses = world.responses(board, goal.id);
  if (liveTranslations(world, board, goal.id).length > 0) return 'translated';
  if (responses.some((response) => response.kind === 'adopted')) return 'adopted';
  const excuse = excuseOf(world, board, home, goal, responses);
  return excuse?.state === 'accepted' || excuse?.state === 'notNeeded' ? 'excused' : 'waiting';
}

function liveTranslations(world: World, board: BoardId, goal: GoalId): readonly Goal[] {
  const ids = world
    .responses(board, goal)
    .filter((response) => response.kind === 'translated')
    .map((response) => response.goal);
  return world.content(board).goals.filter((own) => ids.includes(own.id));
}

/** How the board's wish to be excused from the goal stands. Only the goal's own board can answer it. */
export function excuseOf(
  world: World,
  board: BoardId,
  home: BoardId,
  goal: Goal,
  responses: readonly GoalResponse[],
): GivenGoal['excuse'] {
  const wish = responses.find((response) => response.kind === 'excused');
  if (!wish) return null;
  if (!goal.mandatory) return { state: 'notNeeded', reason: wish.text, answer: '' };
  const review = latestReview(world.content(home).reviews, board, wish);
  const state =
    review?.kind === 'excuseAccepted' ? 'accepted' : review?.kind === 'excuseDeclined' ? 'declined' : 'asked';
  return { state, reason: wish.text, answer: review?.text ?? '' };
}

function latestReview(reviews: readonly Review[], board: BoardId, response: GoalResponse): Review | undefined {
  return reviews
    .filter((review) => review.board === board && review.response === response.id)
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') || ((a.at ?? '') === (b.at ?? '') && a.id < b.id) ? 1 : -1))[0];
}
