/** From what a clock on a wall in Copenhagen shows to the moment it shows it at, and back. Right across summer time. */
import { type DateText, dateAt, type Instant, instantAt } from './calendar.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Copenhagen',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const hourMs = 3_600_000;

/** `HH:MM` as a clock in Copenhagen shows it at the moment. */
export function timeOf(instant: Instant): string {
  return clock.format(Date.parse(instant));
}

/**
 * The moment a clock in Copenhagen shows the time (`08:15`) on the day. A time that is skipped in spring is an hour later; of one that comes
 * twice in autumn it is the first.
 */
export function momentOf(day: DateText, time: string): Instant {
  const inUtc = Date.parse(`${day}T${time}:00.000Z`);
  // Summer time is two hours ahead of UTC, winter time one.
  for (const hoursAhead of [2, 1]) {
    const at = inUtc - hoursAhead * hourMs;
    if (dateAt(at) === day && timeOf(instantAt(at)) === time) return instantAt(at);
  }
  return instantAt(inUtc - hourMs);
}
