/** The weeks a calendar shows, and what is due on their days. */
import { type Action, addDays, type DateText, isoWeekOf, mondayOf, monthEnd, monthStart } from '@tavle/domain';

/** How much of the calendar is seen at a time. */
export type CalendarSpan = 'month' | 'week';

export interface CalendarDay {
  readonly date: DateText;
  /** Belongs to a neighbouring month. */
  readonly isOutside: boolean;
  readonly actions: readonly Action[];
}

export interface CalendarWeek {
  readonly number: number;
  readonly days: readonly CalendarDay[];
}

/** The weeks of the month or the one week a day lies in, Monday first. */
export function calendarWeeks(actions: readonly Action[], day: DateText, span: CalendarSpan): readonly CalendarWeek[] {
  const first = mondayOf(span === 'month' ? monthStart(day) : day);
  const last = span === 'month' ? monthEnd(day) : day;
  const weeks: CalendarWeek[] = [];
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((index): CalendarDay => {
      const date = addDays(monday, index);
      const isOutside = span === 'month' && date.slice(0, 7) !== day.slice(0, 7);
      return { date, isOutside, actions: isOutside ? [] : actions.filter(({ due }) => due === date) };
    });
    weeks.push({ number: isoWeekOf(monday).week, days });
  }
  return weeks;
}

/** The same day one span earlier or later; of a month, its first day. */
export function turnedTo(day: DateText, span: CalendarSpan, by: 1 | -1): DateText {
  return span === 'month' ? monthStart(day, by) : addDays(day, 7 * by);
}
