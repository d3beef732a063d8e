/**
 * The minutes of a meeting, made from what happened and written by nobody (MEET4): what was said, decided, agreed and left behind between its start and
 * its end, and how the curves stood on its day. Numbers come from `shown`, the results as the board's readers get them (SMALL3): minutes are printed
 * and mailed. Marks are computed on true values (SMALL5).
 */
import { type Assessment, assess } from './assess.ts';
import { type DateText, dateAt, type Instant } from './calendar.ts';
import type { Answer, Escalation } from './chain.ts';
import type { BoardContent } from './content.ts';
import type { ReceivedAnswer, ReceivedLift } from './given.ts';
import type { EntryId, IndicatorId } from './ids.ts';
import type { Indicator } from './indicator.ts';
import type { Decision, IndicatorOutcome, Meeting } from './meeting.ts';
import { type Point, pointsOf } from './measurement.ts';
import { byUrgency } from './mine.ts';
import { type Action, type Celebration, type Effort, type Interpretation, isOpen, type ParkedItem } from './work.ts';
import { type Result, resultFrom } from './world.ts';

/** What minutes are made from. */
export interface MinutesSource {
  readonly content: BoardContent;
  /** The board's own results, true values. */
  readonly results: readonly Result[];
  /** The same as the board's readers get them; an indicator that is not here has its number left out. */
  readonly shown: readonly Result[];
  /** Answers others have given to our lifts. */
  readonly answers: readonly ReceivedAnswer[];
  /** What others have lifted to us: the words our own answers answer. */
  readonly lifts: readonly ReceivedLift[];
}

/** One indicator the meeting took up. */
export interface MinutesIndicator {
  readonly indicator: Indicator;
  /** How it stood on the meeting's day. */
  readonly assessment: Assessment;
  /** The newest number as readers get it; null when there is none. Its state says when it is hidden. */
  readonly latest: Point | null;
  readonly outcome: IndicatorOutcome | null;
  readonly readings: readonly Interpretation[];
}

/** An answer that was acknowledged or came since the meeting before. */
export interface MinutesAnswer {
  readonly lift: Escalation;
  readonly answer: ReceivedAnswer;
}

/** An answer of ours, given at the meeting. */
export interface GivenAnswer {
  readonly answer: Answer;
  /** Null once the sender has taken the lift back. */
  readonly lift: ReceivedLift | null;
}

export interface Minutes {
  readonly meeting: Meeting;
  readonly forumName: string | null;
  /** The day it was held, in Copenhagen. */
  readonly day: DateText;
  /** How long it took, whole minutes; null while it runs. */
  readonly heldMinutes: number | null;
  readonly goodNews: readonly Celebration[];
  readonly answers: readonly MinutesAnswer[];
  readonly indicators: readonly MinutesIndicator[];
  readonly newActions: readonly Action[];
  /** Closed since the meeting before. */
  readonly closedActions: readonly Action[];
  /** Agreed earlier and still open at the end, overdue first. */
  readonly openActions: readonly Action[];
  readonly newEfforts: readonly Effort[];
  readonly lifts: readonly Escalation[];
  /** What was answered to lifts from others; a receipt is no answer. */
  readonly givenAnswers: readonly GivenAnswer[];
  readonly decisions: readonly Decision[];
  readonly parked: readonly ParkedItem[];
  readonly note: string;
}

/** True for a meeting that has begun: one that was only planned has no minutes. */
export function hasMinutes(meeting: Meeting): meeting is Meeting & { readonly startedAt: Instant } {
  return meeting.startedAt !== null;
}

/** Makes the minutes; undefined for a meeting that is not there or has not begun. */
export function minutesOf(source: MinutesSource, id: EntryId): Minutes | undefined {
  const { content } = source;
  const meeting = content.meetings.find((each) => each.id === id);
  if (meeting === undefined || !hasMinutes(meeting)) return undefined;
  const during = within(meeting.startedAt, meeting.endedAt);
  const isNew = ({ at, meeting: of }: { readonly at: Instant | null; readonly meeting: EntryId | null }): boolean =>
    of === null ? during(at) : of === id;
  const newActions = content.actions.filter(isNew);
  const forum = content.forums.find((each) => each.id === meeting.forum);
  return {
    meeting,
    forumName: forum?.name ?? null,
    day: dayOf(meeting.startedAt),
    heldMinutes: heldMinutes(meeting),
    goodNews: content.celebrations.filter(({ at }) => during(at)),
    answers: answersSince(source, meeting),
    indicators: indicatorsOf(source, meeting, during),
    newActions,
    ...earlierActions(content, meeting, newActions),
    newEfforts: content.efforts.filter(({ at }) => during(at)),
    lifts: content.escalations.filter((lift) => lift.state !== 'withdrawn' && during(lift.at)),
    givenAnswers: content.answers
      .filter(({ at, kind }) => kind !== 'received' && during(at))
      .map((answer) => ({ answer, lift: source.lifts.find((each) => isAnswerTo(answer, each)) ?? null })),
    decisions: content.decisions.filter(isNew),
    parked: content.parked.filter(({ at }) => during(at)),
    note: meeting.note.trim(),
  };
}

const isAnswerTo = (answer: Answer, { board, escalation }: ReceivedLift): boolean =>
  answer.board === board && answer.escalation === escalation.id;

const dayOf = (moment: Instant): DateText => dateAt(Date.parse(moment));

type During = (at: Instant | null) => boolean;

const within =
  (from: Instant, to: Instant | null): During =>
  (at) =>
    at !== null && at >= from && (to === null || at <= to);

function heldMinutes({ startedAt, endedAt }: Meeting): number | null {
  if (startedAt === null || endedAt === null) return null;
  return Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000));
}

/** The end of the meeting before this one. */
function endBefore({ meetings }: BoardContent, startedAt: Instant): Instant | null {
  const ends = meetings.flatMap(({ endedAt }) => (endedAt !== null && endedAt <= startedAt ? [endedAt] : []));
  return [...ends].sort().pop() ?? null;
}

/** Answers that came after the meeting before and no later than this one's end; ahead of a first meeting, all there are. */
function answersSince(
  { content, answers }: MinutesSource,
  { startedAt, endedAt }: Meeting & { readonly startedAt: Instant },
): readonly MinutesAnswer[] {
  const before = endBefore(content, startedAt);
  return answers.flatMap((answer) => {
    const { at } = answer.answer;
    const lift = content.escalations.find(({ id }) => id === answer.escalation);
    const isHeard = at !== null && (before === null || at > before) && (endedAt === null || at <= endedAt);
    return lift && isHeard && answer.answer.kind !== 'received' ? [{ lift, answer }] : [];
  });
}

/** The actions agreed before: what was closed since last time, and what came back as open. */
function earlierActions(
  content: BoardContent,
  meeting: Meeting & { readonly startedAt: Instant },
  fresh: readonly Action[],
): Pick<Minutes, 'closedActions' | 'openActions'> {
  const day = dayOf(meeting.startedAt);
  const before = endBefore(content, meeting.startedAt);
  const since = before === null ? null : dayOf(before);
  const end = meeting.endedAt ?? '9999';
  const old = content.actions.filter((action) => !fresh.includes(action) && (action.at ?? '') <= end);
  const wasOpen = (action: Action): boolean => isOpen(action) || (action.closedOn !== null && action.closedOn > day);
  return {
    closedActions: old.filter(
      (action) => !wasOpen(action) && action.closedOn !== null && (since === null || action.closedOn > since),
    ),
    openActions: old.filter(wasOpen).sort((a, b) => byUrgency(a, b, day)),
  };
}

/** What was taken up: everything with an outcome, a reading or an agreement of this meeting, in the board's order. */
function indicatorsOf(
  { content, results, shown }: MinutesSource,
  meeting: Meeting & { readonly startedAt: Instant },
  during: During,
): readonly MinutesIndicator[] {
  const day = dayOf(meeting.startedAt);
  const outcomes = newestOutcomes(content.outcomes.filter((outcome) => outcome.meeting === meeting.id));
  const readings = content.interpretations.filter(({ at }) => during(at));
  const taken = new Set<IndicatorId | null>([
    ...outcomes.keys(),
    ...readings.map(({ indicator }) => indicator),
    ...content.actions.filter((action) => action.meeting === meeting.id).map(({ indicator }) => indicator),
  ]);
  return content.indicators
    .filter(({ id }) => taken.has(id))
    .map((indicator) => {
      const { id } = indicator;
      const result = results.find((each) => each.indicator.id === id) ?? retired(content, indicator);
      const assessed = assessedOn(result, day);
      const same = shown.find((each) => each.indicator.id === id);
      const latest = asShown(assessed.latest, same);
      const assessment = latest?.state === 'hidden' ? { ...assessed, latest, status: 'hidden' as const } : assessed;
      return {
        indicator: result.indicator,
        assessment,
        latest,
        outcome: outcomes.get(id) ?? null,
        readings: readings.filter(({ indicator }) => indicator === id),
      };
    });
}

/** One that left the board at the meeting still stands in its minutes. */
const retired = (content: BoardContent, indicator: Indicator): Result =>
  resultFrom(content, indicator, { own: pointsOf(indicator, content.measurements), rolled: [] });

/** Only what was there to be seen on the day: periods that had ended, phases and targets that had begun. */
function assessedOn({ indicator, points, targets, phases }: Result, day: DateText): Assessment {
  const ended = points.filter(({ end }) => end <= day);
  const begun = <T extends { readonly from: DateText }>(all: readonly T[]): readonly T[] =>
    all.filter(({ from }) => from <= day);
  return assess(indicator, ended, begun(targets), begun(phases));
}

/** The number as readers get it. One they are not given at all counts as hidden. */
function asShown(latest: Point | null, shown: Result | undefined): Point | null {
  if (latest === null) return null;
  const same = shown?.points.find(({ start, end }) => start === latest.start && end === latest.end);
  return same ?? { ...latest, value: null, part: null, whole: null, state: 'hidden' };
}

/** Said again, the newest holds. */
function newestOutcomes(outcomes: readonly IndicatorOutcome[]): ReadonlyMap<IndicatorId, IndicatorOutcome> {
  const sorted = [...outcomes].sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1));
  return new Map(sorted.map((outcome) => [outcome.indicator, outcome]));
}
