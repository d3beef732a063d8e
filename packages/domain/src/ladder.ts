/**
 * Lower boards meet before higher ones: what a ward found can be answered at the department's next meeting, and not two weeks later
 * (domain-notes 1.2). Says how two forums stand, and proposes a first day for one from those it hangs between.
 */
import { addDays, type DateText, daysBetween } from './calendar.ts';
import { isWorkingDay, nearestWorkingDay, weekdayOf } from './holidays.ts';
import type { Forum, ForumCadence } from './meeting.ts';
import { datesOf, forumDays } from './meeting-slots.ts';

/** When a forum meets, without who holds it: what other boards may know of it. */
export type ForumTime = Pick<Forum, 'id' | 'name' | 'cadence' | 'start' | 'time' | 'minutes'>;

/**
 * How a lower board's meetings stand to a higher one's. `days`: at worst, from the lower one's newest meeting to the higher one's. `before`: the
 * lower one has just met; `after`: it meets in the second half of its own rhythm, so that what it found waits.
 */
export type LadderStanding =
  | { readonly kind: 'before' | 'after'; readonly days: number }
  /** One of them meets by need. */
  | { readonly kind: 'none' };

/** Meetings of the higher board that are looked at: enough for every way the two rhythms can meet. */
const looked = 8;

/** How the lower forum stands to the higher one from a day on. */
export function ladderStanding(lower: ForumTime, higher: ForumTime, from: DateText): LadderStanding {
  if (lower.cadence === 'byNeed' || higher.cadence === 'byNeed') return { kind: 'none' };
  const days = waitingDays(lower, higher, from);
  return { kind: days <= halfOf(lower.cadence) ? 'before' : 'after', days };
}

const halfOf = (cadence: Exclude<ForumCadence, 'byNeed'>): number => Math.floor(forumDays[cadence] / 2);

function waitingDays(lower: ForumTime, higher: ForumTime, from: DateText): number {
  if (lower.cadence === 'byNeed' || higher.cadence === 'byNeed') return 0;
  const begin = [from, lower.start, higher.start].reduce((a, b) => (a > b ? a : b));
  // A whole rhythm later both have met: before that the lower one could not have.
  const settled = addDays(begin, forumDays[lower.cadence] + 7);
  const until = addDays(settled, forumDays[higher.cadence] * looked);
  const lowerDays = datesOf(lower, lower.start, until).map(({ date }) => date);
  const waits = datesOf(higher, settled, until).map(({ date }) => {
    const newest = lowerDays.filter((day) => day < date || (day === date && endsBefore(lower, higher))).at(-1);
    return newest === undefined ? Number.POSITIVE_INFINITY : daysBetween(newest, date);
  });
  return Math.max(0, ...waits);
}

function endsBefore(lower: ForumTime, higher: ForumTime): boolean {
  return minuteOf(lower.time) + lower.minutes <= minuteOf(higher.time);
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** A board that meets more seldom than this is not waited for. */
const waitMostDays = 100;

/**
 * The day an answer is asked for: the receiving board's next meeting after the day, moved to the nearest working day where it falls on one off
 * (CHAIN10). Null for a board whose rhythm is not known, and one that meets by need.
 */
export function answerDay(receiver: readonly ForumTime[], after: DateText): DateText | null {
  const days = receiver
    .flatMap((forum) => datesOf(forum, addDays(after, 1), addDays(after, waitMostDays)).map(({ date }) => date))
    .map((day) => (isWorkingDay(day) ? day : nearestWorkingDay(day)))
    .filter((day) => day > after)
    .sort();
  return days[0] ?? null;
}

/** A first day for a forum. `order`: false when no day can come after every board below and before the one above. */
export interface ProposedStart {
  readonly start: DateText;
  readonly order: boolean;
  /** At worst, days from the newest meeting below to this one, and from this one to the next above; null where there is none. */
  readonly afterBelow: number | null;
  readonly beforeAbove: number | null;
}

/** What a proposal goes by. */
export interface Between {
  readonly cadence: ForumCadence;
  readonly time: string;
  readonly minutes: number;
  /** The forums of the boards directly below, and of the one directly above. */
  readonly below: readonly ForumTime[];
  readonly above: readonly ForumTime[];
  /** No meeting before this day. */
  readonly from: DateText;
}

/**
 * The first day of a rhythm that lies soonest after the boards below have met and soonest before the one above does. With nobody below or
 * above: the first Tuesday or later, since Mondays and Fridays are most often off.
 */
export function proposeStart({ cadence, time, minutes, below, above, from }: Between): ProposedStart {
  const span = cadence === 'byNeed' ? 14 : forumDays[cadence];
  const days = Array.from({ length: span }, (_, ahead) => addDays(from, ahead)).filter(isWorkingDay);
  const tried = days.map((start) => {
    const forum: ForumTime = { id: placeless, name: '', cadence, start, time, minutes };
    const under = below.map((lower) => ladderStanding(lower, forum, from)).filter(isOrdered);
    const over = above.map((higher) => ladderStanding(forum, higher, from)).filter(isOrdered);
    return { start, under, over, cost: costOf(under) + costOf(over) + edgeOf(start, under.length + over.length) };
  });
  const [best] = [...tried].sort((a, b) => a.cost - b.cost || (a.start < b.start ? -1 : 1));
  if (best === undefined) return { start: from, order: true, afterBelow: null, beforeAbove: null };
  const { start, under, over } = best;
  const order = [...under, ...over].every(({ kind }) => kind === 'before');
  return { start, order, afterBelow: worstOf(under), beforeAbove: worstOf(over) };
}

type Ordered = Exclude<LadderStanding, { kind: 'none' }>;
const isOrdered = (standing: LadderStanding): standing is Ordered => standing.kind !== 'none';

/** Never stored: it stands for the forum that is only proposed. */
const placeless = 'proposed' as Forum['id'];

/** A broken order weighs more than any wait; on the same day there is no time to write anything up. */
function costOf(standings: readonly Ordered[]): number {
  return standings.reduce((sum, { kind, days }) => sum + (kind === 'after' ? 10_000 : 0) + (days === 0 ? 5 : days), 0);
}

const edgeOf = (day: DateText, neighbours: number): number =>
  neighbours === 0 && (weekdayOf(day) === 1 || weekdayOf(day) === 5) ? 3 : 0;

const worstOf = (standings: readonly Ordered[]): number | null =>
  standings.length === 0 ? null : Math.max(...standings.map(({ days }) => days));
