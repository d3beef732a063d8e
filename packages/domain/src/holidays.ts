/**
 * Days on which Danish offices and departments stand still: the public holidays, counted from Easter, and the days most public
 * workplaces are closed by agreement. Pure arithmetic: no list has to be renewed.
 */
import { addDays, type DateText, date, daysBetween, mondayOf } from './calendar.ts';

export const holidayNames = [
  'newYear',
  'maundyThursday',
  'goodFriday',
  'easterSunday',
  'easterMonday',
  'prayerDay',
  'ascension',
  'whitSunday',
  'whitMonday',
  'constitutionDay',
  'christmasEve',
  'christmasDay',
  'boxingDay',
  'newYearsEve',
] as const;
/** A day off by its name. `prayerDay` (store bededag) until 2023; it was abolished by law no. 214 of 2023 from 2024. */
export type HolidayName = (typeof holidayNames)[number];

/** A day off. */
export interface Holiday {
  readonly name: HolidayName;
  readonly date: DateText;
}

/** Easter Sunday of a year of the Gregorian calendar (Meeus, *Astronomical Algorithms*, chapter 8; Butcher 1876). */
export function easterSunday(year: number): DateText {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const ahead = h + l - 7 * m + 114;
  return date(`${year}-${two(Math.floor(ahead / 31))}-${two((ahead % 31) + 1)}`);
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Days from Easter Sunday. */
const fromEaster: readonly (readonly [HolidayName, number])[] = [
  ['maundyThursday', -3],
  ['goodFriday', -2],
  ['easterSunday', 0],
  ['easterMonday', 1],
  ['prayerDay', 26],
  ['ascension', 39],
  ['whitSunday', 49],
  ['whitMonday', 50],
];
/** The same day every year. */
const fixed: readonly (readonly [HolidayName, string])[] = [
  ['newYear', '01-01'],
  ['constitutionDay', '06-05'],
  ['christmasEve', '12-24'],
  ['christmasDay', '12-25'],
  ['boxingDay', '12-26'],
  ['newYearsEve', '12-31'],
];

/** The days off of a year, in order. Two may fall on one day (Constitution Day on Whit Monday in 2017). */
export function holidaysIn(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  const moving = fromEaster
    .filter(([name]) => name !== 'prayerDay' || year <= 2023)
    .map(([name, days]) => ({ name, date: addDays(easter, days) }));
  const still = fixed.map(([name, day]) => ({ name, date: date(`${year}-${day}`) }));
  return [...moving, ...still].sort((x, y) => (x.date < y.date ? -1 : x.date > y.date ? 1 : 0));
}

/** The day off a date is, if any. */
export function holidayOn(day: DateText): HolidayName | null {
  const year = Number(day.slice(0, 4));
  const fixedName = fixed.find(([, each]) => each === day.slice(5))?.[0];
  if (fixedName !== undefined) return fixedName;
  // Easter and what hangs on it lies between 19 March (Maundy Thursday) and 14 June (Whit Monday).
  if (day < `${year}-03-19` || day > `${year}-06-14`) return null;
  return holidaysIn(year).find((holiday) => holiday.date === day)?.name ?? null;
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: DateText): number {
  return daysBetween(mondayOf(day), day) + 1;
}

/** True from Monday to Friday, days off excepted. */
export function isWorkingDay(day: DateText): boolean {
  return weekdayOf(day) <= 5 && holidayOn(day) === null;
}

/**
 * Where a meeting on a day off is best moved: the nearest working day of the same week, the earlier of two equally near; in a week
 * without any, the next working day there is.
 */
export function nearestWorkingDay(day: DateText): DateText {
  const near = [-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6]
    .map((days) => addDays(day, days))
    .filter((each) => mondayOf(each) === mondayOf(day));
  const found = [day, ...near].find(isWorkingDay);
  if (found !== undefined) return found;
  let next = addDays(mondayOf(day), 7);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}
