/** A board's meetings as calendar events: when, where, which board. No figure, no goal, nobody's words (SMALL6 in spirit: a calendar travels far). */
import {
  type BoardId,
  type DateText,
  dateAt,
  type MeetingDay,
  type Meets,
  meetingDays,
  type Unit,
} from '@tavle/domain';
import { formatDate, holidayWords, type Words } from '@tavle/text';
import type { CalendarEvent } from './ics.ts';

/** A board whose meetings are told. */
export type MeetingPlace = { readonly board: BoardId; readonly unit: Unit; readonly meets: Meets };

/** In which words, and over which days. */
export type EventSpan = {
  readonly t: Words;
  readonly from: DateText;
  readonly to: DateText;
  readonly publicUrl: string | null;
};

/** The events of one board, oldest first. */
export function meetingEvents({ board, unit, meets }: MeetingPlace, span: EventSpan): readonly CalendarEvent[] {
  const { t, from, to, publicUrl } = span;
  return meetingDays(meets, from, to).map((day) => ({
    uid: `${board}-${day.key}@tavle`,
    at: day.at,
    minutes: day.minutes,
    title: titleOf(day, unit, t),
    place: day.place,
    note: noteOf(day, t),
    url: publicUrl === null ? null : `${publicUrl}/tavle/${board}`,
    isTentative: clashOf(day) !== null,
  }));
}

function titleOf({ forum }: MeetingDay, { shortName }: Unit, t: Words): string {
  const name = forum?.name ?? '';
  return name === '' || name === t('forum.nameUsual')
    ? t('feed.event', { unit: shortName })
    : t('feed.eventNamed', { name, unit: shortName });
}

/** The day off a meeting falls on while nobody has decided what to do about it. */
function clashOf({ slot, meeting, at }: MeetingDay): MeetingDay['slot'] {
  return slot?.clash != null && meeting === null && dateAt(Date.parse(at)) === slot.date ? slot : null;
}

function noteOf(day: MeetingDay, t: Words): string {
  const clash = clashOf(day)?.clash;
  if (!clash) return '';
  const holiday = t(holidayWords[clash.holiday]);
  return t('feed.clash', { holiday, date: formatDate(clash.moveTo, 'long', t.locale) });
}
