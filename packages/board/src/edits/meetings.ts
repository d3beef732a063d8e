/**
 * Named edits of meetings and of what is said at them. The meeting's state is on the board, so it survives the lead's laptop (MEET5)
 * and everybody follows one current item (MEET2).
 */
import {
  type Celebration,
  endsItselfAt,
  type EntryId,
  type Idea,
  type Instant,
  isId,
  isLeftOpen,
  mayMove,
  type Meeting,
  type MeetingEnding,
  type MeetingStep,
  type Outcome,
  type ParkedItem,
  type PersonId,
  type Refusal,
  refuse,
} from '@tavle/domain';
import type * as Y from 'yjs';
import { entriesOf, find } from '../reading/section.ts';
import { asNewId } from './new-id.ts';
import { blank, carryOut, change, type Hand, make, signed } from './write.ts';

/** Who holds a meeting, where it belongs, and for how long. */
export interface MeetingPlan {
  readonly forum?: EntryId | null;
  readonly lead?: PersonId | null;
  readonly keeper?: PersonId | null;
  readonly host?: PersonId | null;
  readonly presenter?: PersonId | null;
  readonly minutes?: number;
  readonly present?: readonly PersonId[];
}

const planFields = ({ forum, lead, keeper, host, presenter, minutes, present }: MeetingPlan) => ({
  forum,
  lead,
  keeper,
  host,
  presenter,
  minutes,
  present: present?.join(' '),
});

/** People are stored as ids with spaces between; anything else among them would make the entry unreadable. */
function peopleRefusal(field: string, people: readonly PersonId[]): Refusal | undefined {
  return people.every(isId) ? undefined : { kind: 'wrongKind', field };
}

/** Plans a meeting. */
export function planMeeting(
  doc: Y.Doc,
  hand: Hand,
  input: MeetingPlan & { readonly plannedFor: Instant },
): Outcome<EntryId> {
  const id = asNewId<EntryId>(hand);
  const refused = peopleRefusal('present', input.present ?? []);
  if (refused) return refuse(refused);
  const { plannedFor, minutes = 15 } = input;
  const fields = { ...planFields(input), minutes, plannedFor, step: 'goodNews', ...signed(hand) } as const;
  return carryOut(doc, hand, [make('meetings', id, fields)], id);
}

/** Starts a meeting, a planned one or one made now. Refuses while another is running. */
export function startMeeting(
  doc: Y.Doc,
  hand: Hand,
  input: MeetingPlan & { readonly meeting?: EntryId } = {},
): Outcome<EntryId> {
  const refused = peopleRefusal('present', input.present ?? []);
  if (refused) return refuse(refused);
  if (entriesOf(doc, 'meetings').some(isRunning)) return refuse({ kind: 'wrongState', what: 'meetings' });
  const begun = { startedAt: hand.at, stepStartedAt: hand.at, step: 'goodNews' } as const;
  const fields = { ...planFields(input), ...begun };
  if (input.meeting === undefined) {
    const id = asNewId<EntryId>(hand);
    return carryOut(
      doc,
      hand,
      [make('meetings', id, { ...fields, minutes: input.minutes ?? 15, ...signed(hand) })],
      id,
    );
  }
  const planned = find(doc, 'meetings', input.meeting);
  if ('refused' in planned) return planned;
  if (planned.done.endedAt !== null) return refuse({ kind: 'wrongState', what: 'meetings' });
  return carryOut(doc, hand, [change('meetings', input.meeting, fields)], input.meeting);
}

const isRunning = (meeting: Meeting): boolean => meeting.startedAt !== null && meeting.endedAt === null;

/**
 * Goes to a step of a running meeting, and to something in it; without `current` nothing is looked at until it is set. Refuses whoever
 * neither leads nor keeps the meeting (MEET2).
 */
export function goToStep(
  doc: Y.Doc,
  hand: Hand,
  input: {
    readonly meeting: EntryId;
    readonly step: Exclude<MeetingStep, 'ended'>;
    readonly current?: Meeting['current'];
  },
): Outcome<void> {
  if ((input.step as MeetingStep) === 'ended') return refuse({ kind: 'wrongState', what: 'meetings' });
  const { meeting, step, current = null } = input;
  const fields = { step, stepStartedAt: hand.at, current, currentSince: current && hand.at };
  return notTheirs(doc, hand, meeting) ?? whileRunning(doc, hand, meeting, fields);
}

/** Sets what everybody looks at: an indicator, an action, an escalation; null for nothing. Refuses as `goToStep` (MEET2). */
export function setCurrent(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly meeting: EntryId; readonly current: Meeting['current'] },
): Outcome<void> {
  const { meeting, current } = input;
  const fields = { current, currentSince: current && hand.at };
  return notTheirs(doc, hand, meeting) ?? whileRunning(doc, hand, meeting, fields);
}

/** MEET2: only the lead and the keeper move a meeting. Whoever takes it over (`handOver`) is one of them from then on. */
function notTheirs(doc: Y.Doc, hand: Hand, meeting: EntryId): { readonly refused: Refusal } | undefined {
  const found = find(doc, 'meetings', meeting);
  return 'done' in found && !mayMove(found.done, hand.by) ? refuse({ kind: 'notAllowed' }) : undefined;
}

/** Says who is there; before, during or after. */
export function setPresent(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly meeting: EntryId; readonly present: readonly PersonId[] },
): Outcome<void> {
  const refused = peopleRefusal('present', input.present);
  if (refused) return refuse(refused);
  const fields = { present: input.present.join(' ') };
  return carryOut(doc, hand, [change('meetings', input.meeting, fields)], undefined);
}

/** Gives a running meeting to another lead or keeper, when the one who had it cannot go on. */
export function handOver(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly meeting: EntryId; readonly lead?: PersonId; readonly keeper?: PersonId },
): Outcome<void> {
  return whileRunning(doc, hand, input.meeting, { lead: input.lead, keeper: input.keeper });
}

/**
 * Ends a running meeting. By a person: whoever may move it. By time: anybody who sees it left open; it then ended when its time was over,
 * whoever writes that down and however late, so that two who do so agree. Refuses to end by time before that.
 */
export function endMeeting(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly meeting: EntryId; readonly endedBy?: MeetingEnding },
): Outcome<void> {
  const { meeting, endedBy = 'person' } = input;
  const over = { step: 'ended', endedBy, current: null } as const;
  if (endedBy === 'person')
    return notTheirs(doc, hand, meeting) ?? whileRunning(doc, hand, meeting, { ...over, endedAt: hand.at });
  const found = find(doc, 'meetings', meeting);
  if ('refused' in found) return found;
  if (!isLeftOpen(found.done, hand.at)) return refuse({ kind: 'wrongState', what: 'meetings' });
  return whileRunning(doc, hand, meeting, { ...over, endedAt: endsItselfAt(found.done) });
}

/**
 * Takes up a meeting that was ended by mistake, at its summary. Refuses whoever may not move it, while another runs, and once its time would be
 * over anyway.
 */
export function resumeMeeting(doc: Y.Doc, hand: Hand, input: { readonly meeting: EntryId }): Outcome<void> {
  const found = find(doc, 'meetings', input.meeting);
  if ('refused' in found) return found;
  const { startedAt, endedAt } = found.done;
  const isOver = endedAt === null || isLeftOpen({ startedAt, endedAt: null }, hand.at);
  if (isOver || entriesOf(doc, 'meetings').some(isRunning)) return refuse({ kind: 'wrongState', what: 'meetings' });
  const fields = { step: 'summary', stepStartedAt: hand.at, endedAt: null, endedBy: null } as const;
  return (
    notTheirs(doc, hand, input.meeting) ?? carryOut(doc, hand, [change('meetings', input.meeting, fields)], undefined)
  );
}

function whileRunning(
  doc: Y.Doc,
  hand: Hand,
  meeting: EntryId,
  fields: Parameters<typeof change<'meetings'>>[2],
): Outcome<void> {
  const found = find(doc, 'meetings', meeting);
  if ('refused' in found) return found;
  if (!isRunning(found.done)) return refuse({ kind: 'wrongState', what: 'meetings' });
  return carryOut(doc, hand, [change('meetings', meeting, fields)], undefined);
}

/** Says what went well. */
export function celebrate(
  doc: Y.Doc,
  hand: Hand,
  input: Pick<Celebration, 'text'> & Partial<Pick<Celebration, 'goal'>>,
): Outcome<EntryId> {
  const refused = blank({ text: input.text });
  if (refused) return refuse(refused);
  const goal = input.goal ? find(doc, 'goals', input.goal) : undefined;
  if (goal && 'refused' in goal) return goal;
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('celebrations', id, { ...input, ...signed(hand) })], id);
}

/** Parks something to be solved outside the meeting. Refuses with fewer than two people to do it: one alone forgets (domain-notes 1.3). */
export function park(doc: Y.Doc, hand: Hand, input: Pick<ParkedItem, 'text' | 'who'>): Outcome<EntryId> {
  const people = [...new Set(input.who)];
  const refused = blank({ text: input.text }) ?? peopleRefusal('who', people);
  if (refused) return refuse(refused);
  if (people.length < 2) return refuse({ kind: 'missing', field: 'who' });
  const who = people.join(' ');
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('parked', id, { text: input.text, who, closed: false, ...signed(hand) })], id);
}

/** Closes a parked item. */
export function closeParked(doc: Y.Doc, hand: Hand, input: { readonly parked: EntryId }): Outcome<void> {
  return carryOut(doc, hand, [change('parked', input.parked, { closed: true })], undefined);
}

/** Hands in an idea or a hassle. */
export function addIdea(doc: Y.Doc, hand: Hand, input: Pick<Idea, 'kind' | 'text'>): Outcome<EntryId> {
  const refused = blank({ text: input.text });
  if (refused) return refuse(refused);
  const id = asNewId<EntryId>(hand);
  const fields = { kind: input.kind, text: input.text, state: 'new', ...signed(hand) } as const;
  return carryOut(doc, hand, [make('ideas', id, fields)], id);
}

/** Decides what becomes of an idea; deciding again is allowed. */
export function decideIdea(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly idea: EntryId; readonly state: 'kept' | 'declined' },
): Outcome<void> {
  return carryOut(doc, hand, [change('ideas', input.idea, { state: input.state })], undefined);
}
