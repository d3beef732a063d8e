/**
 * Named edits of indicators. An indicator starts as a draft and stays one until it has a source, a reason and an owner (BOARD5);
 * the register of active ones is capped (BOARD6).
 */
import { type GoalId, type Indicator, type IndicatorId, missingFields, type Outcome, refuse } from '@tavle/domain';
import type * as Y from 'yjs';
import { entriesOf, find } from '../reading/section.ts';
import { type CapOverride, focusMost, overCap, overCapReason, registerMost } from './caps.ts';
import { asNewId } from './new-id.ts';
import { moveEntry, rankLast } from './order.ts';
import { type LeavesMeeting, outcomeWrites } from './outcomes.ts';
import { blank, carryOut, change, type Hand, make, signed, type Write } from './write.ts';

const patchFields = [
  'goal',
  'name',
  'partText',
  'wholeText',
  'unit',
  'source',
  'owner',
  'supplier',
  'kind',
  'per',
  'direction',
  'cadence',
  'cadenceStart',
  'lagDays',
  'decimals',
  'nearMargin',
  'balancing',
  'rollUp',
  'additiveInOrganisation',
  'additiveInTime',
  'personBased',
  'threshold',
  'hideZero',
  'focus',
] as const satisfies readonly (keyof Indicator)[];

/** What may be said of an indicator besides its definition and its reason, which are typed. */
export type IndicatorPatch = Partial<Pick<Indicator, (typeof patchFields)[number]>>;

type Given = 'goal' | 'name' | 'kind' | 'cadence';

/** An indicator to be: the goal it measures, its name, its kind and its rhythm; the rest may come later. */
export interface NewIndicator extends Omit<IndicatorPatch, Given>, Pick<Indicator, Given> {
  readonly definition?: string;
  readonly why?: string;
  /** The indicator from above that it repeats; see `adoptGoal`. */
  readonly adopts?: IndicatorId | null;
}

/** How large the board's register may be, when the layer has its own number. */
export interface RegisterCap extends CapOverride {
  readonly most?: number;
}

/** Writes a new indicator last on the board, as a draft. Refuses a blank name, a goal that is not here, and what does not fit. */
export function addIndicator(doc: Y.Doc, hand: Hand, input: NewIndicator & CapOverride): Outcome<IndicatorId> {
  const refused = blank({ name: input.name }) ?? focusRefusal(doc, input.focus, false, input);
  if (refused) return refuse(refused);
  const goal = goalKnown(doc, input.goal);
  if ('refused' in goal) return goal;
  const id = asNewId<IndicatorId>(hand);
  return carryOut(doc, hand, [indicatorWrite(doc, hand, id, input)], id);
}

/** The write that makes an indicator, for edits that make one along with something else. */
export function indicatorWrite(
  doc: Y.Doc,
  hand: Hand,
  id: IndicatorId,
  input: NewIndicator & CapOverride,
  stage: Indicator['stage'] = 'draft',
  rank: string = rankLast(doc, 'indicators'),
): Write {
  const { override, ...fields } = input;
  const reason = input.focus ? overCapReason(inFocus(doc), focusMost, { override }) : {};
  return make('indicators', id, {
    focus: false,
    ...fields,
    ...reason,
    name: input.name.trim(),
    rank,
    stage,
    ...signed(hand),
  });
}

/**
 * Changes what is said of an indicator. Refuses another kind once there are measurements (the old numbers would mean something
 * else: make a new indicator), taking source or owner from an active one (BOARD5), a balancing indicator that is itself or not here.
 */
export function changeIndicator(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly indicator: IndicatorId; readonly patch: IndicatorPatch } & CapOverride,
): Outcome<void> {
  const found = find(doc, 'indicators', input.indicator);
  if ('refused' in found) return found;
  const refused =
    patchRefusal(doc, found.done, input.patch) ?? focusRefusal(doc, input.patch.focus, found.done.focus, input);
  if (refused) return refuse(refused);
  const reason = input.patch.focus && !found.done.focus ? overCapReason(inFocus(doc), focusMost, input) : {};
  const fields = pickPatch(input.patch);
  return carryOut(doc, hand, [change('indicators', input.indicator, { ...fields, ...reason })], undefined);
}

/** Only the fields a patch may hold: what comes from outside can carry more. */
function pickPatch(patch: IndicatorPatch): IndicatorPatch {
  return Object.fromEntries(
    patchFields.filter((field) => Object.hasOwn(patch, field)).map((field) => [field, patch[field]]),
  );
}

function patchRefusal(doc: Y.Doc, indicator: Indicator, patch: IndicatorPatch) {
  if (patch.name !== undefined && blank({ name: patch.name })) return { kind: 'missing', field: 'name' } as const;
  if (patch.goal !== undefined && patch.goal !== indicator.goal) {
    const goal = goalKnown(doc, patch.goal);
    if ('refused' in goal) return goal.refused;
  }
  if (patch.balancing !== undefined && patch.balancing !== null) {
    if (patch.balancing === indicator.id) return { kind: 'wrongKind', field: 'balancing' } as const;
    const balancing = find(doc, 'indicators', patch.balancing);
    if ('refused' in balancing) return balancing.refused;
  }
  if (patch.kind !== undefined && patch.kind !== indicator.kind) {
    const count = measurementsOf(doc, indicator.id);
    if (count > 0) return { kind: 'stillInUse', what: 'measurements', count } as const;
  }
  const missing = indicator.stage === 'active' ? missingFields({ ...indicator, ...patch })[0] : undefined;
  return missing === undefined || missing === 'why' ? undefined : ({ kind: 'missing', field: missing } as const);
}

/** Puts an indicator to use. Refuses until source, why and owner are there (BOARD5), and over the cap without a reason (BOARD6). */
export function activateIndicator(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly indicator: IndicatorId } & RegisterCap,
): Outcome<void> {
  const found = find(doc, 'indicators', input.indicator);
  if ('refused' in found) return found;
  if (found.done.stage === 'active') return refuse({ kind: 'wrongState', what: 'indicators' });
  const missing = missingFields(found.done)[0];
  if (missing !== undefined) return refuse({ kind: 'missing', field: missing });
  const most = input.most ?? registerMost;
  const count = activeCount(doc);
  const refused = overCap('register', count, most, input);
  if (refused) return refuse(refused);
  const fields = { stage: 'active', ...overCapReason(count, most, input) } as const;
  return carryOut(doc, hand, [change('indicators', input.indicator, fields)], undefined);
}

/**
 * Makes an indicator history; with `leaves` as what a meeting decided (MEET3), in the same step. Refuses while it balances an active one: that
 * one would stand without its guard (SIGN5).
 */
export function retireIndicator(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly indicator: IndicatorId; readonly leaves?: LeavesMeeting },
): Outcome<void> {
  const found = find(doc, 'indicators', input.indicator);
  if ('refused' in found) return found;
  if (found.done.stage === 'retired') return refuse({ kind: 'wrongState', what: 'indicators' });
  const guarded = entriesOf(doc, 'indicators').filter(
    ({ balancing, stage }) => balancing === input.indicator && stage === 'active',
  );
  if (guarded.length > 0) return refuse({ kind: 'stillInUse', what: 'indicators', count: guarded.length });
  const outcome = outcomeWrites(doc, hand, input.leaves, { indicator: input.indicator, kind: 'retire' });
  if ('refused' in outcome) return outcome;
  const writes = [change('indicators', input.indicator, { stage: 'retired', focus: false }), ...outcome.done];
  return carryOut(doc, hand, writes, undefined);
}

/** Lets results travel beyond two layers (CHAIN4); who, why and when stay on the indicator. Refuses without a reason. */
export function prioritiseIndicator(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly indicator: IndicatorId; readonly why: string },
): Outcome<void> {
  const refused = blank({ why: input.why });
  if (refused) return refuse(refused);
  const fields = { prioritisedWhy: input.why.trim(), prioritisedBy: hand.by, prioritisedAt: hand.at };
  return carryOut(doc, hand, [change('indicators', input.indicator, fields)], undefined);
}

/** Ends that. */
export function stopPrioritising(doc: Y.Doc, hand: Hand, input: { readonly indicator: IndicatorId }): Outcome<void> {
  const fields = { prioritisedWhy: null, prioritisedBy: null, prioritisedAt: null };
  return carryOut(doc, hand, [change('indicators', input.indicator, fields)], undefined);
}

/** Puts an indicator just ahead of another, or last. */
export function moveIndicator(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly indicator: IndicatorId; readonly ahead: IndicatorId | null },
): Outcome<void> {
  return moveEntry(doc, hand, { section: 'indicators', id: input.indicator, ahead: input.ahead });
}

/** How many indicators are in use. */
export const activeCount = (doc: Y.Doc): number =>
  entriesOf(doc, 'indicators').filter(({ stage }) => stage === 'active').length;

/** How many numbers have been handed in for an indicator, corrections included. */
export const measurementsOf = (doc: Y.Doc, indicator: IndicatorId): number =>
  entriesOf(doc, 'measurements').filter((entry) => entry.indicator === indicator).length;

const inFocus = (doc: Y.Doc): number =>
  entriesOf(doc, 'indicators').filter(({ focus, stage }) => focus && stage !== 'retired').length;

function focusRefusal(doc: Y.Doc, wanted: boolean | undefined, now: boolean, input: CapOverride) {
  return wanted && !now ? overCap('focus', inFocus(doc), focusMost, input) : undefined;
}

/** An own goal, or one from above that this board has taken over. */
export function goalKnown(doc: Y.Doc, goal: GoalId): Outcome<unknown> {
  const adopted = entriesOf(doc, 'responses').some(({ kind, parentGoal }) => kind === 'adopted' && parentGoal === goal);
  return adopted ? { done: goal } : find(doc, 'goals', goal);
}
