/**
 * A board as somebody sees it who does not write on it: results within two layers with small numbers hidden, goals only beyond (CHAIN4, SMALL4). The
 * document itself never travels to them.
 */
import type { Access } from './access.ts';
import { type BoardContent, emptyContent } from './content.ts';
import { deriveGiven, type Given } from './given.ts';
import { type Audience, hidePoint, hideResult } from './hide.ts';
import type { BoardId } from './ids.ts';
import type { Result, World } from './world.ts';

export interface BoardView {
  readonly board: BoardId;
  readonly access: Extract<Access, 'results' | 'goals'>;
  /** The content without measurements: values come as points of `results`, small numbers already hidden. */
  readonly content: BoardContent;
  readonly results: readonly Result[];
  readonly given: Given;
}

/** The view of one board for readers with that access. */
export function deriveView(world: World, board: BoardId, access: BoardView['access'], audience: Audience): BoardView {
  const content = world.content(board);
  const lifted = world.results(board).filter((result) => result.indicator.prioritised !== null);
  const results = (access === 'results' ? world.results(board) : lifted).map((result) =>
    withoutWho(hideResult(result, audience)),
  );
  return {
    board,
    access,
    content: access === 'results' ? resultsContent(content) : goalsOnly(content, results),
    results,
    given: seenByOthers(world, board, access, audience),
  };
}

/** Lifts and answers are between two boards; measurements come as points. */
function resultsContent(content: BoardContent): BoardContent {
  return { ...content, measurements: [], escalations: [], answers: [], reviews: [] };
}

/** Goals in words, and only the indicators somebody has lifted beyond two layers (CHAIN4 prioritised). */
function goalsOnly(content: BoardContent, results: readonly Result[]): BoardContent {
  const shown = new Set(results.map((result) => result.indicator.id));
  return {
    ...emptyContent(content.schema),
    goals: content.goals,
    indicators: content.indicators.filter((indicator) => shown.has(indicator.id)),
    targets: content.targets.filter((target) => shown.has(target.indicator)),
    phases: content.phases.filter((phase) => shown.has(phase.indicator)),
  };
}

/** The given without what is meant for the board's own people: lifts, answers, results of third boards. */
function seenByOthers(world: World, board: BoardId, access: Access, audience: Audience): Given {
  const given = deriveGiven(world, board);
  const indicators = new Map(world.content(board).indicators.map((indicator) => [indicator.id, indicator]));
  const rollUps = given.rollUps.map((series) => {
    const indicator = indicators.get(series.indicator);
    return indicator
      ? { ...series, points: series.points.map((point) => hidePoint(indicator, point, audience)) }
      : series;
  });
  return {
    ...given,
    chain: given.chain.map((stop) =>
      stop.relation === 'self' && access === 'results' ? stop : { ...stop, results: null },
    ),
    rollUps: access === 'results' ? rollUps : [],
    threads: [],
    lifts: [],
    answers: [],
  };
}

function withoutWho(result: Result): Result {
  const { latest } = result.assessment;
  return {
    ...result,
    assessment: { ...result.assessment, latest: latest && { ...latest, by: null } },
    points: result.points.map((point) => ({ ...point, by: null })),
  };
}
