/** The dates an agreement can be given by one touch. */
import { addDays, type BoardContent, comingMeetings, type DateText, dateAt, type Instant } from '@tavle/domain';

export interface OfferedDate {
  readonly kind: 'nextMeeting' | 'fortnight' | 'month';
  readonly date: DateText;
}

/** The next meeting when it is known, fourteen days, a month; the first is proposed. No day is offered twice. */
export function agreeDates(
  content: Pick<BoardContent, 'forums' | 'meetings'>,
  now: Instant,
): readonly [OfferedDate, ...OfferedDate[]] {
  const today = dateAt(Date.parse(now));
  const next = comingMeetings(content, now, 120)
    .map(({ at }) => dateAt(Date.parse(at)))
    .find((day) => day > today);
  const fortnight = { kind: 'fortnight', date: addDays(today, 14) } as const;
  const month = { kind: 'month', date: addDays(today, 30) } as const;
  if (next === undefined) return [fortnight, month];
  return [{ kind: 'nextMeeting', date: next }, ...[fortnight, month].filter(({ date }) => date !== next)];
}
