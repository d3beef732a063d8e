/**
 * How a board is used, told to the board itself first: meetings held, on time, actions closed, fresh numbers, lifts answered, and whether that goes up or
 * down. Words and counts of one board only: nothing here ranks boards or people (domain-notes 1.9).
 */
import { addDays, type DateText, dateAt, daysBetween, type Instant } from './calendar.ts';
import type { BoardContent } from './content.ts';
import { freshnessOn } from './freshness.ts';
import type { ReceivedLift } from './given.ts';
import { momentOf } from './local-time.ts';
import { currentMeasurements } from './measurement.ts';
import { forumDays, type MeetingDay, meetingDays } from './meeting-slots.ts';

export const healthMeasures = ['held', 'startedOnTime', 'endedOnTime', 'actions', 'fresh', 'answered'] as const;
/** `held` meetings of those planned · `actions` closed by their date · `fresh` indicators with their newest number · `answered` lifts by their date. */
export type HealthMeasure = (typeof healthMeasures)[number];
export const healthTrends = ['better', 'same', 'worse', 'tooFew'] as const;
/** The last three rounds against the three before; `tooFew` when there is nothing to compare. */
export type HealthTrend = (typeof healthTrends)[number];

/** `n` of `of`. */
export interface Tally {
  readonly n: number;
  readonly of: number;
}

export interface HealthLine extends Tally {
  readonly measure: HealthMeasure;
  readonly trend: HealthTrend;
}

export interface BoardHealth {
  /** Days of one round: the shortest rhythm the board meets in, or two weeks. */
  readonly roundDays: number;
  readonly lines: readonly HealthLine[];
  /** Whole rounds since anybody last wrote or met; 0 on a board nobody has written on yet. */
  readonly unusedRounds: number;
}

/** From this many unused rounds on a board asks to be changed or closed. */
export const unusedRoundsMost = 3;
/** Rounds that are looked at, and as many before them. */
const rounds = 3;
/** A start this late is still on time, and an end this much after the time set. */
const graceMs = 5 * 60_000;

/** What health is counted from: the board's own document, and the lifts it has been sent. */
export interface HealthFrom {
  readonly content: BoardContent;
  readonly lifts: readonly ReceivedLift[];
}

/** How the board is used at a moment. */
export function healthOf({ content, lifts }: HealthFrom, now: Instant): BoardHealth {
  const today = dateAt(Date.parse(now));
  const roundDays = roundOf(content);
  const last: Stretch = { from: addDays(today, -roundDays * rounds), to: today };
  const before: Stretch = { from: addDays(last.from, -roundDays * rounds), to: last.from };
  const count = countersOf({ content, lifts }, now);
  const lines = healthMeasures.map((measure) => {
    const tally = count[measure](last);
    return { measure, ...tally, trend: trendOf(tally, count[measure](before)) };
  });
  return { roundDays, lines, unusedRounds: unusedRoundsOf(content, today) };
}

/** From one day on until the day before another. */
interface Stretch {
  readonly from: DateText;
  readonly to: DateText;
}

function roundOf({ forums }: BoardContent): number {
  const days = forums.flatMap(({ closed, cadence }) => (closed || cadence === 'byNeed' ? [] : [forumDays[cadence]]));
  return days.length === 0 ? forumDays.fortnight : Math.min(...days);
}

type Counter = (stretch: Stretch) => Tally;

function countersOf({ content, lifts }: HealthFrom, now: Instant): Readonly<Record<HealthMeasure, Counter>> {
  const past = (stretch: Stretch) =>
    meetingDays(content, stretch.from, addDays(stretch.to, -1)).filter(({ at }) => at < now);
  return {
    held: (stretch) => {
      const days = past(stretch);
      return { n: days.filter(({ meeting }) => meeting?.startedAt != null).length, of: days.length };
    },
    startedOnTime: (stretch) => tally(past(stretch).map(startedOnTime)),
    endedOnTime: (stretch) =>
      tally(past(stretch).map(({ meeting, minutes }) => inTime(meeting?.endedAt, meeting?.startedAt, minutes))),
    actions: (stretch) => actionsClosed(content, stretch),
    fresh: ({ to }) => freshOn(content, to),
    answered: (stretch) => liftsAnswered(content, lifts, stretch),
  };
}

/** Counts the trues among those that are known. */
function tally(all: readonly (boolean | null)[]): Tally {
  return { n: all.filter((each) => each === true).length, of: all.filter((each) => each !== null).length };
}

function startedOnTime({ meeting, forum, slot }: MeetingDay): boolean | null {
  const regular = forum === null || slot === null ? null : momentOf(slot.date, forum.time);
  return inTime(meeting?.startedAt, meeting?.plannedFor ?? regular, 0);
}

/** True when `at` is no later than so many minutes after `due`; null when one of them is not known. */
function inTime(at: Instant | null | undefined, due: Instant | null | undefined, minutes: number): boolean | null {
  if (!at || !due) return null;
  return Date.parse(at) <= Date.parse(due) + minutes * 60_000 + graceMs;
}

const within = (day: DateText | null, { from, to }: Stretch): day is DateText =>
  day !== null && day >= from && day < to;

function actionsClosed({ actions }: BoardContent, stretch: Stretch): Tally {
  return tally(
    actions
      .filter(({ due }) => within(due, stretch))
      .map(({ due, closedOn }) => due !== null && closedOn !== null && closedOn <= due),
  );
}

/** Indicators in use that had been measured here by the day, and had their newest number then. */
function freshOn({ indicators, measurements }: BoardContent, day: DateText): Tally {
  const known = measurements.filter(({ at }) => at !== null && dateAt(Date.parse(at)) <= day);
  return tally(
    indicators
      .filter(({ id, stage }) => stage === 'active' && known.some(({ indicator }) => indicator === id))
      .map((indicator) => {
        const newestEnd = currentMeasurements(known, indicator.id).at(-1)?.end ?? null;
        return freshnessOn({ ...indicator, newestEnd }, day).kind === 'current';
      }),
  );
}

function liftsAnswered({ answers }: BoardContent, lifts: readonly ReceivedLift[], stretch: Stretch): Tally {
  return tally(
    lifts
      .filter(({ escalation }) => within(escalation.answerBy, stretch))
      .map(({ escalation: { id, answerBy } }) =>
        answers.some(
          ({ escalation, kind, at }) =>
            escalation === id &&
            kind !== 'received' &&
            at !== null &&
            answerBy !== null &&
            dateAt(Date.parse(at)) <= answerBy,
        ),
      ),
  );
}

function trendOf(last: Tally, before: Tally): HealthTrend {
  if (last.of === 0 || before.of === 0) return 'tooFew';
  const change = last.n * before.of - before.n * last.of;
  return change > 0 ? 'better' : change < 0 ? 'worse' : 'same';
}

/** Whole rounds since anybody last wrote on the board or met at it. */
export function unusedRoundsOf(content: BoardContent, today: DateText): number {
  const { schema: _schema, unreadable: _unreadable, meetings, ...sections } = content;
  const written = Object.values(sections).flatMap((entries) =>
    entries.flatMap((entry) => ('at' in entry ? (entry.at ?? []) : [])),
  );
  const signs = [...written, ...meetings.flatMap(({ startedAt }) => startedAt ?? [])];
  const newest = signs.reduce<Instant | null>((a, b) => (a === null || b > a ? b : a), null);
  if (newest === null) return 0;
  return Math.max(0, Math.floor(daysBetween(dateAt(Date.parse(newest)), today) / roundOf(content)));
}
