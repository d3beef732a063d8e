/**
 * The table of numbers to enter: one group per rhythm, because a month is no column among weeks. Rows are indicators, columns the newest
 * periods that have ended; a number that has not matured yet says from when it can be entered.
 */
import {
  addDays,
  type DateText,
  freshnessOn,
  type Indicator,
  currentOf,
  historyOf,
  type Measurement,
  measurablePeriods,
  type IndicatorId,
  type Period,
  type RolledPoint,
} from '@tavle/domain';

/** One field of the table. */
export interface EntryCell {
  readonly key: string;
  readonly indicator: Indicator;
  readonly period: Period;
  /** The entry that counts, if there is one. */
  readonly former: Measurement | undefined;
  /** Its number was taken back: there is none, and that is not because nobody has given one. */
  readonly isWithdrawn: boolean;
  /** The sum from the boards below, while no own number stands instead (CHAIN8). */
  readonly sum: RolledPoint | undefined;
  /** The first day the number can be known; null when it can be entered today. */
  readonly notBefore: DateText | null;
  /** The newest period of its indicator that can be known: what is asked for now. */
  readonly isAsked: boolean;
}

/** The sums from below, by indicator. */
export type Sums = ReadonlyMap<IndicatorId, readonly RolledPoint[]>;

export interface EntryRow {
  readonly indicator: Indicator;
  readonly cells: readonly EntryCell[];
  /** Days the asked number is late; 0 when it is there or not late. */
  readonly daysLate: number;
}

export interface EntryGroup {
  readonly key: string;
  readonly cadence: Indicator['cadence'];
  readonly periods: readonly Period[];
  readonly rows: readonly EntryRow[];
}

/** The indicators in use as groups of rows with the newest `count` periods each. Groups stand in the order their first indicator does. */
export function entryGroups(
  indicators: readonly Indicator[],
  measurements: readonly Measurement[],
  today: DateText,
  count: number,
  sums: Sums = new Map(),
): readonly EntryGroup[] {
  const groups = new Map<string, { periods: readonly Period[]; members: Indicator[] }>();
  for (const indicator of indicators) {
    if (indicator.stage !== 'active') continue;
    const periods = measurablePeriods(today, indicator.cadence, 0, count, indicator.cadenceStart ?? undefined);
    const key = `${indicator.cadence} ${periods[0]?.start ?? ''}`;
    const group = groups.get(key) ?? { periods, members: [] };
    groups.set(key, { ...group, members: [...group.members, indicator] });
  }
  // Taken apart once: a board may hold thousands of numbers, and every row asks for its own.
  const own = Map.groupBy(measurements, ({ indicator }) => indicator);
  return [...groups].map(([key, { periods, members }]) => ({
    key,
    cadence: members[0]?.cadence ?? 'fortnight',
    periods,
    rows: members.map((indicator) =>
      entryRow(
        indicator,
        periods,
        { measurements: own.get(indicator.id) ?? [], sums: sums.get(indicator.id) ?? [] },
        today,
      ),
    ),
  }));
}

function entryRow(
  indicator: Indicator,
  periods: readonly Period[],
  { measurements, sums }: { readonly measurements: readonly Measurement[]; readonly sums: readonly RolledPoint[] },
  today: DateText,
): EntryRow {
  const known = sums.filter(({ value }) => value !== null);
  const measurable = periods.filter((period) => addDays(period.end, indicator.lagDays) < today);
  const asked = measurable[measurable.length - 1];
  const cells = periods.map((period): EntryCell => {
    const first = addDays(period.end, indicator.lagDays + 1);
    const former = currentOf(measurements, indicator.id, period);
    const sum = known.find(({ start, end }) => start === period.start && end === period.end);
    return {
      key: `${indicator.id}/${period.end}`,
      indicator,
      period,
      former,
      isWithdrawn: former === undefined && historyOf(measurements, indicator.id, period).length > 0,
      sum: former === undefined ? sum : undefined,
      notBefore: first > today ? first : null,
      isAsked: period === asked,
    };
  });
  const ends = [...measurements, ...known].map(({ end }) => end);
  const newestEnd = ends.reduce<DateText | null>(
    (newest, end) => (newest === null || end > newest ? end : newest),
    null,
  );
  const freshness = freshnessOn({ ...indicator, newestEnd }, today);
  return {
    indicator,
    cells,
    daysLate: freshness.kind === 'missing' || freshness.kind === 'stale' ? freshness.daysLate : 0,
  };
}

/** How many of the numbers asked for now are there, entered or summed from below. */
export function progressOf(groups: readonly EntryGroup[]): { readonly entered: number; readonly of: number } {
  const asked = groups.flatMap((group) => group.rows).flatMap((row) => row.cells.filter((cell) => cell.isAsked));
  return {
    entered: asked.filter((cell) => cell.former !== undefined || cell.sum !== undefined).length,
    of: asked.length,
  };
}
