/**
 * A board as somebody sees it who does not write on it: its own readers everything but hidden numbers; others results within two layers with small numbers hidden, goals only beyond (CHAIN4, SMALL4). The
 * document itself never travels to them.
 */
import type { Access } from './access.ts';
import { type BoardContent, emptyContent } from './content.ts';
import { stopResults } from './chain-stops.ts';
import { readersContent } from './for-readers.ts';
import { deriveGiven, type Given, rolledSeries, type RolledSeries } from './given.ts';
import { type Audience, shownReadings, shownResults } from './hide.ts';
import type { BoardId } from './ids.ts';
import type { Meeting } from './meeting.ts';
import { bareVisit } from './visits.ts';
import type { Result, World } from './world.ts';

export interface BoardView {
  readonly board: BoardId;
  readonly access: Extract<Access, 'read' | 'results' | 'goals'>;
  /** Values come as points of `results`, small numbers already hidden. Only the board's own readers get rows of measurements: those of shown points. */
  readonly content: BoardContent;
  readonly results: readonly Result[];
  readonly given: Given;
}

/** The view of one board for readers with that access. */
export function deriveView(world: World, board: BoardId, access: BoardView['access'], audience: Audience): BoardView {
  const content = world.content(board);
  const all = shownResults(world, board, audience);
  if (access === 'read') {
    const results = all.map(withoutWho);
    return { board, access, content: readersContent(content, all), results, given: seenByReaders(world, board, all) };
  }
  const lifted = all.filter((result) => result.indicator.prioritised !== null);
  const results = (access === 'results' ? all : lifted).map(withoutWho);
  return {
    board,
    access,
    content: access === 'results' ? resultsContent(content, all) : goalsOnly(content, results),
    results,
    given: seenByOthers(world, board, access, all),
  };
}

/** Lifts and answers are between two boards; decisions and who read them are its own people's; measurements come as points; a reading does not tell what its point hides. */
function resultsContent(content: BoardContent, shown: readonly Result[]): BoardContent {
  const interpretations = shownReadings(content.interpretations, shown);
  const active = new Set<string>(content.indicators.map((indicator) => indicator.id));
  const actions = content.actions.filter(({ indicator }) => indicator === null || active.has(indicator));
  const toOthers = { escalations: [], answers: [], reviews: [], challenges: [], challengeAnswers: [] };
  const ownPeoples = { ...toOthers, outcomes: [], decisions: [], reads: [] };
  const meetings = content.meetings.map(heldOnly);
  const visits = content.visits.map(bareVisit);
  return { ...content, ...ownPeoples, meetings, visits, actions, interpretations, measurements: [] };
}

/** That it is, was or will be held, and what is looked at: who was there and what was remarked is its own people's. */
function heldOnly(meeting: Meeting): Meeting {
  return { ...meeting, present: [], note: '' };
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

/** The given with the board's own numbers hidden as in the view. */
function seenByReaders(world: World, board: BoardId, shown: readonly Result[]): Given {
  const given = deriveGiven(world, board);
  const results = stopResults(shown);
  return {
    ...given,
    chain: given.chain.map((stop) => (stop.relation === 'self' ? { ...stop, results } : stop)),
    rollUps: given.rollUps.map((series) => marksOf(series, shown)),
  };
}

/** The given without what is meant for the board's own people: lifts, answers, results of third boards. */
function seenByOthers(world: World, board: BoardId, access: BoardView['access'], shown: readonly Result[]): Given {
  const given = deriveGiven(world, board);
  const results = stopResults(shown);
  return {
    ...given,
    chain: given.chain.map((stop) => ({
      ...stop,
      lastVisit: null,
      results: stop.relation === 'self' && access === 'results' ? results : null,
    })),
    rollUps: access === 'results' ? given.rollUps.map((series) => marksOf(series, shown)) : [],
    threads: [],
    lifts: [],
    answers: [],
    challenges: [],
    challengeAnswers: [],
    shared: [],
    across: [],
  };
}

/** The marks as others get them: of the curve as it is shown to them, own numbers hidden too. */
function marksOf(series: RolledSeries, shown: readonly Result[]): RolledSeries {
  const result = shown.find(({ indicator }) => indicator.id === series.indicator);
  return result === undefined ? { ...series, marks: null } : { ...rolledSeries(result), points: series.points };
}

function withoutWho(result: Result): Result {
  const { latest } = result.assessment;
  return {
    ...result,
    assessment: { ...result.assessment, latest: latest && { ...latest, by: null } },
    points: result.points.map((point) => ({ ...point, by: null })),
  };
}
