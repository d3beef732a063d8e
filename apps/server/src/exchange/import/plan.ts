/**
 * A file and a board: what would become of every row. The same plan is shown before and carried out after, on the board as it is then.
 */
import type { Import, ImportOutcome, ImportDraft, NewMeasurement } from '@tavle/board';
import type {
  BoardContent,
  ImportChoices,
  ImportCounts,
  ImportSeries,
  Indicator,
  IndicatorId,
  Refusal,
  SeriesTarget,
} from '@tavle/domain';
import { draftFor, indicatorNamed, valueFor } from './match.ts';
import { createRhythms, type Rhythms } from './periods.ts';
import type { ReadRow, RowProblem } from './rows.ts';

/** What is wrong with a row that could be read, but not be written on this board. */
export type PlanProblem = { readonly row: number; readonly column: number | null } & (
  | { readonly kind: 'outside'; readonly period: ReadRow; readonly indicator: Pick<Indicator, 'cadence'> }
  | { readonly kind: 'duplicate'; readonly other: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
);

/** What the plan is made from. */
export type PlanInput = {
  readonly rows: readonly ReadRow[];
  readonly content: BoardContent;
  readonly unitNames: readonly string[];
  readonly choices: ImportChoices;
  /** Where series went the last time a file of this shape was handed in. */
  readonly remembered: ReadonlyMap<string, SeriesTarget>;
  /** The file's name: the source of numbers that name none. */
  readonly file: string;
  /** Stands in front of the ids of everything the import makes. */
  readonly id: string;
};

/** What would be written, and what would not. */
export type Plan = {
  readonly series: readonly ImportSeries[];
  readonly problems: readonly (RowProblem | PlanProblem)[];
  readonly counts: ImportCounts;
  /** What is handed to the named edit: rows that were refused are not among them. */
  readonly edit: Import;
};

type Going = { readonly row: ReadRow; readonly measurement: NewMeasurement };

/** Makes the plan. `rehearse` says what the edit would answer. */
export function planImport(input: PlanInput, rehearse: (edit: Import) => ImportOutcome): Plan {
  const { choices, content } = input;
  const groups = groupBySeries(input.rows);
  const rhythms = createRhythms();
  const targets = targetsOf(groups, input);
  const drafts = [...groups].flatMap(([name, rows], index): ImportDraft[] =>
    targets.get(name) === 'new'
      ? [draftFor(name === '' ? input.file : name, rows, `${input.id}-i${index + 1}`, rhythms)]
      : [],
  );
  const places = placesOf(groups, targets, drafts, content);
  const { going, problems, skipped } = sortOut(input, places, rhythms);
  const all = editOf(going, drafts, choices);
  const outcome = rehearse(all);
  const refused = going.flatMap(({ row }, index): PlanProblem[] => {
    const answer = outcome.rows[index];
    const refusal = typeof answer === 'object' ? answer.refused : outcome.refused;
    return refusal === null ? [] : [{ row: row.row, column: row.column, kind: 'refused', refusal }];
  });
  const taken = going.filter((_, index) => typeof outcome.rows[index] === 'string');
  const count = (answer: string): number => outcome.rows.filter((each) => each === answer).length;
  return {
    series: [...groups].map(([name, rows]) => seriesOf(name, rows, targets.get(name) ?? 'skip', rhythms)),
    problems: [...problems, ...refused].sort((a, b) => a.row - b.row),
    counts: {
      fresh: count('fresh'),
      unchanged: count('unchanged'),
      corrections: count('corrected'),
      kept: count('kept'),
      skipped,
      outside: problems.filter(({ kind }) => kind === 'outside').length,
    },
    edit: editOf(taken, drafts, choices),
  };
}

const editOf = (going: readonly Going[], drafts: readonly ImportDraft[], choices: ImportChoices): Import => ({
  rows: going.map(({ measurement }) => measurement),
  drafts,
  goal: choices.goal,
  newGoal: choices.newGoal,
  corrections: choices.corrections,
  reason: choices.reason,
});

function groupBySeries(rows: readonly ReadRow[]): ReadonlyMap<string, readonly ReadRow[]> {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const group = groups.get(row.series);
    if (group === undefined) groups.set(row.series, [row]);
    else group.push(row);
  }
  return groups;
}

/** What somebody chose, else the id in the file, else what was remembered, else the name. */
function targetsOf(
  groups: ReadonlyMap<string, readonly ReadRow[]>,
  input: PlanInput,
): ReadonlyMap<string, SeriesTarget> {
  const { choices, content, remembered, unitNames } = input;
  const usable = new Set<string>(content.indicators.flatMap(({ id, stage }) => (stage === 'retired' ? [] : [id])));
  const chosen = new Map(choices.targets.map(({ series, to }) => [series, to]));
  const known = { indicators: content.indicators, unitNames };
  const isUsable = (to: SeriesTarget | undefined): to is SeriesTarget =>
    to === 'new' || to === 'skip' || (to !== undefined && usable.has(to));
  return new Map(
    [...groups].map(([name, rows]): [string, SeriesTarget] => {
      const choice = chosen.get(name);
      if (isUsable(choice)) return [name, choice];
      const inFile = rows[0]?.indicatorId;
      const byId = content.indicators.find(({ id, stage }) => id === inFile && stage !== 'retired');
      if (byId !== undefined) return [name, byId.id];
      const before = remembered.get(name);
      if (isUsable(before) && before !== 'new') return [name, before];
      return [name, indicatorNamed(name, known) ?? 'skip'];
    }),
  );
}

type Place = { readonly id: IndicatorId } & Pick<Indicator, 'kind' | 'cadence' | 'cadenceStart'>;

function placesOf(
  groups: ReadonlyMap<string, readonly ReadRow[]>,
  targets: ReadonlyMap<string, SeriesTarget>,
  drafts: readonly ImportDraft[],
  content: BoardContent,
): ReadonlyMap<string, Place> {
  const waiting = [...drafts];
  const places = new Map<string, Place>();
  for (const name of groups.keys()) {
    const to = targets.get(name);
    const draft = to === 'new' ? waiting.shift() : undefined;
    if (draft !== undefined) places.set(name, { cadenceStart: null, ...draft });
    const indicator = content.indicators.find(({ id }) => id === to);
    if (indicator !== undefined) places.set(name, indicator);
  }
  return places;
}

/** Rows with a place on the board; not those outside its rhythm, nor two for one period. */
function sortOut(input: PlanInput, places: ReadonlyMap<string, Place>, { fits }: Rhythms) {
  const going: Going[] = [];
  const problems: PlanProblem[] = [];
  const first = new Map<string, ReadRow>();
  let skipped = 0;
  for (const row of input.rows) {
    const place = places.get(row.series);
    if (place === undefined) {
      skipped++;
      continue;
    }
    const at = { row: row.row, column: row.column };
    const key = `${place.id}/${row.start}/${row.end}`;
    const former = first.get(key);
    if (former !== undefined) problems.push({ ...at, kind: 'duplicate', other: former.row });
    else if (!input.choices.outside && !fits(row, place.cadence, place.cadenceStart ?? undefined)) {
      problems.push({ row: row.row, column: row.periodColumn, kind: 'outside', period: row, indicator: place });
    } else {
      first.set(key, row);
      going.push({ row, measurement: measurementOf(row, place, input.file) });
    }
  }
  return { going, problems, skipped };
}

function measurementOf(row: ReadRow, place: Place, file: string): NewMeasurement {
  return {
    indicator: place.id,
    start: row.start,
    end: row.end,
    value: valueFor(place.kind, row),
    quality: row.quality,
    origin: 'imported',
    source: row.source === '' ? file : row.source,
  };
}

function seriesOf(name: string, rows: readonly ReadRow[], to: SeriesTarget, rhythms: Rhythms): ImportSeries {
  const periods = rows.map(({ start, end }) => ({ start, end })).sort((a, b) => (a.end < b.end ? -1 : 1));
  const { kind, cadence } = draftFor(name, rows, 'any', rhythms);
  return {
    name,
    unit: rows[0]?.unit ?? '',
    rows: rows.length,
    first: periods[0] ?? null,
    last: periods.at(-1) ?? null,
    kind,
    cadence,
    to,
  };
}
