/** From checked fields to meetings, their forums, and what they leave behind. */
import {
  asId,
  type Decision,
  type EntryId,
  type Forum,
  type IndicatorOutcome,
  type Meeting,
  type ReadMark,
  type Visit,
} from '@tavle/domain';
import type { Raw } from '../document/shape.ts';
import { peopleFrom } from './people.ts';
import { type Broken, broken } from './raw.ts';

export function meetingFrom(id: string, raw: Raw<'meetings'>): Meeting | Broken {
  const present = peopleFrom(raw.present);
  if (present === undefined) return broken('present');
  return {
    id: asId<EntryId>(id),
    forum: raw.forum ?? null,
    plannedFor: raw.plannedFor ?? null,
    startedAt: raw.startedAt ?? null,
    endedAt: raw.endedAt ?? null,
    endedBy: raw.endedBy ?? null,
    minutes: raw.minutes ?? 15,
    step: raw.step,
    stepStartedAt: raw.stepStartedAt ?? null,
    current: raw.current ?? null,
    currentSince: raw.currentSince ?? null,
    lead: raw.lead ?? null,
    keeper: raw.keeper ?? null,
    host: raw.host ?? null,
    presenter: raw.presenter ?? null,
    present,
    note: raw.note ?? '',
  };
}

/** A time of day as it is stored: `HH:MM`. */
export const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

export function forumFrom(id: string, raw: Raw<'forums'>): Forum | Broken {
  const hosts = peopleFrom(raw.hosts);
  if (hosts === undefined) return broken('hosts');
  const presenters = peopleFrom(raw.presenters);
  if (presenters === undefined) return broken('presenters');
  const { time = '08:15' } = raw;
  if (!timePattern.test(time)) return broken('time');
  return {
    id: asId<EntryId>(id),
    name: raw.name ?? '',
    cadence: raw.cadence,
    start: raw.start,
    time,
    minutes: raw.minutes ?? 15,
    place: raw.place ?? '',
    hosts,
    presenters,
    closed: raw.closed ?? false,
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function outcomeFrom(id: string, raw: Raw<'outcomes'>): IndicatorOutcome {
  return {
    id: asId<EntryId>(id),
    meeting: raw.meeting,
    indicator: raw.indicator,
    kind: raw.kind,
    note: raw.note ?? '',
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function decisionFrom(id: string, raw: Raw<'decisions'>): Decision {
  return {
    id: asId<EntryId>(id),
    text: raw.text ?? '',
    meeting: raw.meeting ?? null,
    indicator: raw.indicator ?? null,
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function readMarkFrom(id: string, raw: Raw<'reads'>): ReadMark {
  return { id: asId<EntryId>(id), of: raw.of, by: raw.by ?? null, at: raw.at ?? null };
}

export function visitFrom(id: string, raw: Raw<'visits'>): Visit {
  return {
    id: asId<EntryId>(id),
    occasion: raw.occasion,
    on: raw.on,
    level: raw.level ?? null,
    guests: raw.guests ?? '',
    text: raw.text ?? '',
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}
