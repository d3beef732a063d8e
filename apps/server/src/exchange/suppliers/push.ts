/** Numbers a system hands in: which of them it may write, and what became of each. All rows or none (LINE9). */
import { type ImportedRow, importMeasurements, type NewMeasurement, readBoard, rehearseImport } from '@tavle/board';
import {
  asId,
  type DateText,
  hasParts,
  type Indicator,
  type IndicatorId,
  instantAt,
  newestMeasurable,
  type PersonId,
} from '@tavle/domain';
import { refusalSentence, type Words } from '@tavle/text';
import type { Static } from 'typebox';
import type { Rooms } from '../../rooms/rooms.ts';
import { indicatorNamed, valueFor } from '../import/match.ts';
import type { Reading } from '../import/reading.ts';
import { problemOf } from '../import/sentences.ts';
import { checked, type Coming } from './push-checks.ts';
import type { pushedBody, pushedRow } from './push-schemas.ts';
import type { SupplierAtBoard } from './suppliers.ts';

/** What became of one row. */
export type PushedOutcome = {
  readonly row: number;
  readonly outcome: 'written' | 'corrected' | 'unchanged' | 'refused';
  readonly sentence?: string;
};

/** What became of all. */
export type Pushed = { readonly written: number; readonly rows: readonly PushedOutcome[] };

/** A batch, told on which board it is to be written. */
export type Batch = (indicators: readonly Indicator[]) => readonly Coming[];

/** Writes a batch for a supplier. Resolves when it is on disk. */
export function pushOn<Identity>(
  rooms: Pick<Rooms<Identity>, 'edit'>,
  supplier: SupplierAtBoard,
  batch: Batch,
  { at, newId, t }: { readonly at: number; readonly newId: () => string; readonly t: Words },
): Promise<Pushed> {
  // the system writes as itself: nobody's name stands beside numbers they have not seen
  const by = asId<PersonId>(supplier.id);
  return rooms.edit(supplier.board, { userId: by }, (doc) => {
    const content = readBoard(doc);
    const coming = checked(batch(content.indicators), supplier, content, t);
    const rows = coming.flatMap((each) => ('measurement' in each ? [each.measurement] : []));
    const reason = t('supplier.correctReason', { name: supplier.name });
    const input = { rows, drafts: [], goal: null, newGoal: '', corrections: 'replace', reason } as const;
    // one row that is refused already keeps the others out, who are told what they would have become
    const write = rows.length < coming.length ? rehearseImport : importMeasurements;
    const done = write(doc, { by, at: instantAt(at), newId }, input);
    const answers = [...done.rows];
    const told = coming.map((each) => outcomeOf(each, 'measurement' in each ? answers.shift() : undefined, t));
    return { written: write === importMeasurements ? done.written : 0, rows: told };
  });
}

/** What a system may know of the indicators it writes on: everything but their numbers. */
export function indicatorsFor({ indicators: scope }: SupplierAtBoard, all: readonly Indicator[], today: DateText) {
  const own = all.filter(({ id, stage }) => stage !== 'retired' && (scope.length === 0 || scope.includes(id)));
  return {
    indicators: own.map(({ id, name, kind, unit, cadence, cadenceStart }) => ({
      id,
      name,
      kind,
      send: hasParts(kind) ? 'parts' : 'value',
      unit: kind === 'share' ? '%' : unit,
      cadence,
      newest: newestMeasurable(today, cadence, 0, cadenceStart ?? undefined),
    })),
  };
}

function outcomeOf(coming: Coming, answer: ImportedRow | undefined, t: Words): PushedOutcome {
  const { row } = coming;
  if ('sentence' in coming) return { row, outcome: 'refused', sentence: coming.sentence };
  if (typeof answer === 'object') return { row, outcome: 'refused', sentence: refusalSentence(answer.refused, t) };
  return { row, outcome: answer === 'fresh' ? 'written' : answer === 'corrected' ? 'corrected' : 'unchanged' };
}

/** The rows of a JSON body. */
export function batchOf({ rows }: Static<typeof pushedBody>, supplier: SupplierAtBoard, t: Words): Batch {
  return (indicators) => {
    const known = new Set<string>(indicators.map(({ id }) => id));
    return rows.map((row, index): Coming => {
      const at = { row: index + 1 };
      if (!known.has(row.indicator)) return { ...at, sentence: t('push.unknownIndicator', { name: row.indicator }) };
      return { ...at, measurement: measurementOf(row, supplier.name) };
    });
  };
}

/** The edit itself refuses dates and identifiers that are none. */
function measurementOf(row: Static<typeof pushedRow>, name: string): NewMeasurement {
  const { indicator, start, end, part = null, whole = null, value = null, relevant, quality, reason, source } = row;
  // one count without the other is half a number, and is refused as none
  const halved = (part === null) !== (whole === null) && value === null;
  return {
    indicator: asId<IndicatorId>(indicator),
    start: start as DateText,
    end: end as DateText,
    value:
      relevant === false
        ? { kind: 'notRelevant' }
        : halved
          ? { kind: 'value', value: Number.NaN }
          : valueFor(value === null || part !== null ? 'share' : 'value', { part, whole, value }),
    origin: 'pushed',
    source: source?.trim() || name,
    ...(quality === undefined ? {} : { quality }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The rows of a CSV body: each names its indicator by id or by name. */
export function batchOfFile(reading: Reading, supplier: SupplierAtBoard, t: Words): Batch {
  return (indicators) => {
    const problems = reading.problems.map((problem): Coming => {
      const { row, column, sentence } = problemOf(problem, reading.headings, t);
      return { row, sentence: column === '' ? sentence : `${column}: ${sentence}` };
    });
    const rows = reading.rows.map((each): Coming => {
      const known = { indicators, unitNames: [] };
      const id =
        indicators.find((indicator) => indicator.id === each.indicatorId)?.id ?? indicatorNamed(each.series, known);
      const indicator = indicators.find((one) => one.id === id);
      if (indicator === undefined) {
        return { row: each.row, sentence: t('push.unknownIndicator', { name: each.indicatorId || each.series }) };
      }
      const { row, start, end, quality } = each;
      const source = each.source === '' ? supplier.name : each.source;
      const value = valueFor(indicator.kind, each);
      return { row, measurement: { indicator: indicator.id, start, end, value, quality, origin: 'pushed', source } };
    });
    return [...problems, ...rows].sort((a, b) => a.row - b.row);
  };
}
