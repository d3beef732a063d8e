/** Named edits of what a meeting leaves behind: an outcome per indicator (MEET3), decisions, and who has read them. */
import {
  type Decision,
  type EntryId,
  type IndicatorId,
  type Outcome,
  type OutcomeKind,
  type Refusal,
  refuse,
} from '@tavle/domain';
import type * as Y from 'yjs';
import { entriesOf, find } from '../reading/section.ts';
import { asNewId } from './new-id.ts';
import { blank, carryOut, type Hand, make, remove, signed, type Write } from './write.ts';

/** Says what an indicator leaves a meeting with. Said again, the newest holds. */
export function setOutcome(
  doc: Y.Doc,
  hand: Hand,
  input: {
    readonly meeting: EntryId;
    readonly indicator: IndicatorId;
    readonly kind: OutcomeKind;
    readonly note?: string;
  },
): Outcome<EntryId> {
  const refused = lostFrom(doc, input);
  if (refused) return refused;
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('outcomes', id, { ...input, ...signed(hand) })], id);
}

function lostFrom(
  doc: Y.Doc,
  input: { readonly meeting: EntryId; readonly indicator: IndicatorId },
): { readonly refused: Refusal } | undefined {
  const meeting = find(doc, 'meetings', input.meeting);
  if ('refused' in meeting) return meeting;
  const indicator = find(doc, 'indicators', input.indicator);
  return 'refused' in indicator ? indicator : undefined;
}

/** The meeting an indicator leaves, when what is made is what it leaves with (MEET3): both are one step, done and undone together. */
export interface LeavesMeeting {
  readonly meeting: EntryId;
  readonly note?: string;
}

/** The outcome that goes with an action, an effort, a lift or a retirement; no writes where it is agreed outside a meeting. */
export function outcomeWrites(
  doc: Y.Doc,
  hand: Hand,
  leaves: LeavesMeeting | undefined,
  about: { readonly indicator: IndicatorId | null | undefined; readonly kind: OutcomeKind },
): Outcome<readonly Write[]> {
  if (leaves === undefined) return { done: [] };
  const { indicator, kind } = about;
  if (indicator === null || indicator === undefined) return refuse({ kind: 'missing', field: 'indicator' });
  const { meeting, note = '' } = leaves;
  const refused = lostFrom(doc, { meeting, indicator });
  if (refused) return refused;
  return { done: [make('outcomes', asNewId<EntryId>(hand), { meeting, indicator, kind, note, ...signed(hand) })] };
}

/** Writes down a decision, of a meeting or between two. Refuses a blank text. */
export function addDecision(
  doc: Y.Doc,
  hand: Hand,
  input: Pick<Decision, 'text'> & Partial<Pick<Decision, 'meeting' | 'indicator'>>,
): Outcome<EntryId> {
  const refused = blank({ text: input.text });
  if (refused) return refuse(refused);
  const meeting = input.meeting ? find(doc, 'meetings', input.meeting) : undefined;
  if (meeting && 'refused' in meeting) return meeting;
  const indicator = input.indicator ? find(doc, 'indicators', input.indicator) : undefined;
  if (indicator && 'refused' in indicator) return indicator;
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('decisions', id, { ...input, ...signed(hand) })], id);
}

/** Takes a decision back. */
export function removeDecision(doc: Y.Doc, hand: Hand, input: { readonly decision: EntryId }): Outcome<void> {
  return carryOut(doc, hand, [remove('decisions', input.decision)], undefined);
}

/** Notes that the hand has read a decision or a meeting's minutes; once is enough. */
export function markRead(doc: Y.Doc, hand: Hand, input: { readonly of: EntryId }): Outcome<void> {
  const decision = find(doc, 'decisions', input.of);
  const known = 'refused' in decision ? find(doc, 'meetings', input.of) : decision;
  if ('refused' in known) return known;
  const already = entriesOf(doc, 'reads').some(({ of, by }) => of === input.of && by === hand.by);
  if (already) return { done: undefined };
  return carryOut(doc, hand, [make('reads', asNewId<EntryId>(hand), { of: input.of, ...signed(hand) })], undefined);
}
