/** Named edits of goals. A goal is written as a draft, published for everybody below, and retired into history. */
import { type Goal, type GoalId, type Outcome, refuse, type SectionName } from '@tavle/domain';
import type * as Y from 'yjs';
import { asNewId } from './new-id.ts';
import { entriesOf, find } from '../reading/section.ts';
import { type CapOverride, effectMost, focusMost, overCap, overCapReason } from './caps.ts';
import { moveEntry, rankLast } from './order.ts';
import { blank, carryOut, change, type Hand, make, signed, type Write } from './write.ts';

/** What may be said of a goal besides its words. */
export type GoalPatch = Partial<
  Pick<Goal, 'origin' | 'source' | 'owner' | 'from' | 'to' | 'mandatory' | 'type' | 'focus'>
>;

/** A goal to be. Only the text must be there. */
export interface NewGoal extends GoalPatch {
  readonly text: string;
  readonly why?: string;
  readonly fixed?: string;
  readonly free?: string;
}

/** Writes a new goal last on the board, as a draft. Refuses a blank text, and what does not fit its field. */
export function addGoal(doc: Y.Doc, hand: Hand, input: NewGoal & CapOverride): Outcome<GoalId> {
  const refused = blank({ text: input.text }) ?? focusRefusal(doc, input.focus ?? false, undefined, input);
  if (refused) return refuse(refused);
  const id = asNewId<GoalId>(hand);
  return carryOut(doc, hand, [goalWrite(doc, hand, id, input)], id);
}

/** The write that makes a goal, for edits that make one along with something else. */
export function goalWrite(doc: Y.Doc, hand: Hand, id: GoalId, input: NewGoal & CapOverride): Write {
  const { override, ...fields } = input;
  return make('goals', id, {
    origin: 'own',
    type: 'result',
    mandatory: false,
    focus: false,
    ...fields,
    ...(input.focus ? overCapReason(inFocus(doc), focusMost, { override }) : {}),
    rank: rankLast(doc, 'goals'),
    stage: 'draft',
    ...signed(hand),
  });
}

/** Changes what is said of a goal besides its words (those are typed, see `editText`). */
export function changeGoal(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly goal: GoalId; readonly patch: GoalPatch } & CapOverride,
): Outcome<void> {
  const goal = find(doc, 'goals', input.goal);
  if ('refused' in goal) return goal;
  const refused =
    focusRefusal(doc, input.patch.focus ?? false, goal.done, input) ??
    (goal.done.stage === 'published' && input.patch.type === 'effect' && goal.done.type !== 'effect'
      ? overCap('effect', publishedEffects(doc), effectMost, input)
      : undefined);
  if (refused) return refuse(refused);
  const { origin, source, owner, from, to, mandatory, type, focus } = input.patch;
  const fields = { origin, source, owner, from, to, mandatory, type, focus };
  const reason = focus && !goal.done.focus ? overCapReason(inFocus(doc), focusMost, input) : {};
  return carryOut(doc, hand, [change('goals', input.goal, { ...fields, ...reason })], undefined);
}

/** Shows a draft all the way down (CHAIN4). Refuses a goal without text, one that is no draft, and a sixth effect goal (BOARD6). */
export function publishGoal(doc: Y.Doc, hand: Hand, input: { readonly goal: GoalId } & CapOverride): Outcome<void> {
  const goal = find(doc, 'goals', input.goal);
  if ('refused' in goal) return goal;
  if (goal.done.stage !== 'draft') return refuse({ kind: 'wrongState', what: 'goals' });
  const effects = goal.done.type === 'effect' ? publishedEffects(doc) : 0;
  const refused = blank({ text: goal.done.text }) ?? overCap('effect', effects, effectMost, input);
  if (refused) return refuse(refused);
  const fields = { stage: 'published', ...overCapReason(effects, effectMost, input) } as const;
  return carryOut(doc, hand, [change('goals', input.goal, fields)], undefined);
}

/** Takes a published or retired goal back to draft: below it is no longer seen. */
export function withdrawGoal(doc: Y.Doc, hand: Hand, input: { readonly goal: GoalId }): Outcome<void> {
  const goal = find(doc, 'goals', input.goal);
  if ('refused' in goal) return goal;
  if (goal.done.stage === 'draft') return refuse({ kind: 'wrongState', what: 'goals' });
  return carryOut(doc, hand, [change('goals', input.goal, { stage: 'draft' })], undefined);
}

/**
 * Makes a goal history. Refuses while indicators that are in use measure it, unless they are to be retired with it, and a goal
 * that is retired already.
 */
export function retireGoal(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly goal: GoalId; readonly withIndicators?: boolean },
): Outcome<void> {
  const goal = find(doc, 'goals', input.goal);
  if ('refused' in goal) return goal;
  if (goal.done.stage === 'retired') return refuse({ kind: 'wrongState', what: 'goals' });
  const using = entriesOf(doc, 'indicators').filter(({ goal, stage }) => goal === input.goal && stage === 'active');
  if (using.length > 0 && !input.withIndicators) return inUse('indicators', using.length);
  const writes = using.map(({ id }) => change('indicators', id, { stage: 'retired', focus: false }));
  return carryOut(doc, hand, [change('goals', input.goal, { stage: 'retired', focus: false }), ...writes], undefined);
}

/** Puts a goal just ahead of another, or last. */
export function moveGoal(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly goal: GoalId; readonly ahead: GoalId | null },
): Outcome<void> {
  return moveEntry(doc, hand, { section: 'goals', id: input.goal, ahead: input.ahead });
}

const inUse = (what: SectionName, count: number) => refuse({ kind: 'stillInUse', what, count });

const inFocus = (doc: Y.Doc): number =>
  entriesOf(doc, 'goals').filter(({ focus, stage }) => focus && stage !== 'retired').length;

const publishedEffects = (doc: Y.Doc): number =>
  entriesOf(doc, 'goals').filter(({ type, stage }) => type === 'effect' && stage === 'published').length;

function focusRefusal(doc: Y.Doc, wanted: boolean, now: Goal | undefined, input: CapOverride) {
  return wanted && !now?.focus ? overCap('focus', inFocus(doc), focusMost, input) : undefined;
}
