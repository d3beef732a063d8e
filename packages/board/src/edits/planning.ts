/** Named edits of a meeting that has not begun: another time, somebody else's turn, no plan after all. */
import { type EntryId, type Instant, type Outcome, type PersonId, refuse } from '@tavle/domain';
import type * as Y from 'yjs';
import { find } from '../reading/section.ts';
import { carryOut, change, type Hand, remove, type Write } from './write.ts';

/** Moves a planned meeting to another time. Refuses one that has begun. */
export function moveMeeting(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly meeting: EntryId; readonly plannedFor: Instant },
): Outcome<void> {
  return whilePlanned(doc, hand, input.meeting, change('meetings', input.meeting, { plannedFor: input.plannedFor }));
}

/** Says who holds a planned meeting and who presents; null for nobody. Refuses one that has begun. */
export function setTurns(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly meeting: EntryId; readonly host?: PersonId | null; readonly presenter?: PersonId | null },
): Outcome<void> {
  const { meeting, host, presenter } = input;
  return whilePlanned(doc, hand, meeting, change('meetings', meeting, { host, presenter }));
}

/** Takes a plan away; a day of a forum's rhythm stands again as the rhythm has it. Refuses a meeting that has begun. */
export function unplanMeeting(doc: Y.Doc, hand: Hand, input: { readonly meeting: EntryId }): Outcome<void> {
  return whilePlanned(doc, hand, input.meeting, remove('meetings', input.meeting));
}

function whilePlanned(doc: Y.Doc, hand: Hand, meeting: EntryId, write: Write): Outcome<void> {
  const found = find(doc, 'meetings', meeting);
  if ('refused' in found) return found;
  if (found.done.startedAt !== null) return refuse({ kind: 'wrongState', what: 'meetings' });
  return carryOut(doc, hand, [write], undefined);
}
