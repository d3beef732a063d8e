/** The sections of a board document that meetings write; part of the one table in `shape.ts`. */
import {
  type ActionId,
  type BoardId,
  type EntryId,
  type EscalationId,
  forumCadences,
  type IndicatorId,
  meetingEndings,
  meetingSteps,
  outcomeKinds,
  type PersonId,
  visitOccasions,
} from '@tavle/domain';
import { day, id, integer, machineString, moment, oneOf, required, string, text, yesNo } from './fields.ts';
import { peopleMost, signature } from './signature.ts';

/** Meetings, their forums, and what they leave behind. */
export const meetingShape = {
  meetings: {
    plannedFor: moment,
    startedAt: moment,
    endedAt: moment,
    forum: id<EntryId>(),
    endedBy: oneOf(meetingEndings),
    minutes: integer(1, 1440),
    step: required(oneOf(meetingSteps)),
    stepStartedAt: moment,
    current: id<IndicatorId | ActionId | EscalationId>(),
    currentSince: moment,
    lead: id<PersonId>(),
    keeper: id<PersonId>(),
    host: id<PersonId>(),
    presenter: id<PersonId>(),
    present: machineString(peopleMost),
    note: text(2000),
    ...signature,
  },
  forums: {
    name: string(80),
    cadence: required(oneOf(forumCadences)),
    start: required(day),
    /** `HH:MM`; the reader refuses anything else. */
    time: machineString(5),
    minutes: integer(1, 1440),
    place: string(120),
    hosts: machineString(peopleMost),
    presenters: machineString(peopleMost),
    closed: yesNo,
    ...signature,
  },
  outcomes: {
    meeting: required(id<EntryId>()),
    indicator: required(id<IndicatorId>()),
    kind: required(oneOf(outcomeKinds)),
    note: string(300),
    ...signature,
  },
  decisions: { text: text(500), meeting: id<EntryId>(), indicator: id<IndicatorId>(), ...signature },
  reads: { of: required(id<EntryId>()), ...signature },
  visits: {
    occasion: required(oneOf(visitOccasions)),
    on: required(day),
    level: id<BoardId>(),
    guests: string(120),
    text: string(300),
    ...signature,
  },
} as const;
