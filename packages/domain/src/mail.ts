/** Mail about what is due: how often, and on which day a mail is owed. */
import { type DateText, mondayOf } from './calendar.ts';
import { isWorkingDay, nearestWorkingDay } from './holidays.ts';
import type { PersonId } from './ids.ts';

export const mailEvery = ['never', 'week', 'day'] as const;
/** How often somebody wants mail about what is due. */
export type MailEvery = (typeof mailEvery)[number];

/** The hour mail is sent from, on a clock in Copenhagen. */
export const mailTime = '07:00';

/**
 * The day whose mail is owed on a day: the day itself when it is a working day, or the first working day of the week (Monday, unless that is off). Null
 * when nothing is owed yet. The mail of one such day is sent once; a server that was away sends it later the same day or week.
 */
export function mailDay(every: MailEvery, today: DateText): DateText | null {
  if (every === 'never') return null;
  if (every === 'day') return isWorkingDay(today) ? today : null;
  const first = nearestWorkingDay(mondayOf(today));
  return first <= today && mondayOf(first) === mondayOf(today) ? first : null;
}

/** One of `GET /api/people/addresses`, which an administrator reads to enter what is missing. */
export interface MailAddress {
  readonly person: PersonId;
  readonly name: string;
  /** Null when nobody has entered one. */
  readonly address: string | null;
}

/** `GET /api/mine/mail`. */
export interface MailReply {
  readonly every: MailEvery;
  /** The person's own address; null when nobody has entered one. */
  readonly address: string | null;
  /** False when this server sends no mail. */
  readonly isOn: boolean;
  /** The names of those who may enter an address. */
  readonly administrators: readonly string[];
}
