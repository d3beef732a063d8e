/**
 * What is missing on a board on a day, and whose it is: numbers (SIGN4), actions past their date, lifts awaiting our answer (CHAIN10), goals from above
 * that wait for us (CHAIN5), answers from below we have not answered (CHAIN7). Counted from what the board holds and is given, so that it is the same
 * on the board, on the start page and in the mail.
 */
import { type DateText, daysBetween, type Period } from './calendar.ts';
import type { RhythmOf } from './chain-stops.ts';
import type { BoardContent } from './content.ts';
import { type AwaitedDecision, decisionsAwaiting } from './decisions.ts';
import { freshnessOn } from './freshness.ts';
import type { Given, ReceivedLift } from './given.ts';
import type { GivenGoal } from './given-goals.ts';
import type { ActionId, BoardId, EscalationId, GoalId, IndicatorId, PersonId } from './ids.ts';
import { type Action, isOverdue } from './work.ts';

/** One number that is not there. `daysLate` 0: nothing has ever been measured. */
export interface LateNumber {
  readonly rhythm: RhythmOf;
  readonly period: Period;
  readonly daysLate: number;
}

/** What is missing on the day, the latest first, then what has waited longest for a number (SIGN4). */
export function lateNumbers(rhythms: readonly RhythmOf[], today: DateText): readonly LateNumber[] {
  return rhythms
    .flatMap((rhythm) => {
      const freshness = freshnessOn(rhythm, today);
      if (freshness.kind === 'current') return [];
      return [{ rhythm, period: freshness.period, daysLate: freshness.kind === 'none' ? 0 : freshness.daysLate }];
    })
    .sort(
      (a, b) => b.daysLate - a.daysLate || compare(newestOf(a), newestOf(b)) || compare(a.rhythm.name, b.rhythm.name),
    );
}

const newestOf = ({ rhythm }: LateNumber): string => rhythm.newestEnd ?? '9';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface DueOf<Kind extends string> {
  readonly kind: Kind;
  /** Whose it is; null: whoever keeps the board. */
  readonly owner: PersonId | null;
  /** Days past its date; 0 when the date has not come, or there is none. */
  readonly daysLate: number;
}

/** One thing somebody owes the board. */
export type Due =
  | (DueOf<'measurement'> & { readonly indicator: IndicatorId; readonly name: string; readonly period: Period })
  | (DueOf<'action'> & { readonly action: ActionId; readonly what: string; readonly due: DateText | null })
  | (DueOf<'answer'> & {
      readonly escalation: EscalationId;
      readonly unitName: string;
      readonly request: string;
      readonly answerBy: DateText | null;
    })
  | (DueOf<'translation'> & { readonly goal: GoalId; readonly unitName: string; readonly text: string })
  | (DueOf<'decision'> & { readonly goal: GoalId; readonly unitName: string });

export const dueKinds = ['answer', 'action', 'measurement', 'decision', 'translation'] as const;
/** In the order they are told: what others wait for first. */
export type DueKind = Due['kind'];

/** What a board owes is counted from these. `given` null: not known, so only what the board itself holds is counted. */
export interface DueFrom {
  readonly content: Pick<BoardContent, 'actions' | 'answers' | 'goals' | 'reviews'>;
  /** Of the indicators in use. */
  readonly rhythms: readonly RhythmOf[];
  readonly given: Pick<Given, 'lifts' | 'goals' | 'coverage'> | null;
}

/** Everything due on a board on the day, by kind, and the latest first within each. */
export function duesOn({ content, rhythms, given }: DueFrom, today: DateText): readonly Due[] {
  const dues: readonly Due[] = [
    ...(given?.lifts ?? []).flatMap((lift) => answerDue(lift, content.answers, today)),
    ...content.actions.filter((action) => isOverdue(action, today)).map((action) => actionDue(action, today)),
    ...lateNumbers(rhythms, today).map(measurementDue),
    ...decisionsAwaiting(given?.coverage ?? [], content.goals, content.reviews).map(decisionDue),
    ...(given?.goals ?? []).filter(waitsForUs).map(translationDue),
  ];
  return [...dues].sort((a, b) => dueKinds.indexOf(a.kind) - dueKinds.indexOf(b.kind) || b.daysLate - a.daysLate);
}

/** What one person owes: what bears their name, and what bears nobody's where they keep the board. */
export function duesOfPerson(dues: readonly Due[], person: PersonId, keepsBoard: boolean): readonly Due[] {
  return dues.filter(({ owner }) => owner === person || (owner === null && keepsBoard));
}

/** A wish to be excused that nobody has answered is the board above's to answer. */
const waitsForUs = ({ state, turn, excuse }: GivenGoal): boolean =>
  state === 'waiting' && turn === 'ours' && excuse?.state !== 'asked';

function answerDue({ unitName, escalation }: ReceivedLift, answers: BoardContent['answers'], today: DateText): Due[] {
  if (escalation.state !== 'raised') return [];
  if (answers.some((answer) => answer.escalation === escalation.id && answer.kind !== 'received')) return [];
  const { id, request, answerBy } = escalation;
  const daysLate = answerBy === null ? 0 : Math.max(0, daysBetween(answerBy, today));
  return [{ kind: 'answer', owner: null, daysLate, escalation: id, unitName, request, answerBy }];
}

function actionDue({ id, what, owner, due }: Action, today: DateText): Due {
  return { kind: 'action', owner, daysLate: due === null ? 0 : daysBetween(due, today), action: id, what, due };
}

function measurementDue({ rhythm, period, daysLate }: LateNumber): Due {
  return {
    kind: 'measurement',
    owner: rhythm.owner,
    daysLate,
    indicator: rhythm.indicator,
    name: rhythm.name,
    period,
  };
}

function translationDue({ goal, unitName }: GivenGoal): Due {
  return { kind: 'translation', owner: null, daysLate: 0, goal: goal.id, unitName, text: goal.text };
}

function decisionDue({ goal, entry }: AwaitedDecision): Due {
  return { kind: 'decision', owner: null, daysLate: 0, goal: goal.id, unitName: entry.unitName };
}

/** What one person owes on one board. */
export interface MyDues {
  readonly board: BoardId;
  readonly unitName: string;
  readonly dues: readonly Due[];
}

/** `GET /api/mine/dues`: what the person who asks owes, board by board; boards without anything are left out. */
export interface MineReply {
  readonly boards: readonly MyDues[];
}
