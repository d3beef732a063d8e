/** Names of months and weekdays. Our own table, so that no engine's language data decides what a board says. */
import type { Locale } from '../locale.ts';

export interface CalendarNames {
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  /** Monday first, as in ISO 8601. */
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
}

export const calendarNames: Record<Locale, CalendarNames> = {
  da: {
    months: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
    monthsShort: 'jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.'.split(' '),
    weekdays: 'mandag tirsdag onsdag torsdag fredag lørdag søndag'.split(' '),
    weekdaysShort: 'man. tirs. ons. tors. fre. lør. søn.'.split(' '),
  },
  en: {
    months: 'January February March April May June July August September October November December'.split(' '),
    monthsShort: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    weekdays: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    weekdaysShort: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
  },
};
