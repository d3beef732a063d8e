/** Named edits of what a meeting leaves behind: an outcome per indicator (MEET3), decisions, and who has read them. */
import { type Decision, type EntryId, type IndicatorId, type Outcome, type OutcomeKind, refuse } from '@tavle/domain';
import type * as Y from 'yjs';
import { entriesOf, find } from '../reading/section.ts';
import { asNewId } from './new-id.ts';
import { blank, carryOut, type Hand, make, remove, signed } from './write.ts';

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
  const meeting = find(doc, 'meetings', input.meeting);
  if ('refused' in meeting) return meeting;
  const indicator = find(doc, 'indicators', input.indicator);
  if ('refused' in indicator) return indicator;
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('outcomes', id, { ...input, ...signed(hand) })], id);
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
