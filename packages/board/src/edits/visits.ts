/** Named edits of the board's log of visits and talks: what is told of one that has been, put right, and taken back. */
import { dateAt, type EntryId, type Outcome, type Refusal, refuse, type Visit } from '@tavle/domain';
import type * as Y from 'yjs';
import { find } from '../reading/section.ts';
import { asNewId } from './new-id.ts';
import { carryOut, change, type Hand, make, remove, signed } from './write.ts';

/** What is said of a visit. */
export type VisitFields = Pick<Visit, 'occasion' | 'on' | 'level' | 'guests' | 'text'>;

/** The log is of what has been, and of somebody. */
function refusalOf({ on, level, guests }: Pick<VisitFields, 'on' | 'level' | 'guests'>, hand: Hand) {
  if (on > dateAt(Date.parse(hand.at))) return { kind: 'notADate', field: 'on' } satisfies Refusal;
  if (level === null && guests.trim() === '') return { kind: 'missing', field: 'guests' } satisfies Refusal;
  return undefined;
}

/** Writes a visit or a talk down. Refuses a day that has not come, and one nobody came to: a level or guests are named. */
export function addVisit(
  doc: Y.Doc,
  hand: Hand,
  input: Pick<VisitFields, 'occasion' | 'on'> & Partial<VisitFields>,
): Outcome<EntryId> {
  const { level = null, guests = '', ...rest } = input;
  const refused = refusalOf({ on: input.on, level, guests }, hand);
  if (refused) return refuse(refused);
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('visits', id, { ...rest, level, guests, ...signed(hand) })], id);
}

/** Puts right what was written of a visit. Refuses what `addVisit` refuses. */
export function changeVisit(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly visit: EntryId; readonly patch: Partial<VisitFields> },
): Outcome<void> {
  const found = find(doc, 'visits', input.visit);
  if ('refused' in found) return found;
  const refused = refusalOf({ ...found.done, ...input.patch }, hand);
  if (refused) return refuse(refused);
  return carryOut(doc, hand, [change('visits', input.visit, input.patch)], undefined);
}

/** Takes a visit off the log; history keeps that it stood there. */
export function removeVisit(doc: Y.Doc, hand: Hand, input: { readonly visit: EntryId }): Outcome<void> {
  return carryOut(doc, hand, [remove('visits', input.visit)], undefined);
}
