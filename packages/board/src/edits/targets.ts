/** Named edits of targets and phases: both are dated, so that old periods keep their old line (SIGN3). */
import {
  type EntryId,
  type IndicatorId,
  type Outcome,
  type Phase,
  refuse,
  type Refusal,
  type Target,
} from '@tavle/domain';
import type * as Y from 'yjs';
import { entriesOf, find } from '../reading/section.ts';
import { asNewId } from './new-id.ts';
import { blank, carryOut, change, type Hand, make, remove, signed } from './write.ts';

/** A target from a date on. `value` for one line, `low` and `high` for an interval, none for rising and falling. */
export interface NewTarget extends Pick<Target, 'indicator' | 'from' | 'rule'> {
  readonly value?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly note?: string;
}

/**
 * Sets the target in force from a date. A target from the same date is corrected; earlier ones stay for the periods they were
 * for. Refuses a rule without its numbers.
 */
export function setTarget(doc: Y.Doc, hand: Hand, input: NewTarget): Outcome<EntryId> {
  const indicator = find(doc, 'indicators', input.indicator);
  if ('refused' in indicator) return indicator;
  const refused = numbersRefusal(input);
  if (refused) return refuse(refused);
  const { rule } = input;
  const line = rule !== 'between' && rule !== 'rising' && rule !== 'falling';
  const fields = {
    rule,
    value: line ? (input.value ?? null) : null,
    low: rule === 'between' ? (input.low ?? null) : null,
    high: rule === 'between' ? (input.high ?? null) : null,
    note: (input.note ?? '').trim(),
    ...signed(hand),
  };
  const same = entriesOf(doc, 'targets').find(
    (known) => known.indicator === input.indicator && known.from === input.from,
  );
  if (same) return carryOut(doc, hand, [change('targets', same.id, fields)], same.id);
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('targets', id, { indicator: input.indicator, from: input.from, ...fields })], id);
}

function numbersRefusal({ rule, value, low, high }: NewTarget): Refusal | undefined {
  if (rule === 'rising' || rule === 'falling') return undefined;
  if (rule !== 'between') return typeof value === 'number' ? undefined : { kind: 'missing', field: 'value' };
  if (typeof low !== 'number') return { kind: 'missing', field: 'low' };
  if (typeof high !== 'number') return { kind: 'missing', field: 'high' };
  return low <= high ? undefined : { kind: 'outOfRange', field: 'high', least: low, most: Number.MAX_SAFE_INTEGER };
}

/** Takes a target away. */
export function removeTarget(doc: Y.Doc, hand: Hand, input: { readonly target: EntryId }): Outcome<void> {
  return carryOut(doc, hand, [remove('targets', input.target)], undefined);
}

/** Starts a new phase of the curve on a date. Refuses without a reason, and a second phase on the same date. */
export function startPhase(
  doc: Y.Doc,
  hand: Hand,
  input: Pick<Phase, 'indicator' | 'from' | 'kind' | 'reason'>,
): Outcome<EntryId> {
  const indicator = find(doc, 'indicators', input.indicator);
  if ('refused' in indicator) return indicator;
  const refused = blank({ reason: input.reason });
  if (refused) return refuse(refused);
  if (hasPhase(doc, input.indicator, input.from)) return refuse({ kind: 'wrongState', what: 'phases' });
  const id = asNewId<EntryId>(hand);
  const { indicator: of, from, kind } = input;
  const fields = { indicator: of, from, kind, reason: input.reason.trim(), ...signed(hand) };
  return carryOut(doc, hand, [make('phases', id, fields)], id);
}

const hasPhase = (doc: Y.Doc, indicator: IndicatorId, from: string): boolean =>
  entriesOf(doc, 'phases').some((phase) => phase.indicator === indicator && phase.from === from);

/** Takes a phase away: the curve is one again. */
export function removePhase(doc: Y.Doc, hand: Hand, input: { readonly phase: EntryId }): Outcome<void> {
  return carryOut(doc, hand, [remove('phases', input.phase)], undefined);
}
