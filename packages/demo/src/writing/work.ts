/** Readings, efforts, actions, lifts and answers, and what lifts people's heads. */
import {
  acknowledgeAnswer,
  addAction,
  addEffort,
  addIdea,
  addInterpretation,
  addVisit,
  answerLift,
  celebrate,
  changeAction,
  closeAction,
  closeEffort,
  closeLift,
  park,
  raiseLift,
  reviewResponse,
  setEffortStage,
} from '@tavle/board';
import { addDays } from '@tavle/domain';
import { personId } from '../people.ts';
import type { ActionSpec, EffortSpec, LiftSpec } from '../spec.ts';
import { boardId } from '../tree.ts';
import { type Desk, done, effortId, indicatorId, liftId, responseId } from './desk.ts';

export function writeWork(desk: Desk): void {
  const { doc, spec, hand } = desk;
  for (const { indicator, text, by, ago, shared = false } of spec.readings ?? []) {
    const input = { indicator: indicatorId(spec.unit, indicator), text, shared };
    done(addInterpretation(doc, hand(by, ago), input), `${spec.unit}, reading: ${text}`);
  }
  for (const effort of spec.efforts ?? []) writeEffort(desk, effort);
  for (const action of spec.actions ?? []) writeAction(desk, action);
}

function writeEffort({ doc, spec, hand, today }: Desk, each: EffortSpec): void {
  const { what, expected } = each;
  const effort = effortId(spec.unit, each.key);
  const input = {
    what,
    expected,
    indicator: indicatorId(spec.unit, each.indicator),
    owner: personId(spec.unit, each.owner),
    from: addDays(today, -each.ago),
    until: addDays(today, -each.until),
    ...(each.followUpDays === undefined ? {} : { followUpDays: each.followUpDays }),
    ...(each.cost === undefined ? {} : { cost: each.cost }),
    ...(each.benefit === undefined ? {} : { benefit: each.benefit }),
    ...(each.payback === undefined ? {} : { paybackOn: addDays(today, -each.payback) }),
  };
  done(addEffort(doc, hand(each.owner, each.ago, effort), input), what);
  if (each.verdict !== undefined) {
    const verdict = { effort, verdict: each.verdict, evidence: each.evidence ?? '' };
    done(closeEffort(doc, hand(each.owner, Math.max(0, each.until)), verdict), what);
  } else if (each.stage !== 'closed') {
    done(setEffortStage(doc, hand(each.owner, each.ago), { effort, stage: each.stage }), what);
  }
}

function writeAction({ doc, spec, hand, today }: Desk, each: ActionSpec): void {
  const { what, owner, due, agreed, state } = each;
  const input = {
    what,
    owner: personId(spec.unit, owner),
    due: addDays(today, -due),
    ...(each.indicator === undefined ? {} : { indicator: indicatorId(spec.unit, each.indicator) }),
    ...(each.effort === undefined ? {} : { effort: effortId(spec.unit, each.effort) }),
    ...(each.expected === undefined ? {} : { expected: each.expected }),
  };
  const action = done(addAction(doc, hand(owner, agreed), input), what);
  if (state === 'done' || state === 'stopped') {
    done(closeAction(doc, hand(owner, Math.max(0, due)), { action, state }), what);
  } else if (state !== undefined) done(changeAction(doc, hand(owner, agreed), { action, patch: { state } }), what);
}

export function writeLifts({ doc, spec, hand, today }: Desk): void {
  for (const each of spec.lifts ?? []) writeLift({ doc, spec, hand, today }, each);
  for (const { from, lift, kind, text, ago } of spec.liftAnswers ?? []) {
    const input = { board: boardId(from), escalation: liftId(from, lift), kind, text };
    done(answerLift(doc, hand('leader', ago), input), `${spec.unit}, answer to ${from} ${lift}`);
  }
  for (const { kind, unit, of, became, text, ago } of spec.reviews ?? []) {
    const response = responseId(unit, { board: spec.unit, goal: of }, became);
    const input = { board: boardId(unit), response, kind, text };
    done(reviewResponse(doc, hand('leader', ago), input), `${spec.unit}, review of ${unit} ${of}`);
  }
}

function writeLift({ doc, spec, hand, today }: Omit<Desk, 'boards'>, each: LiftSpec): void {
  const { to, problem, request, raised, onWall = false, state } = each;
  const lift = liftId(spec.unit, each.key);
  const indicator = each.indicator === undefined ? null : indicatorId(spec.unit, each.indicator);
  const answerBy = addDays(today, -each.answerBy);
  const what = `${spec.unit}, lift ${each.key}`;
  const input = { to: boardId(to), problem, request, answerBy, indicator, onWall };
  done(raiseLift(doc, hand('leader', raised, lift), input), what);
  if (state !== undefined) done(acknowledgeAnswer(doc, hand('leader', 1), { lift }), what);
  if (state === 'closed') done(closeLift(doc, hand('leader', 1), { lift }), what);
}

export function writeRest({ doc, spec, hand, today }: Desk): void {
  for (const { text, ago } of spec.celebrations ?? []) done(celebrate(doc, hand('leader', ago), { text }), text);
  for (const { text, who, ago } of spec.parked ?? []) {
    done(park(doc, hand('keeper', ago), { text, who: who.map((part) => personId(spec.unit, part)) }), text);
  }
  for (const { kind, text, ago } of spec.ideas ?? []) done(addIdea(doc, hand('keeper', ago), { kind, text }), text);
  for (const { level, ago, ...said } of spec.visits ?? []) {
    done(addVisit(doc, hand('keeper', ago), { ...said, level: boardId(level), on: addDays(today, -ago) }), said.text);
  }
}
