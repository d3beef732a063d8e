/**
 * Named edits of measurements. Entries are only ever added: a correction is a new entry with a higher revision and a reason, so
 * the former value stays with who and why, and part and whole of two hands never mix (BOARD1).
 */
import {
  type EnteredValue,
  hasParts,
  type Indicator,
  type IndicatorId,
  isPeriod,
  type MeasuredValue,
  type Measurement,
  type MeasurementId,
  type MeasurementOrigin,
  type Outcome,
  parseDate,
  parseId,
  type Period,
  type Quality,
  type Refusal,
  refuse,
  supersedes,
} from '@tavle/domain';
import * as Y from 'yjs';
import { rootOf } from '../document/roots.ts';
import { isBroken } from '../reading/raw.ts';
import { find, readEntry } from '../reading/section.ts';
import { asNewId } from './new-id.ts';
import { carryOut, type Hand, make, refusalFor, signed, type Write } from './write.ts';

/** Within this time a person may correct their own number without saying why: it was a slip of the hand. */
export const slipWithinMs = 600_000;

/** A number handed in for one indicator and period. */
export interface NewMeasurement extends Period {
  readonly indicator: IndicatorId;
  readonly value: EnteredValue;
  readonly quality?: Quality;
  readonly origin?: MeasurementOrigin;
  readonly source?: string;
  /** Why the former value of the period is replaced. */
  readonly reason?: string;
}

/**
 * Hands in one number. The same number again changes nothing and gives the entry that holds it. Refuses numbers the indicator's
 * kind cannot have, a period that is none, and a correction without a reason (except within ten minutes of one's own entry).
 */
export function recordMeasurement(doc: Y.Doc, hand: Hand, input: NewMeasurement): Outcome<MeasurementId> {
  const { outcomes } = recordMeasurements(doc, hand, { rows: [input] });
  return outcomes[0] ?? refuse({ kind: 'missing', field: 'value' });
}

/** What became of a batch: one outcome per row, in order, and how many entries were written. */
export interface BatchOutcome {
  readonly outcomes: readonly Outcome<MeasurementId>[];
  readonly written: number;
}

/**
 * Hands in many numbers in one transaction. Rows that are refused do not stop the others, unless `allOrNothing`: then one refused
 * row stops everything, and the other rows' outcomes say what would have been done.
 */
export function recordMeasurements(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly rows: readonly NewMeasurement[]; readonly allOrNothing?: boolean },
): BatchOutcome {
  const known = formerEntries(doc, new Set(input.rows.map((row) => row.indicator)));
  const writes: Write[] = [];
  const outcomes = input.rows.map((row) => plan(doc, hand, row, known, writes));
  if (input.allOrNothing && outcomes.some((outcome) => 'refused' in outcome)) return { outcomes, written: 0 };
  const done = carryOut(doc, hand, writes, writes.length);
  return 'refused' in done ? { outcomes: outcomes.map(() => done), written: 0 } : { outcomes, written: done.done };
}

/** Says that a period is not relevant (nobody treated, the unit closed). The former value stays in history. */
export function markNotRelevant(
  doc: Y.Doc,
  hand: Hand,
  input: Period & { readonly indicator: IndicatorId; readonly reason?: string },
): Outcome<MeasurementId> {
  return recordMeasurement(doc, hand, { ...input, value: { kind: 'notRelevant' } });
}

/**
 * Takes back a number that should never have been handed in: the period has no measurement afterwards, and its history says who, when
 * and why (BOARD1). Refuses without a reason, and `notFound` where there is no number to take back.
 */
export function withdrawMeasurement(
  doc: Y.Doc,
  hand: Hand,
  input: Period & { readonly indicator: IndicatorId; readonly reason: string },
): Outcome<MeasurementId> {
  const found = find(doc, 'indicators', input.indicator);
  if ('refused' in found) return found;
  const former = formerEntries(doc, new Set([input.indicator])).get(keyOf(input));
  if (former === undefined || former.value.kind === 'withdrawn')
    return refuse({ kind: 'notFound', what: 'measurements' });
  if (input.reason.trim() === '') return refuse({ kind: 'reasonNeeded' });
  const { indicator, start, end, reason } = input;
  const entry = newEntry(hand, { indicator, start, end, reason, value: { kind: 'withdrawn' } }, former);
  return carryOut(doc, hand, [measurementWrite(entry, hand)], entry.id);
}

const keyOf = (row: Period & { readonly indicator: IndicatorId }): string => `${row.indicator}/${row.start}/${row.end}`;

/** Reads only the entries of the indicators asked for: a board may hold thousands. */
function formerEntries(doc: Y.Doc, indicators: ReadonlySet<IndicatorId>): Map<string, Measurement> {
  const known = new Map<string, Measurement>();
  rootOf(doc, 'measurements')?.forEach((stored, id) => {
    const indicator = stored instanceof Y.Map ? parseId<IndicatorId>(stored.get('indicator')) : undefined;
    if (indicator === undefined || !indicators.has(indicator)) return;
    const entry = readEntry('measurements', id, stored);
    if (isBroken(entry)) return;
    const former = known.get(keyOf(entry));
    if (former === undefined || supersedes(entry, former)) known.set(keyOf(entry), entry);
  });
  return known;
}

/** Decides one row; what it will write is added to `writes`, and what will then count to `known`. */
function plan(
  doc: Y.Doc,
  hand: Hand,
  row: NewMeasurement,
  known: Map<string, Measurement>,
  writes: Write[],
): Outcome<MeasurementId> {
  const found = find(doc, 'indicators', row.indicator);
  if ('refused' in found) return found;
  if (found.done.stage === 'retired') return refuse({ kind: 'wrongState', what: 'indicators' });
  const refused = periodRefusal(row) ?? valueRefusal(found.done, row.value);
  if (refused) return refuse(refused);
  const former = known.get(keyOf(row));
  const entry = newEntry(hand, row, former);
  if (former && saysTheSame(former, entry)) return { done: former.id };
  const replaces = former !== undefined && former.value.kind !== 'withdrawn';
  if (replaces && entry.reason === '' && !isSlip(hand, former)) return refuse({ kind: 'reasonNeeded' });
  const write = measurementWrite(entry, hand);
  const unfit = refusalFor(doc, write);
  if (unfit) return refuse(unfit);
  writes.push(write);
  known.set(keyOf(row), entry);
  return { done: entry.id };
}

type Row = Omit<NewMeasurement, 'value'> & { readonly value: MeasuredValue };

function newEntry(hand: Hand, row: Row, former: Measurement | undefined): Measurement {
  return {
    id: asNewId<MeasurementId>(hand),
    indicator: row.indicator,
    start: row.start,
    end: row.end,
    value: row.value,
    quality: row.quality ?? 'final',
    origin: row.origin ?? 'typed',
    source: (row.source ?? '').trim(),
    revision: (former?.revision ?? 0) + 1,
    reason: (row.reason ?? '').trim(),
    ...signed(hand),
  };
}

/** What the reader takes for granted is not stored: there are thousands of these. */
function measurementWrite({ id, value, quality, origin, revision, ...entry }: Measurement, hand: Hand): Write {
  return make('measurements', id, {
    ...entry,
    ...storedValue(value),
    ...(quality === 'final' ? {} : { quality }),
    ...(origin === 'typed' ? {} : { origin }),
    ...(revision === 1 ? {} : { revision }),
    ...signed(hand),
  });
}

type StoredParts = { part?: number; whole?: number; value?: number; relevant?: false; withdrawn?: true };

function storedValue(value: MeasuredValue): StoredParts {
  if (value.kind === 'withdrawn') return { withdrawn: true };
  if (value.kind === 'parts') return { part: value.part, whole: value.whole };
  return value.kind === 'value' ? { value: value.value } : { relevant: false };
}

const saysTheSame = (a: Measurement, b: Measurement): boolean =>
  a.quality === b.quality &&
  a.origin === b.origin &&
  a.source === b.source &&
  JSON.stringify(storedValue(a.value)) === JSON.stringify(storedValue(b.value));

function isSlip(hand: Hand, former: Measurement): boolean {
  if (former.by !== hand.by || former.at === null) return false;
  return Math.abs(Date.parse(hand.at) - Date.parse(former.at)) <= slipWithinMs;
}

function periodRefusal({ start, end }: Period): Refusal | undefined {
  if (parseDate(start) === undefined) return { kind: 'notADate', field: 'start' };
  if (parseDate(end) === undefined) return { kind: 'notADate', field: 'end' };
  return isPeriod(start, end) ? undefined : { kind: 'badPeriod' };
}

/** Why an indicator of this kind cannot have the value, or undefined. What screens ask while a number is being typed. */
export function valueRefusal(
  indicator: Pick<Indicator, 'kind' | 'personBased'>,
  value: NewMeasurement['value'],
): Refusal | undefined {
  if (value.kind === 'notRelevant') return undefined;
  if (value.kind === 'value') return singleRefusal(indicator, value.value);
  if (value.kind !== 'parts' || !hasParts(indicator.kind)) return { kind: 'wrongKind', field: 'value' };
  const whole = indicator.kind === 'share' || indicator.personBased;
  const refused =
    countRefusal('part', value.part, whole) ?? countRefusal('whole', value.whole, indicator.kind === 'share');
  if (refused) return refused;
  if (value.whole === 0) return { kind: 'wholeIsZero' };
  return indicator.kind === 'share' && value.part > value.whole ? { kind: 'partExceedsWhole' } : undefined;
}

function singleRefusal({ kind }: Pick<Indicator, 'kind'>, value: number): Refusal | undefined {
  const field = 'value';
  if (!Number.isFinite(value)) return { kind: 'notANumber', field };
  if (kind === 'value' || kind === 'index') return undefined;
  const refused = countRefusal(field, value, kind === 'count' || kind === 'daysSince' || kind === 'yesNo');
  if (refused) return refused;
  const most = kind === 'share' ? 100 : kind === 'yesNo' ? 1 : Number.POSITIVE_INFINITY;
  return value > most ? { kind: 'outOfRange', field, least: 0, most } : undefined;
}

function countRefusal(field: string, value: number, whole: boolean): Refusal | undefined {
  if (!Number.isFinite(value)) return { kind: 'notANumber', field };
  if (value < 0) return { kind: 'negative', field };
  return whole && !Number.isSafeInteger(value) ? { kind: 'notWhole', field } : undefined;
}
