/**
 * Meetings as an iCalendar file (RFC 5545): times as the clock in Copenhagen shows them, with the zone's own rules, and ids that stay the same when a
 * meeting is moved. The only file that knows the library.
 */
import { dateAt, type Instant, timeOf } from '@tavle/domain';
import ical, { type ICalDayJsStub, ICalEventStatus } from 'ical-generator';

/** One meeting. */
export type CalendarEvent = {
  /** Stays the same as long as it is the same meeting. */
  readonly uid: string;
  readonly at: Instant;
  readonly minutes: number;
  readonly title: string;
  readonly place: string;
  readonly note: string;
  /** Where the board is; null when the server does not know its own address. */
  readonly url: string | null;
  /** True for a meeting somebody has yet to say yes to, such as one on a day off. */
  readonly isTentative: boolean;
};

const zone = 'Europe/Copenhagen';

/** The rules of the zone since 1996 (directive 2000/84/EC): the last Sundays of March and October, at one o'clock UTC. */
const zoneRules = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/** Calendars ask again after this long, where they listen. */
const refreshSeconds = 4 * 3600;

/** The file. `stamp` is the moment it is made. */
export function calendarFile(name: string, events: readonly CalendarEvent[], stamp: Instant): string {
  const calendar = ical({
    name,
    prodId: { company: 'Tavle', product: 'Tavlemøder', language: 'DA' },
    timezone: { name: null, generator: () => zoneRules },
    ttl: refreshSeconds,
  });
  for (const event of events) {
    const { uid, at, minutes, title, place, note, url, isTentative } = event;
    const end = new Date(Date.parse(at) + minutes * 60_000).toISOString();
    calendar.createEvent({
      id: uid,
      start: wallTime(at),
      end: wallTime(end as Instant),
      timezone: zone,
      stamp: new Date(stamp),
      summary: title,
      status: isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      ...(place === '' ? {} : { location: place }),
      ...(note === '' ? {} : { description: note }),
      ...(url === null ? {} : { url }),
    });
  }
  return calendar.toString();
}

/**
 * A moment as the library wants it read off the clock in Copenhagen. It would read a plain `Date` off the server's own clock, which may stand in
 * another zone.
 */
function wallTime(at: Instant): ICalDayJsStub {
  const day = dateAt(Date.parse(at)).replaceAll('-', '');
  const stub: ICalDayJsStub = {
    format: (form) => (form === 'YYYYMMDD' ? day : `${timeOf(at).replace(':', '')}00`),
    isValid: () => true,
    toDate: () => new Date(at),
    toJSON: () => at,
    tz: () => stub,
    utc: () => stub,
  };
  return stub;
}
