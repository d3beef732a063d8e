/**
 * Named edits that answer a goal from above: translate it, take it over, ask to be excused (CHAIN5); and the board above's word on
 * such an answer (CHAIN7). An answer names the goal above and keeps none of its words: they cannot be edited from here (CHAIN6).
 */
import {
  type Agreement,
  type BoardId,
  type EntryId,
  type GoalId,
  type GoalResponse,
  type Indicator,
  type IndicatorId,
  missingFields,
  type Outcome,
  type PersonId,
  type Refusal,
  type ResponseId,
  type ReviewKind,
  refuse,
} from '@tavle/domain';
import type * as Y from 'yjs';
import { rankBetween } from '../document/rank.ts';
import { entriesOf, find } from '../reading/section.ts';
import { overCap, overCapReason, registerMost } from './caps.ts';
import { goalWrite, type NewGoal } from './goals.ts';
import { activeCount, indicatorWrite, type RegisterCap } from './indicators.ts';
import { asNewId } from './new-id.ts';
import { rankLast } from './order.ts';
import { blank, carryOut, change, type Hand, make, remove, signed, type Write } from './write.ts';

/** The goal above that is answered. */
export interface GoalAbove {
  readonly parentBoard: BoardId;
  readonly parentGoal: GoalId;
}

/** A translation: an own goal, there already or written now, and one sentence on how it contributes. */
export interface Translation extends GoalAbove {
  readonly goal: GoalId | NewGoal;
  readonly contribution: string;
  /** The main thread of an own goal that serves several goals above. */
  readonly main?: boolean;
}

/**
 * Proposes an own goal as the translation of a goal from above. A goal above may have several translations, each by another own
 * goal; otherwise a second answer is refused (`alreadyAnswered`). Refuses a blank contribution.
 */
export function translateGoal(
  doc: Y.Doc,
  hand: Hand,
  input: Translation,
): Outcome<{ readonly response: ResponseId; readonly goal: GoalId }> {
  const refused = blank({ text: input.contribution });
  if (refused) return refuse(refused);
  const own = typeof input.goal === 'string' ? input.goal : undefined;
  if (
    answersTo(doc, input.parentGoal).some(
      ({ kind, goal }) => kind !== 'translated' || (own !== undefined && goal === own),
    )
  ) {
    return refuse({ kind: 'alreadyAnswered' });
  }
  const planned = ownGoal(doc, hand, input.goal);
  if ('refused' in planned) return planned;
  const { goal, writes } = planned.done;
  const response = asNewId<ResponseId>(hand);
  const { contribution, main = false } = input;
  const fields = {
    ...answer(input, hand),
    kind: 'translated',
    goal,
    text: contribution,
    main,
    agreement: 'proposed',
  } as const;
  const all = [...writes, ...(main ? otherThreads(doc, goal) : []), make('responses', response, fields)];
  return carryOut(doc, hand, all, { response, goal });
}

function ownGoal(
  doc: Y.Doc,
  hand: Hand,
  wanted: GoalId | NewGoal,
): Outcome<{ readonly goal: GoalId; readonly writes: readonly Write[] }> {
  if (typeof wanted === 'string') {
    const found = find(doc, 'goals', wanted);
    if ('refused' in found) return found;
    return found.done.stage === 'retired'
      ? refuse({ kind: 'wrongState', what: 'goals' })
      : { done: { goal: wanted, writes: [] } };
  }
  const refused = blank({ text: wanted.text });
  if (refused) return refuse(refused);
  const goal = asNewId<GoalId>(hand);
  return { done: { goal, writes: [goalWrite(doc, hand, goal, wanted)] } };
}

/** What a takeover brings: the indicators above that are measured here from now on, and who owns them here. */
export interface Adoption extends GoalAbove, RegisterCap {
  readonly indicators: readonly Indicator[];
  readonly owner?: PersonId | null;
}

/**
 * Takes a goal over: the same indicators are measured here and roll up (CHAIN8). Each becomes an own indicator that names the one
 * above; it is in use at once when source, reason and owner are there (BOARD5), else a draft. Refuses a second answer.
 */
export function adoptGoal(
  doc: Y.Doc,
  hand: Hand,
  input: Adoption,
): Outcome<{ readonly response: ResponseId; readonly indicators: readonly IndicatorId[] }> {
  if (answersTo(doc, input.parentGoal).length > 0) return refuse({ kind: 'alreadyAnswered' });
  const { most = registerMost } = input;
  const owner = input.owner ?? null;
  const ready = input.indicators.filter((above) => missingFields({ ...above, owner }).length === 0);
  const count = activeCount(doc) + Math.max(0, ready.length - 1);
  const refused = ready.length > 0 ? overCap('register', count, most, input) : undefined;
  if (refused) return refuse(refused);
  const reason = ready.length > 0 ? overCapReason(count, most, input).overCapReason : undefined;
  const response = asNewId<ResponseId>(hand);
  const indicators: IndicatorId[] = [];
  let rank = rankLast(doc, 'indicators');
  const writes = input.indicators.map((above) => {
    const id = asNewId<IndicatorId>(hand);
    indicators.push(id);
    const stage = ready.includes(above) ? 'active' : 'draft';
    const write = indicatorWrite(doc, hand, id, { ...repeated(above), goal: input.parentGoal, owner }, stage, rank);
    rank = rankBetween(rank);
    return reason === undefined || stage === 'draft' ? write : withReason(write, reason);
  });
  const fields = { ...answer(input, hand), kind: 'adopted', main: false, agreement: 'accepted' } as const;
  return carryOut(doc, hand, [make('responses', response, fields), ...writes], { response, indicators });
}

const withReason = (write: Write, overCapReason: string): Write =>
  write.kind === 'make' ? { ...write, values: { ...write.values, overCapReason } } : write;

/** What an indicator taken over has in common with the one above; owner, place and focus are the board's own. */
function repeated(above: Indicator): Parameters<typeof indicatorWrite>[3] {
  const { id, adopts, by, at, owner, rank, stage, focus, prioritised, balancing, ...same } = above;
  return { ...same, adopts: id };
}

/** Asks to be excused from a goal. A mandatory one only counts as excused when the board above accepts (CHAIN5). Refuses no reason. */
export function askExcuse(doc: Y.Doc, hand: Hand, input: GoalAbove & { readonly reason: string }): Outcome<ResponseId> {
  if (answersTo(doc, input.parentGoal).length > 0) return refuse({ kind: 'alreadyAnswered' });
  const refused = blank({ text: input.reason });
  if (refused) return refuse(refused);
  const id = asNewId<ResponseId>(hand);
  const fields = {
    ...answer(input, hand),
    kind: 'excused',
    text: input.reason,
    main: false,
    agreement: 'proposed',
  } as const;
  return carryOut(doc, hand, [make('responses', id, fields)], id);
}

/**
 * Takes an answer back: the goal waits again. Indicators taken over go with it when nothing has been measured on them; refuses
 * `stillInUse` while there are some in use that hold measurements (retire them first: their numbers stay in history).
 */
export function takeBackResponse(doc: Y.Doc, hand: Hand, input: { readonly response: ResponseId }): Outcome<void> {
  const found = find(doc, 'responses', input.response);
  if ('refused' in found) return found;
  const taken = found.done.kind === 'adopted' ? takenOver(doc, found.done.parentGoal) : [];
  const measured = new Set<string>(entriesOf(doc, 'measurements').map(({ indicator }) => indicator));
  const kept = taken.filter(({ id }) => measured.has(id));
  const used = kept.filter(({ stage }) => stage !== 'retired').length;
  if (used > 0) return refuse({ kind: 'stillInUse', what: 'indicators', count: used });
  const gone = taken.filter(({ id }) => !measured.has(id)).map(({ id }) => remove('indicators', id));
  return carryOut(doc, hand, [remove('responses', input.response), ...gone], undefined);
}

const takenOver = (doc: Y.Doc, parentGoal: GoalId): readonly Indicator[] =>
  entriesOf(doc, 'indicators').filter(({ goal, adopts }) => adopts !== null && goal === parentGoal);

/** Says how far this board has come with the other about a translation (CHAIN7). Refuses for other kinds of answer. */
export function setAgreement(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly response: ResponseId; readonly agreement: Agreement },
): Outcome<void> {
  const found = find(doc, 'responses', input.response);
  if ('refused' in found) return found;
  if (found.done.kind !== 'translated') return refuse({ kind: 'wrongState', what: 'responses' });
  return carryOut(doc, hand, [change('responses', input.response, { agreement: input.agreement })], undefined);
}

/** Makes a translation the main thread of its own goal; the goal's other threads are then not. */
export function setMainThread(doc: Y.Doc, hand: Hand, input: { readonly response: ResponseId }): Outcome<void> {
  const found = find(doc, 'responses', input.response);
  if ('refused' in found) return found;
  const { kind, goal } = found.done;
  if (kind !== 'translated' || goal === null) return refuse({ kind: 'wrongState', what: 'responses' });
  return carryOut(
    doc,
    hand,
    [...otherThreads(doc, goal), change('responses', input.response, { main: true })],
    undefined,
  );
}

const otherThreads = (doc: Y.Doc, goal: GoalId): readonly Write[] =>
  entriesOf(doc, 'responses')
    .filter((other) => other.goal === goal && other.main)
    .map(({ id }) => change('responses', id, { main: false }));

const answersTo = (doc: Y.Doc, parentGoal: GoalId): readonly GoalResponse[] =>
  entriesOf(doc, 'responses').filter((response) => response.parentGoal === parentGoal);

const answer = ({ parentBoard, parentGoal }: GoalAbove, hand: Hand) => ({ parentBoard, parentGoal, ...signed(hand) });

/** The board above's word on an answer from below, written on its own board. Refuses a declined excuse without a reason. */
export function reviewResponse(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly board: BoardId; readonly response: ResponseId; readonly kind: ReviewKind; readonly text?: string },
): Outcome<EntryId> {
  const { board, response, kind, text = '' } = input;
  const refused: Refusal | undefined = kind === 'excuseDeclined' ? blank({ text }) : undefined;
  if (refused) return refuse(refused);
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('reviews', id, { board, response, kind, text, ...signed(hand) })], id);
}
