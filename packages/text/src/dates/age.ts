import { type DateText, daysBetween, type Instant } from '@tavle/domain';
import type { Words } from '../words/words.ts';

/** How long ago (or ahead) a date is, in whole days, weeks, months or years: "i dag", "for 3 dage siden", "om 2 uger". */
export function formatAge(date: DateText, today: DateText, t: Words): string {
  const days = daysBetween(date, today);
  if (days === 0) return t('ago.today');
  if (days === 1) return t('ago.yesterday');
  if (days === -1) return t('ago.tomorrow');
  const { unit, n } = inLargestUnit(Math.abs(days));
  return t(days > 0 ? past[unit] : ahead[unit], { n });
}

const past = { days: 'ago.days', weeks: 'ago.weeks', months: 'ago.months', years: 'ago.years' } as const;
const ahead = { days: 'ago.inDays', weeks: 'ago.inWeeks', months: 'ago.inMonths', years: 'ago.inYears' } as const;

/** Days up to two weeks, weeks up to two months, months up to two years. */
function inLargestUnit(days: number): { readonly unit: keyof typeof past; readonly n: number } {
  if (days < 14) return { unit: 'days', n: days };
  if (days < 61) return { unit: 'weeks', n: Math.floor(days / 7) };
  if (days < 731) return { unit: 'months', n: Math.floor(days / 30.4375) };
  return { unit: 'years', n: Math.floor(days / 365.25) };
}

/** How long ago a moment was: "lige nu" under a minute, minutes under an hour, hours under a day, then days. Future moments are "lige nu". */
export function formatSince(instant: Instant, now: Instant, t: Words): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(instant)) / 60_000);
  if (minutes < 1) return t('ago.justNow');
  if (minutes < 60) return t('ago.minutes', { n: minutes });
  if (minutes < 24 * 60) return t('ago.hours', { n: Math.floor(minutes / 60) });
  const { unit, n } = inLargestUnit(Math.floor(minutes / (24 * 60)));
  return t(past[unit], { n });
}
