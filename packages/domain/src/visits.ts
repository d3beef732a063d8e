/**
 * Visits at a board by those who manage it, and their monthly talks with its people. Written on the board that was visited (CHAIN1); of it
 * the level that came is told one thing, the day it last did (CHAIN2).
 */
import { type DateText, daysBetween, type Instant } from './calendar.ts';
import type { ChainStop } from './chain-stops.ts';
import type { BoardId, EntryId, PersonId } from './ids.ts';

export const visitOccasions = ['visit', 'talk'] as const;
/** `visit` somebody came to the board · `talk` the two levels talked about it. */
export type VisitOccasion = (typeof visitOccasions)[number];

/** One visit or talk that has been. */
export interface Visit {
  readonly id: EntryId;
  readonly occasion: VisitOccasion;
  readonly on: DateText;
  /** The board of the level that came; null for guests from elsewhere. */
  readonly level: BoardId | null;
  /** Who came, in words; may be empty where the level says it. */
  readonly guests: string;
  /** One line of what was seen or agreed; may be empty. */
  readonly text: string;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

/** The newest first; of one day, the one written last. */
export function visitsByDay(visits: readonly Visit[]): readonly Visit[] {
  const key = ({ on, at }: Visit): string => `${on} ${at ?? ''}`;
  return [...visits].sort((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0));
}

/** The day a level last came or talked with the board; null when it is not known to have. */
export function lastVisitBy(level: BoardId, visits: readonly Visit[]): DateText | null {
  return visitsByDay(visits.filter((visit) => visit.level === level))[0]?.on ?? null;
}

/** What others than the board's own people may know of its visits: when, and from which level. */
export function bareVisit(visit: Visit): Visit {
  return { ...visit, guests: '', text: '', by: null };
}

/** A month between talks (domain-notes §4:251), and a month more before anything is said. */
export const unvisitedDays = 60;

/** A board below that its management has not come to for long; `last` null: not since visits were first written down. */
export interface Unvisited {
  readonly board: BoardId;
  readonly name: string;
  readonly last: DateText | null;
}

/**
 * The boards directly below that have waited for long, the longest first. Nothing where no board below has ever written a visit down: the log is
 * then not in use, and its silence says nothing.
 */
export function unvisited(chain: readonly ChainStop[], today: DateText): readonly Unvisited[] {
  const below = chain.filter(({ relation }) => relation === 'below');
  if (below.every(({ lastVisit }) => lastVisit === null)) return [];
  return below
    .map(({ board, name, shortName, lastVisit }) => ({ board, name: shortName || name, last: lastVisit }))
    .filter(({ last }) => last === null || daysBetween(last, today) > unvisitedDays)
    .sort((a, b) => ((a.last ?? '') < (b.last ?? '') ? -1 : (a.last ?? '') > (b.last ?? '') ? 1 : 0));
}
