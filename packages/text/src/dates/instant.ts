import { type DateText, type Instant, parseDate } from '@tavle/domain';
import type { Locale } from '../locale.ts';
import { formatDate } from './date.ts';

/** The zone the boards live in unless an installation says otherwise. */
export const defaultTimeZone = 'Europe/Copenhagen';

/** A moment read off a wall: the date and the time of day in one time zone. */
export interface LocalTime {
  readonly date: DateText;
  readonly hour: number;
  readonly minute: number;
}

/** The date and time of day a moment has in the zone. Throws on a moment or zone that does not exist. */
export function localTime(instant: Instant, timeZone: string = defaultTimeZone): LocalTime {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((found) => found.type === type)?.value ?? '';
  const date = parseDate(`${part('year')}-${part('month')}-${part('day')}`);
  if (date === undefined) throw new RangeError(`no date in ${timeZone} for ${instant}`);
  return { date, hour: Number(part('hour')), minute: Number(part('minute')) };
}

/** `8.15` in Danish, `08:15` in English: the time alone, for texts that already say "kl.". */
export function formatClock(instant: Instant, locale: Locale = 'da', timeZone: string = defaultTimeZone): string {
  return clockOf(localTime(instant, timeZone), locale);
}

/**
 * `time` kl. 8.15 · `dayTime` 21. nov. kl. 8.15 · `weekdayTime` ons. 25. nov. kl. 8.15 · `full` 21. nov. 2026 kl. 8.15
 * (English: 08:15 · 21 Nov 08:15 · Wed 25 Nov 08:15 · 21 Nov 2026 08:15).
 */
export type InstantStyle = 'time' | 'dayTime' | 'weekdayTime' | 'full';

/** A moment in words, as the clock on the wall in that zone shows it. */
export function formatInstant(
  instant: Instant,
  style: InstantStyle,
  locale: Locale = 'da',
  timeZone: string = defaultTimeZone,
): string {
  const local = localTime(instant, timeZone);
  const time = locale === 'da' ? `kl. ${clockOf(local, locale)}` : clockOf(local, locale);
  if (style === 'time') return time;
  const dateStyle = style === 'dayTime' ? 'day' : style === 'weekdayTime' ? 'weekday' : 'short';
  return `${formatDate(local.date, dateStyle, locale)} ${time}`;
}

/** As little as tells when: the time on the same day, day and time in the same year, else with the year. */
export function formatWhen(
  instant: Instant,
  now: Instant,
  locale: Locale = 'da',
  timeZone: string = defaultTimeZone,
): string {
  const date = localTime(instant, timeZone).date;
  const today = localTime(now, timeZone).date;
  const style = date === today ? 'time' : date.slice(0, 4) === today.slice(0, 4) ? 'dayTime' : 'full';
  return formatInstant(instant, style, locale, timeZone);
}

/** A stored time of day (`08:15`) as it is written: `8.15` in Danish, `08:15` in English. */
export function formatTime(time: string, locale: Locale = 'da'): string {
  return clockOf({ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3, 5)) }, locale);
}

/** Reads a time of day as people type it (8.15, 08:15, 815, 8) as `HH:MM`; undefined for what is none. */
export function parseTypedTime(typed: string): string | undefined {
  const match = /^(?:kl\.?\s*)?(\d{1,2})(?:\s*[.:,]?\s*(\d{2}))?$/i.exec(typed.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  if (match === null || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function clockOf({ hour, minute }: Pick<LocalTime, 'hour' | 'minute'>, locale: Locale): string {
  const minutes = String(minute).padStart(2, '0');
  return locale === 'da' ? `${hour}.${minutes}` : `${String(hour).padStart(2, '0')}:${minutes}`;
}
