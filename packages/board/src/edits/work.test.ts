import { asId, date, type EscalationId, type IndicatorId, type PersonId } from '@tavle/domain';
import { expect, test } from 'vitest';
import {
  acknowledgeAnswer,
  addAction,
  addEffort,
  addIdea,
  addInterpretation,
  answerLift,
  celebrate,
  changeAction,
  changeEffort,
  changeInterpretation,
  changeLift,
  closeAction,
  closeEffort,
  closeLift,
  closeParked,
  decideIdea,
  endMeeting,
  goToStep,
  moveAction,
  park,
  passLiftOn,
  planMeeting,
  raiseLift,
  readBoard,
  removeInterpretation,
  reopenAction,
  setActionState,
  setCurrent,
  setEffortStage,
  setPresent,
  shareInterpretation,
  startMeeting,
  withdrawLift,
} from '../index.ts';
import {
  boardWithIndicator,
  done,
  handOf,
  keeper,
  leader,
  newBoard,
  october,
  otherBoard,
  refused,
} from '../test-board.ts';

const due = date('2026-12-01');

test('BOARD5: an action has one owner and a date, from its first day to its last', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const action = { what: 'Ring til kommunen', owner: keeper, due, indicator };
  expect(refused(addAction(doc, hand, { ...action, owner: '' as PersonId }))).toEqual({
    kind: 'missing',
    field: 'owner',
  });
  expect(refused(addAction(doc, hand, { ...action, due: '' as typeof due }))).toEqual({
    kind: 'missing',
    field: 'due',
  });
  expect(refused(addAction(doc, hand, { ...action, what: '' }))).toEqual({ kind: 'missing', field: 'what' });
  expect(refused(addAction(doc, hand, { ...action, owner: 'Leder og Tovholder' as PersonId })).kind).toBe('wrongKind');
  expect(refused(addAction(doc, hand, { ...action, what: 'x'.repeat(141) }))).toEqual({
    kind: 'tooLong',
    field: 'what',
    most: 140,
  });
  const id = done(addAction(doc, hand, action));
  expect(refused(changeAction(doc, hand, { action: id, patch: { owner: null } }))).toEqual({
    kind: 'missing',
    field: 'owner',
  });
  expect(refused(changeAction(doc, hand, { action: id, patch: { due: null } }))).toEqual({
    kind: 'missing',
    field: 'due',
  });
  expect(readBoard(doc).actions).toMatchObject([{ id, owner: keeper, due, state: 'agreed', indicator }]);
});

test('an action is changed, closed on a day, and opened again', () => {
  const { doc, hand } = boardWithIndicator();
  const action = done(addAction(doc, hand, { what: 'Ring', owner: keeper, due }));
  const other = done(addAction(doc, hand, { what: 'Skriv', owner: keeper, due }));
  done(changeAction(doc, hand, { action, patch: { state: 'doing', owner: leader } }));
  done(moveAction(doc, hand, { action: other, ahead: action }));
  expect(readBoard(doc).actions.map(({ id }) => id)).toEqual([other, action]);
  expect(refused(changeAction(doc, hand, { action, patch: { state: 'done' as 'doing' } })).kind).toBe('wrongState');
  expect(refused(reopenAction(doc, hand, { action })).kind).toBe('wrongState');
  done(closeAction(doc, hand, { action }));
  expect(readBoard(doc).actions[1]).toMatchObject({ state: 'done', closedOn: '2026-11-21' });
  expect(refused(closeAction(doc, hand, { action }))).toEqual({ kind: 'wrongState', what: 'actions' });
  expect(refused(changeAction(doc, hand, { action, patch: { state: 'waiting' } })).kind).toBe('wrongState');
  done(reopenAction(doc, hand, { action }));
  expect(readBoard(doc).actions[1]).toMatchObject({ state: 'agreed', closedOn: null });
  expect(
    refused(addAction(doc, hand, { what: 'X', owner: keeper, due, indicator: asId<IndicatorId>('none-such') })),
  ).toEqual({
    kind: 'notFound',
    what: 'indicators',
  });
});

test('an action is moved between states in one step; moving it to where it is changes nothing', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const action = done(addAction(doc, hand, { what: 'Ring til kommunen', owner: keeper, due, indicator }));
  const read = () => readBoard(doc).actions.map(({ state, closedOn }) => [state, closedOn])[0];
  done(setActionState(doc, hand, { action, state: 'doing' }));
  expect(read()).toEqual(['doing', null]);
  done(setActionState(doc, hand, { action, state: 'done' }));
  expect(read()).toEqual(['done', '2026-11-21']);
  done(setActionState(doc, handOf(leader, 60 * 24), { action, state: 'done' }));
  expect(read()).toEqual(['done', '2026-11-21']);
  done(setActionState(doc, hand, { action, state: 'stopped', on: date('2026-11-30') }));
  expect(read()).toEqual(['stopped', '2026-11-30']);
  done(setActionState(doc, hand, { action, state: 'waiting' }));
  expect(read()).toEqual(['waiting', null]);
  expect(refused(setActionState(doc, hand, { action: asId('nowhere'), state: 'done' })).kind).toBe('notFound');
});

test('BOARD5: an effort names the indicator it should move, and ends with a verdict and its evidence', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const lost = asId<IndicatorId>('none-such');
  expect(refused(addEffort(doc, hand, { what: 'Udskrivningssamtale', indicator: lost }))).toEqual({
    kind: 'notFound',
    what: 'indicators',
  });
  const effort = done(addEffort(doc, hand, { what: 'Udskrivningssamtale', indicator, expected: '5 % færre' }));
  done(setEffortStage(doc, hand, { effort, stage: 'study' }));
  done(changeEffort(doc, hand, { effort, patch: { owner: keeper, until: due } }));
  expect(refused(changeEffort(doc, hand, { effort, patch: { indicator: lost } })).kind).toBe('notFound');
  expect(refused(setEffortStage(doc, hand, { effort, stage: 'closed' as 'act' })).kind).toBe('missing');
  expect(refused(closeEffort(doc, hand, { effort, verdict: 'didNot' }))).toEqual({
    kind: 'missing',
    field: 'evidence',
  });
  done(closeEffort(doc, hand, { effort, verdict: 'didNot', evidence: 'Kurven er uændret' }));
  expect(readBoard(doc).efforts[0]).toMatchObject({
    stage: 'closed',
    verdict: 'didNot',
    evidence: 'Kurven er uændret',
    owner: keeper,
  });
  expect(refused(closeEffort(doc, hand, { effort, verdict: 'worked' })).kind).toBe('wrongState');
  done(setEffortStage(doc, hand, { effort, stage: 'act' }));
  expect(readBoard(doc).efforts[0]).toMatchObject({ stage: 'act', verdict: null });
});

test('an interpretation is written by a named person, shared, and taken off again', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const input = { indicator, text: 'Mest i aftenvagten', periodEnd: october.end };
  const interpretation = done(addInterpretation(doc, hand, input));
  done(shareInterpretation(doc, hand, { interpretation, shared: true }));
  done(changeInterpretation(doc, hand, { interpretation, periodEnd: null }));
  expect(readBoard(doc).interpretations[0]).toMatchObject({
    text: 'Mest i aftenvagten',
    shared: true,
    periodEnd: null,
    by: leader,
  });
  done(removeInterpretation(doc, hand, { interpretation }));
  expect(refused(shareInterpretation(doc, hand, { interpretation, shared: true })).kind).toBe('notFound');
});

test('CHAIN10: a lift asks for something; only after the answer is acknowledged is it closed, by its sender', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const input = { to: otherBoard, problem: 'Ingen senge', request: 'To pladser', answerBy: due, indicator };
  expect(refused(raiseLift(doc, hand, { ...input, request: ' ' }))).toEqual({ kind: 'missing', field: 'request' });
  expect(refused(raiseLift(doc, hand, { ...input, problem: '' }))).toEqual({ kind: 'missing', field: 'problem' });
  const lift = done(raiseLift(doc, hand, input));
  expect(refused(closeLift(doc, hand, { lift }))).toEqual({ kind: 'wrongState', what: 'escalations' });
  done(changeLift(doc, hand, { lift, patch: { onWall: true } }));
  done(acknowledgeAnswer(doc, hand, { lift }));
  expect(refused(acknowledgeAnswer(doc, hand, { lift })).kind).toBe('wrongState');
  done(closeLift(doc, hand, { lift }));
  expect(readBoard(doc).escalations[0]).toMatchObject({ state: 'closed', onWall: true, answerBy: due, passes: null });
  expect(refused(withdrawLift(doc, hand, { lift })).kind).toBe('wrongState');
  expect(refused(changeLift(doc, hand, { lift, patch: { onWall: false } })).kind).toBe('wrongState');
  const other = done(raiseLift(doc, hand, input));
  done(withdrawLift(doc, hand, { lift: other }));
});

test('CHAIN10: an answer is written on the receiver’s own board; passing on keeps the path', () => {
  const doc = newBoard();
  const hand = handOf(keeper);
  const below = { board: otherBoard, escalation: asId<EscalationId>('lift-below') };
  expect(refused(answerLift(doc, hand, { ...below, kind: 'declined' }))).toEqual({ kind: 'missing', field: 'text' });
  done(answerLift(doc, hand, { ...below, kind: 'received' }));
  const onwards = { ...below, to: otherBoard, problem: 'Ingen senge', request: 'To pladser' };
  const { lift, answer } = done(passLiftOn(doc, hand, onwards));
  const content = readBoard(doc);
  expect(content.escalations[0]).toMatchObject({ id: lift, passes: below, state: 'raised' });
  expect(content.answers.find(({ id }) => id === answer)).toMatchObject({ ...below, kind: 'passedOn', by: keeper });
});

test('MEET5: a meeting’s state is on the board: started once, one current item, ended', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const planned = done(planMeeting(doc, hand, { plannedFor: hand.at, lead: leader, minutes: 20, present: [leader] }));
  const meeting = done(startMeeting(doc, hand, { meeting: planned, keeper: keeper }));
  expect(meeting).toBe(planned);
  expect(refused(startMeeting(doc, hand))).toEqual({ kind: 'wrongState', what: 'meetings' });
  done(goToStep(doc, hand, { meeting, step: 'indicators' }));
  done(setCurrent(doc, hand, { meeting, current: indicator }));
  done(setPresent(doc, hand, { meeting, present: [leader, keeper] }));
  expect(readBoard(doc).meetings[0]).toMatchObject({
    step: 'indicators',
    current: indicator,
    minutes: 20,
    lead: leader,
    keeper: keeper,
    present: [leader, keeper],
  });
  expect(refused(setPresent(doc, hand, { meeting, present: ['to ord' as PersonId] })).kind).toBe('wrongKind');
  done(endMeeting(doc, hand, { meeting }));
  expect(readBoard(doc).meetings[0]).toMatchObject({ step: 'ended', current: null, endedAt: hand.at });
  expect(refused(goToStep(doc, hand, { meeting, step: 'lifts' })).kind).toBe('wrongState');
  expect(refused(startMeeting(doc, hand, { meeting })).kind).toBe('wrongState');
  done(startMeeting(doc, hand));
});

test('celebrations, parked items and ideas are written by a named person and decided', () => {
  const { doc, hand } = boardWithIndicator();
  done(celebrate(doc, hand, { text: 'En uge uden fald' }));
  for (const who of [[], [leader], [leader, leader]])
    expect(refused(park(doc, hand, { text: 'Nøgler', who }))).toEqual({ kind: 'missing', field: 'who' });
  const parked = done(park(doc, hand, { text: 'Nøgler', who: [leader, keeper] }));
  done(closeParked(doc, hand, { parked }));
  const idea = done(addIdea(doc, hand, { kind: 'idea', text: 'Flyt skabet' }));
  done(decideIdea(doc, hand, { idea, state: 'kept' }));
  const content = readBoard(doc);
  expect(content.celebrations[0]).toMatchObject({ text: 'En uge uden fald', by: leader });
  expect(content.parked[0]).toMatchObject({ who: [leader, keeper], closed: true });
  expect(content.ideas[0]).toMatchObject({ kind: 'idea', state: 'kept' });
});
