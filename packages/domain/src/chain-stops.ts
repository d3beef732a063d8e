/** The chain as a line of stops: the boards above, this one, the boards directly below, and what may be told of each (CHAIN4). */
import { isSignal } from './assess.ts';
import type { DateText } from './calendar.ts';
import type { Rhythm } from './freshness.ts';
import type { BoardId, IndicatorId, PersonId, UnitId } from './ids.ts';
import { resultsReach } from './access.ts';
import { shownResults } from './hide.ts';
import type { ForumTime } from './ladder.ts';
import type { Forum } from './meeting.ts';
import { layersApart } from './organisation.ts';
import { lastVisitBy } from './visits.ts';
import type { Place, Result, World } from './world.ts';

/** What is measured on a board and how fresh it is; the reader's clock decides what is late. */
export interface RhythmOf extends Rhythm {
  readonly indicator: IndicatorId;
  readonly name: string;
  readonly owner: PersonId | null;
}

/** Results in short. */
export interface StopResults {
  readonly indicators: number;
  readonly signals: number;
  readonly notMet: number;
  readonly rhythms: readonly RhythmOf[];
}

export interface ChainStop {
  readonly board: BoardId;
  readonly unit: UnitId;
  readonly name: string;
  readonly shortName: string;
  readonly relation: 'above' | 'self' | 'below';
  readonly goals: number;
  /** When it meets, so that lower boards can meet before higher ones; nobody's turns. */
  readonly forums: readonly ForumTime[];
  /** Of a board below: the day this board's own level last came to it. Null where none is written down, and of all other boards. */
  readonly lastVisit: DateText | null;
  /** Null beyond two layers (CHAIN4). */
  readonly results: StopResults | null;
}

/** The stops of one board, from the top down. */
export function chainOf(world: World, board: BoardId): readonly ChainStop[] {
  const self = world.place(board);
  if (!self) return [];
  const below = world.below(board).filter((place) => world.above(place.board.id)[0]?.board.id === board);
  return [
    ...[...world.above(board)].reverse().map((place) => stop(world, self, place, 'above')),
    stop(world, self, self, 'self'),
    ...below.map((place) => stop(world, self, place, 'below')),
  ];
}

function stop(world: World, self: Place, place: Place, relation: ChainStop['relation']): ChainStop {
  const apart = layersApart(world.tree, self.unit.id, place.unit.id);
  return {
    board: place.board.id,
    unit: place.unit.id,
    name: place.unit.name,
    shortName: place.unit.shortName,
    relation,
    goals: world.content(place.board.id).goals.length,
    forums: world.content(place.board.id).forums.flatMap(forumTime),
    lastVisit: relation === 'below' ? lastVisitBy(self.board.id, world.content(place.board.id).visits) : null,
    results:
      apart !== undefined && apart <= resultsReach
        ? stopResults(shownResults(world, place.board.id, relation === 'self' ? 'own' : 'management'))
        : null,
  };
}

function forumTime({ id, name, cadence, start, time, minutes, closed }: Forum): readonly ForumTime[] {
  return closed ? [] : [{ id, name, cadence, start, time, minutes }];
}

/** The short form of a board's results. */
export function stopResults(results: readonly Result[]): StopResults {
  return {
    indicators: results.length,
    signals: results.filter((result) => isSignal(result.assessment.variation)).length,
    notMet: results.filter((result) => result.assessment.status === 'notMet').length,
    rhythms: results.map(rhythmOf),
  };
}

/** What decides whether an indicator is up to date. */
export function rhythmOf({ indicator, points }: Pick<Result, 'indicator' | 'points'>): RhythmOf {
  const newest = points.filter((point) => point.state !== 'missing').pop();
  return {
    indicator: indicator.id,
    name: indicator.name,
    owner: indicator.owner,
    cadence: indicator.cadence,
    cadenceStart: indicator.cadenceStart,
    lagDays: indicator.lagDays,
    newestEnd: newest?.end ?? null,
  };
}
