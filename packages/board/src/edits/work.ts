/** Named edits of what people do about a number: interpretations, efforts, actions. */
import {
  type Action,
  type ActionId,
  type DateText,
  dateAt,
  type Effort,
  type EffortId,
  type EffortStage,
  type EffortVerdict,
  type IndicatorId,
  type Interpretation,
  type InterpretationId,
  type Outcome,
  type PersonId,
  refuse,
} from '@tavle/domain';
import type * as Y from 'yjs';
import { find } from '../reading/section.ts';
import { asNewId } from './new-id.ts';
import { moveEntry, rankLast } from './order.ts';
import { type LeavesMeeting, outcomeWrites } from './outcomes.ts';
import { blank, carryOut, change, type Hand, make, remove, signed } from './write.ts';

/** Writes how a number is read. `periodEnd` null: about the whole curve. Refuses a blank text. */
export function addInterpretation(
  doc: Y.Doc,
  hand: Hand,
  input: Pick<Interpretation, 'indicator' | 'text'> & Partial<Pick<Interpretation, 'periodEnd' | 'shared'>>,
): Outcome<InterpretationId> {
  const indicator = find(doc, 'indicators', input.indicator);
  if ('refused' in indicator) return indicator;
  const refused = blank({ text: input.text });
  if (refused) return refuse(refused);
  const id = asNewId<InterpretationId>(hand);
  const { periodEnd = null, shared = false } = input;
  const fields = { indicator: input.indicator, text: input.text, periodEnd, shared, ...signed(hand) };
  return carryOut(doc, hand, [make('interpretations', id, fields)], id);
}

/** Makes it about another period, or about the whole curve. Its words are typed, see `editText`. */
export function changeInterpretation(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly interpretation: InterpretationId; readonly periodEnd: DateText | null },
): Outcome<void> {
  const fields = { periodEnd: input.periodEnd };
  return carryOut(doc, hand, [change('interpretations', input.interpretation, fields)], undefined);
}

/** Shows it along the goal's whole thread, or no longer. */
export function shareInterpretation(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly interpretation: InterpretationId; readonly shared: boolean },
): Outcome<void> {
  const fields = { shared: input.shared };
  return carryOut(doc, hand, [change('interpretations', input.interpretation, fields)], undefined);
}

/** Takes it off the board. */
export function removeInterpretation(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly interpretation: InterpretationId },
): Outcome<void> {
  return carryOut(doc, hand, [remove('interpretations', input.interpretation)], undefined);
}

/** An effort to be: what is done, and the indicator it should move (BOARD5). */
export interface NewEffort extends Pick<Effort, 'what' | 'indicator'> {
  readonly expected?: string;
  readonly owner?: PersonId | null;
  readonly from?: DateText | null;
  readonly until?: DateText | null;
  readonly followUpDays?: Effort['followUpDays'];
  readonly cost?: Effort['cost'];
  readonly benefit?: Effort['benefit'];
  readonly paybackOn?: DateText | null;
  /** Given where it is what its indicator leaves a meeting with (MEET3). */
  readonly leaves?: LeavesMeeting;
}

/** Plans an effort. Refuses a blank text and an indicator that is not here (BOARD5). */
export function addEffort(doc: Y.Doc, hand: Hand, input: NewEffort): Outcome<EffortId> {
  const indicator = find(doc, 'indicators', input.indicator);
  if ('refused' in indicator) return indicator;
  const { leaves, ...rest } = input;
  const refused = blank({ what: rest.what });
  if (refused) return refuse(refused);
  const outcome = outcomeWrites(doc, hand, leaves, { indicator: rest.indicator, kind: 'act' });
  if ('refused' in outcome) return outcome;
  const id = asNewId<EffortId>(hand);
  const fields = { ...rest, stage: 'plan', rank: rankLast(doc, 'efforts'), ...signed(hand) } as const;
  return carryOut(doc, hand, [make('efforts', id, fields), ...outcome.done], id);
}

/** What may be said of an effort besides its words. */
export type EffortPatch = Partial<
  Pick<
    Effort,
    'owner' | 'from' | 'until' | 'indicator' | 'followUpDays' | 'cost' | 'benefit' | 'paybackOn' | 'paidBack'
  >
>;

/** Changes what is said of an effort. */
export function changeEffort(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly effort: EffortId; readonly patch: EffortPatch },
): Outcome<void> {
  const { owner, from, until, indicator, followUpDays, cost, benefit, paybackOn, paidBack } = input.patch;
  const known = indicator === undefined ? undefined : find(doc, 'indicators', indicator);
  if (known && 'refused' in known) return known;
  const fields = { owner, from, until, indicator, followUpDays, cost, benefit, paybackOn, paidBack };
  return carryOut(doc, hand, [change('efforts', input.effort, fields)], undefined);
}

/** Moves a live effort round the circle of plan, do, study, act; a closed one is opened by it. */
export function setEffortStage(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly effort: EffortId; readonly stage: Exclude<EffortStage, 'closed'> },
): Outcome<void> {
  if ((input.stage as EffortStage) === 'closed') return refuse({ kind: 'missing', field: 'verdict' });
  return carryOut(doc, hand, [change('efforts', input.effort, { stage: input.stage, verdict: null })], undefined);
}

/** Ends an effort with a verdict. Refuses one without evidence, given here or typed before: an effort is never just "done". */
export function closeEffort(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly effort: EffortId; readonly verdict: EffortVerdict; readonly evidence?: string },
): Outcome<void> {
  const effort = find(doc, 'efforts', input.effort);
  if ('refused' in effort) return effort;
  if (effort.done.stage === 'closed') return refuse({ kind: 'wrongState', what: 'efforts' });
  const refused = blank({ evidence: input.evidence ?? effort.done.evidence });
  if (refused) return refuse(refused);
  const { verdict, evidence } = input;
  return carryOut(doc, hand, [change('efforts', input.effort, { stage: 'closed', verdict, evidence })], undefined);
}

/** An action to be: what, who, by when (BOARD5). */
export interface NewAction extends Pick<Action, 'what'> {
  readonly owner: PersonId;
  readonly due: DateText;
  readonly indicator?: Action['indicator'];
  readonly effort?: Action['effort'];
  readonly meeting?: Action['meeting'];
  readonly expected?: string;
  /** Given where it is what its indicator leaves a meeting with (MEET3). */
  readonly leaves?: LeavesMeeting;
}

/** Agrees an action. Refuses one without text, owner or date (BOARD5), and more than 140 letters. */
export function addAction(doc: Y.Doc, hand: Hand, input: NewAction): Outcome<ActionId> {
  const { leaves, ...rest } = input;
  const refused = blank({ what: rest.what, owner: rest.owner, due: rest.due });
  if (refused) return refuse(refused);
  const lost = linksRefused(doc, rest);
  if (lost) return lost;
  const outcome = outcomeWrites(doc, hand, leaves, { indicator: rest.indicator, kind: 'act' });
  if ('refused' in outcome) return outcome;
  const id = asNewId<ActionId>(hand);
  const fields = { ...rest, state: 'agreed', rank: rankLast(doc, 'actions'), ...signed(hand) } as const;
  return carryOut(doc, hand, [make('actions', id, fields), ...outcome.done], id);
}

/** What may be said of an action besides what is to be done, which is typed. */
export type ActionPatch = Partial<
  Pick<Action, 'owner' | 'due' | 'indicator' | 'effort' | 'meeting' | 'expected'> & {
    readonly state: 'agreed' | 'doing' | 'waiting';
  }
>;

/** Changes an action. Refuses taking its owner or its date away (BOARD5), and changing the state of a closed one. */
export function changeAction(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly action: ActionId; readonly patch: ActionPatch },
): Outcome<void> {
  const action = find(doc, 'actions', input.action);
  if ('refused' in action) return action;
  const { owner, due, indicator, effort, meeting, expected, state } = input.patch;
  const closed = action.done.state === 'done' || action.done.state === 'stopped';
  const closing = state !== undefined && !['agreed', 'doing', 'waiting'].includes(state);
  if (closing || (closed && state !== undefined)) return refuse({ kind: 'wrongState', what: 'actions' });
  if (owner === null) return refuse({ kind: 'missing', field: 'owner' });
  if (due === null) return refuse({ kind: 'missing', field: 'due' });
  const lost = linksRefused(doc, input.patch);
  if (lost) return lost;
  const fields = { owner, due, indicator, effort, meeting, expected, state };
  return carryOut(doc, hand, [change('actions', input.action, fields)], undefined);
}

/** Closes an action as done or stopped, on the day given or the day of the hand. Refuses one that is closed. */
export function closeAction(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly action: ActionId; readonly state?: 'done' | 'stopped'; readonly on?: DateText },
): Outcome<void> {
  const action = find(doc, 'actions', input.action);
  if ('refused' in action) return action;
  const { state = 'done', on = dateAt(Date.parse(hand.at)) } = input;
  const closed = action.done.state === 'done' || action.done.state === 'stopped';
  if (closed || (state !== 'done' && state !== 'stopped')) return refuse({ kind: 'wrongState', what: 'actions' });
  return carryOut(doc, hand, [change('actions', input.action, { state, closedOn: on })], undefined);
}

/** Opens a closed action again. */
export function reopenAction(doc: Y.Doc, hand: Hand, input: { readonly action: ActionId }): Outcome<void> {
  const action = find(doc, 'actions', input.action);
  if ('refused' in action) return action;
  if (action.done.closedOn === null && action.done.state !== 'done' && action.done.state !== 'stopped') {
    return refuse({ kind: 'wrongState', what: 'actions' });
  }
  return carryOut(doc, hand, [change('actions', input.action, { state: 'agreed', closedOn: null })], undefined);
}

/**
 * Moves an action to a state, whichever it takes: closes it on the day given or the day of the hand, opens it again, or changes it. Moving it to where it is
 * changes nothing, so that two people who close it at once do not refuse each other.
 */
export function setActionState(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly action: ActionId; readonly state: Action['state']; readonly on?: DateText },
): Outcome<void> {
  const action = find(doc, 'actions', input.action);
  if ('refused' in action) return action;
  const { state, on = dateAt(Date.parse(hand.at)) } = input;
  if (action.done.state === state) return { done: undefined };
  const closedOn = state === 'done' || state === 'stopped' ? on : null;
  return carryOut(doc, hand, [change('actions', input.action, { state, closedOn })], undefined);
}

/** Puts an action just ahead of another, or last. */
export function moveAction(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly action: ActionId; readonly ahead: ActionId | null },
): Outcome<void> {
  return moveEntry(doc, hand, { section: 'actions', id: input.action, ahead: input.ahead });
}

/** Puts an effort just ahead of another, or last. */
export function moveEffort(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly effort: EffortId; readonly ahead: EffortId | null },
): Outcome<void> {
  return moveEntry(doc, hand, { section: 'efforts', id: input.effort, ahead: input.ahead });
}

/** What an action belongs to must be on this board. */
function linksRefused(
  doc: Y.Doc,
  links: {
    readonly indicator?: IndicatorId | null;
    readonly effort?: EffortId | null;
    readonly meeting?: Action['meeting'];
  },
): { readonly refused: Parameters<typeof refuse>[0] } | undefined {
  const found = [
    links.indicator ? find(doc, 'indicators', links.indicator) : undefined,
    links.effort ? find(doc, 'efforts', links.effort) : undefined,
    links.meeting ? find(doc, 'meetings', links.meeting) : undefined,
  ];
  return found.find((outcome) => outcome !== undefined && 'refused' in outcome);
}
