/** Sentences of the wall's edges: how old, when next, and why nothing is shown. Pure. */
import { dateAt, daysBetween, type Instant, instantAt, type Problem } from '@tavle/domain';
import {
  defaultTimeZone,
  formatAge,
  formatClock,
  formatDate,
  formatInstant,
  formatWhen,
  languageTag,
  localTime,
  type Words,
} from '@tavle/text';
import type { LinkAge } from './link/staleness.ts';

/** "Sidst opdateret 21. nov. kl. 8.04": when the board was last written on. */
export function lastUpdated(at: Instant, t: Words): string {
  const { locale } = t;
  return t('screen.lastUpdated', {
    date: formatDate(localTime(at).date, 'day', locale),
    time: formatClock(at, locale),
  });
}

/** "Næste tavlemøde onsdag kl. 8.15"; with the date when it is a week or more away. Empty when it is over or not planned. */
export function nextMeeting(at: Instant | null, now: number, t: Words): string {
  if (at === null || Date.parse(at) <= now) return '';
  return t('screen.nextMeeting', { when: dayOf(at, now, t) });
}

function dayOf(at: Instant, now: number, t: Words): string {
  const today = dateAt(now);
  const { date } = localTime(at);
  const days = daysBetween(today, date);
  const time = formatInstant(at, 'time', t.locale);
  if (days <= 1) return `${formatAge(date, today, t)} ${time}`;
  if (days >= 7) return formatInstant(at, 'weekdayTime', t.locale);
  const name = new Intl.DateTimeFormat(languageTag[t.locale], { weekday: 'long', timeZone: defaultTimeZone });
  return `${name.format(Date.parse(at))} ${time}`;
}

/** What the bar says while there is no connection; empty while there is. */
export function silence(age: LinkAge, now: number, t: Words): string {
  if (age.kind === 'live') return '';
  const since = instantAt(age.since);
  if (age.kind === 'old') return t('screen.stale', { date: formatWhen(since, instantAt(now), t.locale) });
  return t('screen.noConnection', { when: formatWhen(since, instantAt(now), t.locale) });
}

/** Title, sentence and address of a display that is shown nothing. `origin` is where the server is reached. */
export function refusal(problem: Problem, origin: string, t: Words): readonly [title: string, ...lines: string[]] {
  switch (problem.problem) {
    case 'noSession':
      return [t('screen.notConnected'), problem.sentence, `${origin}/vaelg`];
    case 'notFound':
      return [t('screen.notConnected'), t('screen.noBoard')];
    case 'noAccess':
      return [
        t('screen.notConnected'),
        problem.ask === null ? problem.sentence : t('common.noAccess', { name: problem.ask }),
      ];
    default:
      return [t('screen.notConnected'), problem.sentence];
  }
}
