/** The dates an agreement can be given by one touch. */
import {
  addDays,
  answerDay,
  type BoardContent,
  comingMeetings,
  type DateText,
  dateAt,
  type ForumTime,
  type Instant,
} from '@tavle/domain';

export interface OfferedDate {
  readonly kind: 'nextMeeting' | 'theirMeeting' | 'fortnight' | 'month' | 'quarter';
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
  return offered('nextMeeting', next, today);
}

/** When a lift may be answered: at the receiving board's next meeting; fourteen days and a month are always there. */
export function answerDates(receiver: readonly ForumTime[], today: DateText): readonly [OfferedDate, ...OfferedDate[]] {
  return offered('theirMeeting', answerDay(receiver, today) ?? undefined, today);
}

/** When the effect of an effort is looked at: a curve needs time to answer. */
export function effectDates(today: DateText): readonly [OfferedDate, ...OfferedDate[]] {
  return [
    { kind: 'quarter', date: addDays(today, 91) },
    { kind: 'month', date: addDays(today, 30) },
  ];
}

function offered(
  kind: 'nextMeeting' | 'theirMeeting',
  meeting: DateText | undefined,
  today: DateText,
): readonly [OfferedDate, ...OfferedDate[]] {
  const fortnight = { kind: 'fortnight', date: addDays(today, 14) } as const;
  const month = { kind: 'month', date: addDays(today, 30) } as const;
  if (meeting === undefined) return [fortnight, month];
  return [{ kind, date: meeting }, ...[fortnight, month].filter(({ date }) => date !== meeting)];
}
