/** Named edits of lifts and of answers to them (CHAIN10): the sender raises, acknowledges and closes; the receiver answers. */
import {
  type AnswerKind,
  type BoardId,
  type EntryId,
  type Escalation,
  type EscalationId,
  type Outcome,
  refuse,
} from '@tavle/domain';
import type * as Y from 'yjs';
import { find } from '../reading/section.ts';
import { asNewId } from './new-id.ts';
import { type LeavesMeeting, outcomeWrites } from './outcomes.ts';
import { blank, carryOut, change, type Hand, make, signed, type Write } from './write.ts';

/** What is lifted: the problem, what is asked, and of whom. */
export interface NewLift extends Pick<Escalation, 'to' | 'problem' | 'request'> {
  readonly answerBy?: Escalation['answerBy'];
  readonly indicator?: Escalation['indicator'];
  /** May stand on a wall (SMALL6). */
  readonly onWall?: boolean;
  /** Given where it is what its indicator leaves a meeting with (MEET3). */
  readonly leaves?: LeavesMeeting;
}

/** Raises a lift. Refuses one without a problem or without a request: the receiver must know what is asked. */
export function raiseLift(doc: Y.Doc, hand: Hand, input: NewLift): Outcome<EscalationId> {
  const refused = blank({ problem: input.problem, request: input.request });
  if (refused) return refuse(refused);
  if (input.indicator) {
    const indicator = find(doc, 'indicators', input.indicator);
    if ('refused' in indicator) return indicator;
  }
  const outcome = outcomeWrites(doc, hand, input.leaves, { indicator: input.indicator, kind: 'lift' });
  if ('refused' in outcome) return outcome;
  const id = asNewId<EscalationId>(hand);
  return carryOut(doc, hand, [liftWrite(hand, id, input), ...outcome.done], id);
}

function liftWrite(hand: Hand, id: EscalationId, input: NewLift, passes?: LiftFromBelow): Write {
  const { to, problem, request, answerBy, indicator, onWall = false } = input;
  const path = passes ? { passesBoard: passes.board, passesEscalation: passes.escalation } : {};
  const fields = {
    to,
    problem,
    request,
    answerBy,
    indicator,
    onWall,
    state: 'raised',
    ...path,
    ...signed(hand),
  } as const;
  return make('escalations', id, fields);
}

/** A lift on another board. */
export interface LiftFromBelow {
  readonly board: BoardId;
  readonly escalation: EscalationId;
}

/** Answers a lift, on the receiver's own board. Refuses declining without a reason. */
export function answerLift(
  doc: Y.Doc,
  hand: Hand,
  input: LiftFromBelow & { readonly kind: AnswerKind; readonly text?: string },
): Outcome<EntryId> {
  const { board, escalation, kind, text = '' } = input;
  const refused = kind === 'declined' ? blank({ text }) : undefined;
  if (refused) return refuse(refused);
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('answers', id, { board, escalation, kind, text, ...signed(hand) })], id);
}

/** Passes a lift on: an own lift that keeps the path, and the answer `passedOn`, in one go. */
export function passLiftOn(
  doc: Y.Doc,
  hand: Hand,
  input: LiftFromBelow & Omit<NewLift, 'leaves'> & { readonly text?: string },
): Outcome<{ readonly lift: EscalationId; readonly answer: EntryId }> {
  const refused = blank({ problem: input.problem, request: input.request });
  if (refused) return refuse(refused);
  const lift = asNewId<EscalationId>(hand);
  const answer = asNewId<EntryId>(hand);
  const { board, escalation, text = '' } = input;
  const fields = { board, escalation, kind: 'passedOn', text, ...signed(hand) } as const;
  const writes = [
    liftWrite(hand, lift, { ...input, indicator: null }, { board, escalation }),
    make('answers', answer, fields),
  ];
  return carryOut(doc, hand, writes, { lift, answer });
}

/** The sender has read the answer. */
export function acknowledgeAnswer(doc: Y.Doc, hand: Hand, input: { readonly lift: EscalationId }): Outcome<void> {
  return step(doc, hand, input.lift, ['raised'], 'acknowledged');
}

/** The sender closes a lift whose answer has been acknowledged. */
export function closeLift(doc: Y.Doc, hand: Hand, input: { readonly lift: EscalationId }): Outcome<void> {
  return step(doc, hand, input.lift, ['acknowledged'], 'closed');
}

/** The sender takes a lift back. */
export function withdrawLift(doc: Y.Doc, hand: Hand, input: { readonly lift: EscalationId }): Outcome<void> {
  return step(doc, hand, input.lift, ['raised', 'acknowledged'], 'withdrawn');
}

/** Changes when an answer is asked for, and whether the lift may stand on a wall. Refuses once it is over. */
export function changeLift(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly lift: EscalationId; readonly patch: Partial<Pick<Escalation, 'answerBy' | 'onWall'>> },
): Outcome<void> {
  const found = find(doc, 'escalations', input.lift);
  if ('refused' in found) return found;
  if (isOver(found.done)) return refuse({ kind: 'wrongState', what: 'escalations' });
  const { answerBy, onWall } = input.patch;
  return carryOut(doc, hand, [change('escalations', input.lift, { answerBy, onWall })], undefined);
}

const isOver = ({ state }: Escalation): boolean => state === 'closed' || state === 'withdrawn';

function step(
  doc: Y.Doc,
  hand: Hand,
  lift: EscalationId,
  from: readonly Escalation['state'][],
  state: Escalation['state'],
): Outcome<void> {
  const found = find(doc, 'escalations', lift);
  if ('refused' in found) return found;
  if (!from.includes(found.done.state)) return refuse({ kind: 'wrongState', what: 'escalations' });
  return carryOut(doc, hand, [change('escalations', lift, { state })], undefined);
}
