/** Days and moments counted from the day of the demonstration. */
import { addDays, type DateText, daysBetween, type Instant, mondayOf, parseInstant } from '@tavle/domain';

const hourInCopenhagen = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  hour: '2-digit',
  minute: '2-digit',
});

/** The moment a clock in Copenhagen shows the time (`08:15`) on the day. */
export function momentOn(day: DateText, time: string): Instant {
  for (const hoursAhead of [1, 2]) {
    const moment = new Date(Date.parse(`${day}T${time}:00.000Z`) - hoursAhead * 3_600_000);
    const instant = parseInstant(moment.toISOString());
    if (instant !== undefined && hourInCopenhagen.format(moment) === time) return instant;
  }
  throw new Error(`no such time of day: ${day} ${time}`);
}

/** The next day, today included, that is the weekday (1 Monday to 7 Sunday). */
export function nextWeekday(today: DateText, weekday: number): DateText {
  const thisWeek = addDays(mondayOf(today), weekday - 1);
  return daysBetween(today, thisWeek) < 0 ? addDays(thisWeek, 7) : thisWeek;
}
