/**
 * When a board meets: the days a forum's rhythm gives, who takes turns, which of them fall on days off, and the meetings that were planned or
 * held for them. Nothing is moved here: a day off only brings a proposal, which a person accepts or not.
 */
import { addDays, type DateText, dateAt, daysBetween, type Instant, monthStart } from './calendar.ts';
import { type HolidayName, holidayOn, nearestWorkingDay, weekdayOf } from './holidays.ts';
import type { PersonId } from './ids.ts';
import { momentOf } from './local-time.ts';
import type { Forum, ForumCadence, Meeting } from './meeting.ts';

/** One day of a forum's rhythm. */
export interface Slot {
  /** Counts the rhythm from its start: 0 is the first meeting. Turns go by it. */
  readonly index: number;
  readonly date: DateText;
  readonly host: PersonId | null;
  readonly presenter: PersonId | null;
  /** The day off it falls on, and where it is best moved; null on ordinary days. */
  readonly clash: { readonly holiday: HolidayName; readonly moveTo: DateText } | null;
}

/** Days from one meeting to the next, for saying how long ago something is; the shortest they can be. */
export const forumDays: Record<Exclude<ForumCadence, 'byNeed'>, number> = {
  week: 7,
  fortnight: 14,
  month: 28,
  quarter: 84,
};

const monthsApart = { month: 1, quarter: 3 } as const;

/**
 * The days of a forum's rhythm from one date to another, both included, oldest first. By the month: the same weekday of the month as the first
 * (the second Wednesday), the fifth being the last there is. A forum by need has no days, and never owes any (T39).
 */
export function slotsOf(forum: Forum, from: DateText, to: DateText): readonly Slot[] {
  return datesOf(forum, from, to).map(({ index, date }) => slotOn(forum, index, date));
}

/** What the days of a rhythm are counted from. */
type Rhythmic = Pick<Forum, 'cadence' | 'start'>;

/** The bare days of a rhythm, with their places in it. */
export function datesOf(forum: Rhythmic, from: DateText, to: DateText): readonly Pick<Slot, 'index' | 'date'>[] {
  const dates: Pick<Slot, 'index' | 'date'>[] = [];
  if (forum.cadence === 'byNeed') return dates;
  for (let index = firstIndex(forum, from); ; index++) {
    const date = dayOf(forum, index);
    if (date > to) return dates;
    if (date >= from) dates.push({ index, date });
  }
}

/** The index to begin at: one too early rather than one too late. */
function firstIndex({ cadence, start }: Rhythmic, from: DateText): number {
  if (cadence === 'byNeed' || from <= start) return 0;
  const longest = cadence === 'month' ? 35 : cadence === 'quarter' ? 98 : forumDays[cadence];
  return Math.floor(daysBetween(start, from) / longest);
}

function dayOf({ cadence, start }: Rhythmic, index: number): DateText {
  if (cadence === 'week' || cadence === 'fortnight') return addDays(start, index * forumDays[cadence]);
  if (cadence === 'byNeed') return start;
  const month = monthStart(start, index * monthsApart[cadence]);
  const which = Math.floor((Number(start.slice(8)) - 1) / 7);
  const first = addDays(month, (weekdayOf(start) - weekdayOf(month) + 7) % 7);
  const day = addDays(first, 7 * which);
  return day.slice(0, 7) === month.slice(0, 7) ? day : addDays(day, -7);
}

function slotOn({ hosts, presenters }: Forum, index: number, date: DateText): Slot {
  const holiday = holidayOn(date);
  const clash = holiday === null ? null : { holiday, moveTo: nearestWorkingDay(date) };
  return { index, date, host: turnOf(hosts, index), presenter: turnOf(presenters, index), clash };
}

const turnOf = (people: readonly PersonId[], index: number): PersonId | null =>
  people.length === 0 ? null : (people[index % people.length] ?? null);

/** A meeting that is to come, was held, or should have been. */
export interface MeetingDay {
  /** Stays the same when the meeting is moved: forum and day of the rhythm, or the meeting itself outside any forum. */
  readonly key: string;
  readonly forum: Forum | null;
  readonly slot: Slot | null;
  /** The meeting on the board, once somebody has planned or started it. */
  readonly meeting: Meeting | null;
  /** When it begins, began, or should have begun. */
  readonly at: Instant;
  readonly minutes: number;
  readonly place: string;
  readonly host: PersonId | null;
  readonly presenter: PersonId | null;
}

/** What is needed of a board to know when it meets. */
export interface Meets {
  readonly forums: readonly Forum[];
  readonly meetings: readonly Meeting[];
}

/**
 * The board's meetings from one date to another, oldest first: each day of the rhythm once, joined with the meeting planned or started for it
 * (the nearest one, less than half a rhythm away), and the meetings outside any rhythm.
 */
export function meetingDays({ forums, meetings }: Meets, from: DateText, to: DateText): readonly MeetingDay[] {
  const joined = new Set<Meeting>();
  const days = forums.filter(({ closed }) => !closed).flatMap((forum) => daysOf(forum, meetings, { from, to }, joined));
  const alone = meetings.flatMap((meeting) => {
    const at = meeting.startedAt ?? meeting.plannedFor;
    if (joined.has(meeting) || at === null) return [];
    const forum = forums.find(({ id }) => id === meeting.forum) ?? null;
    return [dayFrom(meeting.id, { forum, slot: null, meeting, at })];
  });
  return [...days, ...alone]
    .filter(({ at }) => dateAt(Date.parse(at)) >= from && dateAt(Date.parse(at)) <= to)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.key < b.key ? -1 : 1));
}

interface Span {
  readonly from: DateText;
  readonly to: DateText;
}

function daysOf(forum: Forum, meetings: readonly Meeting[], span: Span, joined: Set<Meeting>): readonly MeetingDay[] {
  if (forum.cadence === 'byNeed') return [];
  // A meeting moved over the edge of the span belongs to a slot beyond it.
  const reach = forumDays[forum.cadence];
  const slots = slotsOf(forum, addDays(span.from, -reach), addDays(span.to, reach));
  const found = new Map<Slot, Meeting>();
  for (const meeting of meetings) {
    if (meeting.forum !== forum.id && !(meeting.forum === null && meeting.startedAt !== null)) continue;
    const slot = nearestSlot(forum, slots, meeting);
    if (slot === undefined) continue;
    const former = found.get(slot);
    if (former !== undefined && !standsBefore(meeting, former)) continue;
    found.set(slot, meeting);
  }
  for (const meeting of found.values()) joined.add(meeting);
  // Nobody owes a meeting of the time before it was agreed.
  const agreed = forum.at === null ? forum.start : dateAt(Date.parse(forum.at));
  const counted = slots.filter((slot) => slot.date >= agreed || found.has(slot));
  return counted.map((slot) => {
    const meeting = found.get(slot) ?? null;
    const at = meeting?.startedAt ?? meeting?.plannedFor ?? momentOf(slot.date, forum.time);
    return dayFrom(`${forum.id}-${slot.date}`, { forum, slot, meeting, at });
  });
}

/** Of two meetings for one day, the one that was held; then the one that was planned later. */
function standsBefore(a: Meeting, b: Meeting): boolean {
  if ((a.startedAt === null) !== (b.startedAt === null)) return a.startedAt !== null;
  return (a.plannedFor ?? '') > (b.plannedFor ?? '');
}

/** A meeting belongs to the day of the rhythm it was planned nearest to; one of no forum only to its very day. */
function nearestSlot(forum: Forum, slots: readonly Slot[], meeting: Meeting): Slot | undefined {
  const at = meeting.plannedFor ?? meeting.startedAt;
  if (at === null || forum.cadence === 'byNeed') return undefined;
  const day = dateAt(Date.parse(at));
  const most = meeting.forum === null ? 0 : Math.floor((forumDays[forum.cadence] - 1) / 2);
  const away = (slot: Slot): number => Math.abs(daysBetween(slot.date, day));
  return slots.filter((slot) => away(slot) <= most).sort((a, b) => away(a) - away(b) || a.index - b.index)[0];
}

function dayFrom(key: string, of: Pick<MeetingDay, 'forum' | 'slot' | 'meeting' | 'at'>): MeetingDay {
  const { forum, slot, meeting } = of;
  return {
    key,
    ...of,
    minutes: meeting?.minutes ?? forum?.minutes ?? 15,
    place: forum?.place ?? '',
    host: meeting?.host ?? slot?.host ?? null,
    presenter: meeting?.presenter ?? slot?.presenter ?? null,
  };
}

/** The meetings still to come at a moment, the next one first; one that is running is not to come. */
export function comingMeetings(meets: Meets, now: Instant, days: number): readonly MeetingDay[] {
  const today = dateAt(Date.parse(now));
  return meetingDays(meets, today, addDays(today, days)).filter(
    ({ at, meeting }) => at >= now && (meeting === null || meeting.startedAt === null),
  );
}
