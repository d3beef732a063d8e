import {
  asId,
  type BoardId,
  date,
  type EntryId,
  type EscalationId,
  type GoalId,
  type Outcome,
  type ResponseId,
} from '@tavle/domain';
import { expect, test } from 'vitest';
import * as board from '../index.ts';
import { boardWithIndicator, done, handOf, keeper, leader, october, otherBoard } from '../test-board.ts';

const cpr = 'Bedre efter 010190-1234 kom';
const parentGoal = asId<GoalId>('goal-above');
const above = { parentBoard: otherBoard as BoardId, parentGoal };
const lift = asId<EscalationId>('lift-below');
const response = asId<ResponseId>('response-below');

/** Every named edit that takes words, with a CPR number in each of them in turn. */
const edits: Readonly<Record<string, (scene: Scene, text: string) => Outcome<unknown>>> = {
  'addGoal text': ({ doc, hand }, text) => board.addGoal(doc, hand, { text }),
  'addGoal why': ({ doc, hand }, why) => board.addGoal(doc, hand, { text: 'Mål', why }),
  'addGoal fixed': ({ doc, hand }, fixed) => board.addGoal(doc, hand, { text: 'Mål', fixed }),
  'addGoal free': ({ doc, hand }, free) => board.addGoal(doc, hand, { text: 'Mål', free }),
  'changeGoal source': ({ doc, hand, goal }, source) => board.changeGoal(doc, hand, { goal, patch: { source } }),
  'addIndicator name': ({ doc, hand, goal }, name) =>
    board.addIndicator(doc, hand, { goal, name, kind: 'count', cadence: 'week' }),
  'addIndicator definition': ({ doc, hand, goal }, definition) =>
    board.addIndicator(doc, hand, { goal, name: 'Navn', kind: 'count', cadence: 'week', definition }),
  'changeIndicator name': ({ doc, hand, indicator }, name) =>
    board.changeIndicator(doc, hand, { indicator, patch: { name } }),
  'changeIndicator partText': ({ doc, hand, indicator }, partText) =>
    board.changeIndicator(doc, hand, { indicator, patch: { partText } }),
  'changeIndicator supplier': ({ doc, hand, indicator }, supplier) =>
    board.changeIndicator(doc, hand, { indicator, patch: { supplier } }),
  prioritiseIndicator: ({ doc, hand, indicator }, why) => board.prioritiseIndicator(doc, hand, { indicator, why }),
  setTarget: ({ doc, hand, indicator }, note) =>
    board.setTarget(doc, hand, { indicator, from: october.start, rule: 'atMost', value: 1, note }),
  startPhase: ({ doc, hand, indicator }, reason) =>
    board.startPhase(doc, hand, { indicator, from: october.start, kind: 'shift', reason }),
  'recordMeasurement reason': ({ doc, hand, indicator }, reason) =>
    board.recordMeasurement(doc, hand, { indicator, ...october, value: { kind: 'value', value: 1 }, reason }),
  'recordMeasurement source': ({ doc, hand, indicator }, source) =>
    board.recordMeasurement(doc, hand, { indicator, ...october, value: { kind: 'value', value: 1 }, source }),
  addInterpretation: ({ doc, hand, indicator }, text) => board.addInterpretation(doc, hand, { indicator, text }),
  'addEffort what': ({ doc, hand, indicator }, what) => board.addEffort(doc, hand, { indicator, what }),
  'addEffort expected': ({ doc, hand, indicator }, expected) =>
    board.addEffort(doc, hand, { indicator, what: 'Hvad', expected }),
  'closeEffort evidence': ({ doc, hand, indicator }, evidence) => {
    const effort = done(board.addEffort(doc, hand, { indicator, what: 'Hvad' }));
    return board.closeEffort(doc, hand, { effort, verdict: 'worked', evidence });
  },
  'addAction what': ({ doc, hand }, what) =>
    board.addAction(doc, hand, { what, owner: keeper, due: date('2026-12-01') }),
  'addAction expected': ({ doc, hand }, expected) =>
    board.addAction(doc, hand, { what: 'Hvad', owner: keeper, due: date('2026-12-01'), expected }),
  'raiseLift problem': ({ doc, hand }, problem) =>
    board.raiseLift(doc, hand, { to: otherBoard, problem, request: 'Hjælp' }),
  'raiseLift request': ({ doc, hand }, request) =>
    board.raiseLift(doc, hand, { to: otherBoard, problem: 'Pladser', request }),
  answerLift: ({ doc, hand }, text) =>
    board.answerLift(doc, hand, { board: otherBoard, escalation: lift, kind: 'solved', text }),
  passLiftOn: ({ doc, hand }, request) =>
    board.passLiftOn(doc, hand, { board: otherBoard, escalation: lift, to: otherBoard, problem: 'Pladser', request }),
  'translateGoal contribution': ({ doc, hand, goal }, contribution) =>
    board.translateGoal(doc, hand, { ...above, goal, contribution }),
  'translateGoal goal': ({ doc, hand }, text) =>
    board.translateGoal(doc, hand, { ...above, goal: { text }, contribution: 'Vi bidrager' }),
  askExcuse: ({ doc, hand }, reason) => board.askExcuse(doc, hand, { ...above, reason }),
  reviewResponse: ({ doc, hand }, text) =>
    board.reviewResponse(doc, hand, { board: otherBoard, response, kind: 'excuseAccepted', text }),
  celebrate: ({ doc, hand }, text) => board.celebrate(doc, hand, { text }),
  park: ({ doc, hand }, text) => board.park(doc, hand, { text, who: [leader, keeper] }),
  addIdea: ({ doc, hand }, text) => board.addIdea(doc, hand, { kind: 'hassle', text }),
  'addVisit guests': ({ doc, hand }, guests) =>
    board.addVisit(doc, hand, { occasion: 'visit', on: date('2026-11-03'), guests }),
  'addVisit text': ({ doc, hand }, text) =>
    board.addVisit(doc, hand, { occasion: 'talk', on: date('2026-11-03'), level: otherBoard, text }),
  'editText goals.text': ({ doc, hand, goal }, next) =>
    board.editText(doc, hand, { section: 'goals', id: goal, field: 'text', next }),
  'editText indicators.why': ({ doc, hand, indicator }, next) =>
    board.editText(doc, hand, { section: 'indicators', id: indicator, field: 'why', next }),
};
type Scene = ReturnType<typeof boardWithIndicator>;

test.each(Object.keys(edits))('BOARD7: a CPR number is refused by %s, which without it is done', (name) => {
  const edit = edits[name]!;
  const scene = boardWithIndicator();
  const before = board.readBoard(scene.doc);
  const outcome = edit(scene, cpr);
  expect('refused' in outcome && outcome.refused.kind).toBe('cprLike');
  if (!name.startsWith('closeEffort')) expect(board.readBoard(scene.doc)).toEqual(before);
  expect('done' in edit(scene, 'Bedre efter den 1. kom')).toBe(true);
});

test('BOARD7: every field that is typed is looked through, whatever edit comes to write it', () => {
  for (const [section, fields] of Object.entries(board.documentShape)) {
    for (const [field, shape] of Object.entries(fields)) {
      if (!('kind' in shape) || (shape.kind !== 'string' && shape.kind !== 'text')) continue;
      const refusal = board.refusalOf(field, shape, '0101901234');
      if (shape.machine) expect(`${section}.${field}`).toMatch(/\.(rank|who|present|time|hosts|presenters|owners)$/);
      else expect(refusal).toEqual({ kind: 'cprLike', field });
    }
  }
});

test('BOARD7: edits carried over from a former generation are looked through too', () => {
  const { doc, goal } = boardWithIndicator();
  const left = board.applyFieldChanges(doc, handOf(leader), [
    { kind: 'changed', section: 'goals', id: goal, field: 'text', value: cpr },
    { kind: 'made', section: 'celebrations', id: asId<EntryId>('cake'), fields: { text: cpr } },
  ]);
  expect(left.map(({ refused }) => refused.kind)).toEqual(['cprLike', 'cprLike']);
  expect(board.readBoard(doc).celebrations).toEqual([]);
});
