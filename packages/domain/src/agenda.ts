/**
 * What a board meeting takes up: the queue of indicators by exception (SIGN6), what comes back from last time (MEET4), and the order of it
 * all. Computed from what stands on the board, so that every screen has the same agenda and a dead laptop takes nothing with it (MEET5).
 */
import { isSignal } from './assess.ts';
import { type DateText, dateAt } from './calendar.ts';
import type { Escalation } from './chain.ts';
import type { BoardContent } from './content.ts';
import { rhythmOf } from './chain-stops.ts';
import { freshnessOn } from './freshness.ts';
import type { ReceivedAnswer, ReceivedLift } from './given.ts';
import type { IndicatorId } from './ids.ts';
import type { IndicatorOutcome, Meeting, MeetingStep } from './meeting.ts';
import { scriptFor } from './meeting-script.ts';
import { type Action, type Effort, isOpen } from './work.ts';
import type { Result } from './world.ts';

export const queueReasons = ['signal', 'offTarget', 'focus'] as const;
/** Why an indicator is taken up (SIGN6): a signal in its curve, off target without a live effort, or in focus. */
export type QueueReason = (typeof queueReasons)[number];

/** An indicator that is to be taken up, and why. */
export interface QueuedIndicator {
  readonly indicator: IndicatorId;
  readonly reasons: readonly QueueReason[];
}

/**
 * SIGN6: the indicators to be taken up by exception; nothing else. The curve that goes the wrong way comes first, then other signals, then
 * what is off target, then what is in focus; among equals the one with more reasons, then the board's own order. An old number (SIGN4) is
 * not held against its target.
 */
export function agendaQueue(
  results: readonly Result[],
  efforts: readonly Effort[],
  today: DateText,
): readonly QueuedIndicator[] {
  const live = new Set(efforts.filter(({ stage }) => stage !== 'closed').map(({ indicator }) => indicator));
  return results
    .filter(({ indicator }) => indicator.stage === 'active')
    .map((result) => ({ result, reasons: reasonsOf(result, live.has(result.indicator.id), today) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => urgencyOf(a) - urgencyOf(b) || b.reasons.length - a.reasons.length)
    .map(({ result, reasons }) => ({ indicator: result.indicator.id, reasons }));
}

function reasonsOf(result: Result, hasEffort: boolean, today: DateText): readonly QueueReason[] {
  const { indicator, assessment } = result;
  const isOld = freshnessOn(rhythmOf(result), today).kind === 'stale';
  const holds: Record<QueueReason, boolean> = {
    signal: isSignal(assessment.variation),
    offTarget: assessment.status === 'notMet' && !isOld && !hasEffort,
    focus: indicator.focus,
  };
  return queueReasons.filter((reason) => holds[reason]);
}

function urgencyOf({ result, reasons }: { readonly result: Result; readonly reasons: readonly QueueReason[] }): number {
  if (result.assessment.variation === 'worsening') return 0;
  return 1 + queueReasons.findIndex((reason) => reasons.includes(reason));
}

/** One place of the meeting: a step, and what everybody looks at in it. */
export interface Stop {
  readonly step: Exclude<MeetingStep, 'ended'>;
  readonly current: Meeting['current'];
}

/** A lift of ours whose answer has come and has not been acknowledged: read aloud first. */
export interface AnsweredLift {
  readonly lift: Escalation;
  readonly answer: ReceivedAnswer;
}

/** All that one meeting takes up, in its order. */
export interface Agenda {
  readonly answers: readonly AnsweredLift[];
  /** Actions from before the meeting whose date is today or has passed: the overdue first. */
  readonly due: readonly Action[];
  /** The other open ones from before, by date. */
  readonly later: readonly Action[];
  /** Lifts others have sent to us, not answered before the meeting: the longest overdue first. */
  readonly received: readonly ReceivedLift[];
  readonly queue: readonly QueuedIndicator[];
  /** Queued too, beyond what the script has time for: one tap away. */
  readonly waiting: readonly QueuedIndicator[];
  /** Every place in order, for "next" and "previous". */
  readonly stops: readonly Stop[];
}

/** What the agenda is made of. */
export interface AgendaSource {
  readonly content: Pick<BoardContent, 'actions' | 'efforts' | 'escalations' | 'outcomes' | 'answers'>;
  readonly results: readonly Result[];
  readonly answers: readonly ReceivedAnswer[];
  /** What others have lifted to us. */
  readonly lifts: readonly ReceivedLift[];
}

/**
 * The agenda of a meeting. It stands still while the meeting runs: what the meeting itself agrees, closes or begins moves nothing out of it;
 * only an answer that is acknowledged goes. Before a meeting: pass one that has not been started.
 */
export function agendaOf(source: AgendaSource, meeting: AgendaMeeting, today: DateText): Agenda {
  const since = meeting.startedAt ?? '9999';
  const isBefore = ({ at }: { readonly at: string | null }): boolean => (at ?? '') < since;
  const { content, results } = source;
  const old = content.efforts.filter(isBefore);
  const queued = agendaQueue(results, old, today);
  const { indicatorsMost } = scriptFor(meeting.minutes);
  const open = comingBack(content.actions.filter(isBefore), meeting, today);
  const isDue = ({ due }: Action): boolean => due !== null && due <= today;
  const answers = answersToRead(source);
  const due = open.filter(isDue);
  const queue = queued.slice(0, indicatorsMost);
  const received = toAnswer(source, since);
  return {
    answers,
    due,
    later: open.filter((action) => !isDue(action)),
    received,
    queue,
    waiting: queued.slice(indicatorsMost),
    stops: stopsOf(
      [...answers.map(({ lift }) => lift.id), ...due.map(({ id }) => id)],
      queue,
      received.map(({ escalation }) => escalation.id),
    ),
  };
}

/** CHAIN10: what waits for our answer. One that is answered at the meeting itself stays where it was; a receipt is no answer. */
function toAnswer({ content, lifts }: AgendaSource, since: string): readonly ReceivedLift[] {
  const isAnswered = ({ board, escalation }: ReceivedLift): boolean =>
    content.answers.some(
      (own) =>
        own.board === board && own.escalation === escalation.id && own.kind !== 'received' && (own.at ?? '') < since,
    );
  return lifts
    .filter((lift) => lift.escalation.state === 'raised' && !isAnswered(lift))
    .sort(
      ({ escalation: a }, { escalation: b }) =>
        compare(a.answerBy ?? '~', b.answerBy ?? '~') || compare(a.at ?? '', b.at ?? '') || compare(a.id, b.id),
    );
}

/** What is needed of a meeting to make its agenda. */
export type AgendaMeeting = Pick<Meeting, 'startedAt' | 'minutes'>;

/** MEET4: the open actions, overdue first, the longest overdue at the top; those closed on the meeting's day stay where they were. */
function comingBack(actions: readonly Action[], { startedAt }: AgendaMeeting, today: DateText): readonly Action[] {
  const day = startedAt === null ? '9999' : dateAt(Date.parse(startedAt));
  return actions
    .filter((action) => isOpen(action) || (action.closedOn !== null && action.closedOn >= day))
    .sort((a, b) => compare(dueOf(a, today), dueOf(b, today)) || compare(a.rank, b.rank));
}

/** An action without a date cannot be late, but must not be forgotten: after the due ones, before the rest. */
const dueOf = ({ due }: Action, today: DateText): string => due ?? `${today}~`;

function answersToRead({ content, answers }: AgendaSource): readonly AnsweredLift[] {
  return content.escalations
    .filter(({ state }) => state === 'raised')
    .flatMap((lift) => {
      const own = answers.filter(({ escalation, answer }) => escalation === lift.id && answer.kind !== 'received');
      const answer = [...own].sort((a, b) => compare(b.answer.at ?? '', a.answer.at ?? ''))[0];
      return answer === undefined ? [] : [{ lift, answer }];
    });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function stopsOf(
  fromLast: readonly Meeting['current'][],
  queue: readonly QueuedIndicator[],
  received: readonly Meeting['current'][],
): readonly Stop[] {
  const at = (step: Stop['step'], items: readonly Meeting['current'][]): readonly Stop[] =>
    (items.length === 0 ? [null] : items).map((current) => ({ step, current }));
  return [
    ...at('goodNews', []),
    ...at('sinceLast', fromLast),
    ...at(
      'indicators',
      queue.map(({ indicator }) => indicator),
    ),
    ...at('actions', []),
    // What is asked of us first; then what we ask ourselves.
    ...at('lifts', [...received, null]),
    ...at('summary', []),
  ];
}

/**
 * The place after or before one; null at either end. From something that is not on the agenda (any longer) the next is the first place of
 * the same step that still waits, and only then the next step.
 */
export function stopFrom(
  stops: readonly Stop[],
  from: Stop,
  by: 1 | -1,
  waits: (stop: Stop) => boolean = ({ current }) => current !== null,
): Stop | null {
  const at = stops.findIndex(({ step, current }) => step === from.step && current === from.current);
  if (at >= 0) return stops[at + by] ?? null;
  const first = stops.findIndex(({ step }) => step === from.step);
  const last = stops.findLastIndex(({ step }) => step === from.step);
  if (from.current === null) return stops[by === 1 ? first : first - 1] ?? null;
  if (by === -1) return stops[first] ?? null;
  return stops.slice(first, last + 1).find(waits) ?? stops[last + 1] ?? null;
}

/** The first place of a step. */
export function firstStopOf(stops: readonly Stop[], step: Stop['step']): Stop {
  return stops.find((stop) => stop.step === step) ?? { step, current: null };
}

/** What a meeting has left an indicator with: the newest holds (MEET3). */
export function outcomeOf(
  outcomes: readonly IndicatorOutcome[],
  meeting: Meeting['id'],
  indicator: IndicatorId,
): IndicatorOutcome | null {
  const own = outcomes.filter((each) => each.meeting === meeting && each.indicator === indicator);
  return [...own].sort((a, b) => compare(b.at ?? '', a.at ?? '') || compare(b.id, a.id))[0] ?? null;
}

/** MEET3: what the meeting still owes an indicator of its queue: a decision, or what the decision promised. */
export interface Owed {
  readonly indicator: IndicatorId;
  readonly lacks: 'outcome' | 'action' | 'lift';
}

/** The indicators that would leave the meeting with less than one of the four, in the order of the queue. */
export function owedBy(
  meeting: Pick<Meeting, 'id' | 'startedAt'>,
  queue: readonly QueuedIndicator[],
  content: Pick<BoardContent, 'outcomes' | 'actions' | 'efforts' | 'escalations'>,
): readonly Owed[] {
  const since = meeting.startedAt ?? '9999';
  const isOf = (indicator: IndicatorId) => (entry: { readonly indicator: string | null; readonly at: string | null }) =>
    entry.indicator === indicator && (entry.at ?? '') >= since;
  return queue.flatMap(({ indicator }): readonly Owed[] => {
    const kind = outcomeOf(content.outcomes, meeting.id, indicator)?.kind;
    const made = isOf(indicator);
    if (kind === undefined) return [{ indicator, lacks: 'outcome' }];
    if (kind === 'act' && !content.actions.some(made) && !content.efforts.some(made))
      return [{ indicator, lacks: 'action' }];
    return kind === 'lift' && !content.escalations.some(made) ? [{ indicator, lacks: 'lift' }] : [];
  });
}

/** The actions a meeting agreed, in the order they were made. */
export function actionsOfMeeting(actions: readonly Action[], meeting: Meeting['id']): readonly Action[] {
  return actions
    .filter((action) => action.meeting === meeting)
    .sort((a, b) => compare(a.at ?? '', b.at ?? '') || compare(a.id, b.id));
}
