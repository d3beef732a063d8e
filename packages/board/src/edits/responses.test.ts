import { asId, type BoardId, type GoalId, type Indicator, missingFields, repeatsParent } from '@tavle/domain';
import { expect, test } from 'vitest';
import {
  addGoal,
  adoptGoal,
  askExcuse,
  documentShape,
  publishGoal,
  readBoard,
  recordMeasurement,
  retireGoal,
  retireIndicator,
  reviewResponse,
  setAgreement,
  setMainThread,
  takeBackResponse,
  translateGoal,
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

const goalAbove = (name: string) => ({ parentBoard: otherBoard, parentGoal: asId<GoalId>(name) });

/** The board above with a published goal that has an indicator and an unfinished one. */
function boardAbove(): { readonly parentGoal: GoalId; readonly indicators: readonly Indicator[] } {
  const { doc, hand, goal } = boardWithIndicator({ rollUp: 'sum', decimals: 1, direction: 'down' });
  done(publishGoal(doc, hand, { goal }));
  return { parentGoal: goal, indicators: readBoard(doc).indicators };
}

test('CHAIN6: an answer names the goal above and has no place for its words, so they cannot be edited from below', () => {
  const doc = newBoard();
  const hand = handOf(leader);
  done(translateGoal(doc, hand, { ...goalAbove('goal-above'), goal: { text: 'Vores mål' }, contribution: 'Sådan' }));
  const typed = Object.entries(documentShape.responses).filter(([, shape]) => 'kind' in shape && shape.kind === 'text');
  expect(typed.map(([field]) => field)).toEqual(['text']);
  const entry = doc.getMap('responses').get(readBoard(doc).responses[0]!.id) as { keys(): Iterable<string> };
  expect([...entry.keys()].sort()).toEqual([
    'agreement',
    'at',
    'by',
    'goal',
    'kind',
    'main',
    'parentBoard',
    'parentGoal',
    'text',
  ]);
});

test('CHAIN6: a copied goal is written as the own goal it is, so that it can be told from a translation', () => {
  const doc = newBoard();
  const parent = 'Færre genindlæggelser';
  const copied = { ...goalAbove('goal-above'), goal: { text: 'færre  genindlæggelser.' }, contribution: 'Det samme' };
  const { goal } = done(translateGoal(doc, handOf(leader), copied));
  const own = readBoard(doc).goals.find(({ id }) => id === goal);
  expect(repeatsParent(own?.text ?? '', parent)).toBe(true);
});

test('a goal above may have several translations by different own goals, and no second answer otherwise', () => {
  const doc = newBoard();
  const hand = handOf(leader);
  const goal = done(addGoal(doc, hand, { text: 'Eget mål' }));
  const above = goalAbove('goal-above');
  const first = done(translateGoal(doc, hand, { ...above, goal, contribution: 'Det bidrager' }));
  expect(first.goal).toBe(goal);
  expect(refused(translateGoal(doc, hand, { ...above, goal, contribution: 'Igen' }))).toEqual({
    kind: 'alreadyAnswered',
  });
  expect(refused(askExcuse(doc, hand, { ...above, reason: 'Nej' }))).toEqual({ kind: 'alreadyAnswered' });
  expect(refused(adoptGoal(doc, hand, { ...above, indicators: [] }))).toEqual({ kind: 'alreadyAnswered' });
  const second = done(translateGoal(doc, hand, { ...above, goal: { text: 'Et til' }, contribution: 'Også' }));
  const content = readBoard(doc);
  expect(content.goals.map(({ id, stage }) => [id, stage])).toEqual([
    [goal, 'draft'],
    [second.goal, 'draft'],
  ]);
  expect(content.responses.map(({ kind, agreement, text }) => [kind, agreement, text])).toEqual([
    ['translated', 'proposed', 'Det bidrager'],
    ['translated', 'proposed', 'Også'],
  ]);
  const excused = goalAbove('goal-other');
  const response = done(askExcuse(doc, hand, { ...excused, reason: 'Vi har ingen senge' }));
  expect(refused(translateGoal(doc, hand, { ...excused, goal, contribution: 'Nu' })).kind).toBe('alreadyAnswered');
  done(takeBackResponse(doc, hand, { response }));
  done(translateGoal(doc, hand, { ...excused, goal, contribution: 'Nu' }));
});

test('a translation needs its sentence and a live goal; an excuse needs a reason; nothing is made when they are refused', () => {
  const { doc, hand, goal } = boardWithIndicator();
  done(retireGoal(doc, hand, { goal, withIndicators: true }));
  const before = readBoard(doc);
  const above = goalAbove('goal-above');
  expect(refused(translateGoal(doc, hand, { ...above, goal, contribution: 'X' }))).toEqual({
    kind: 'wrongState',
    what: 'goals',
  });
  expect(refused(translateGoal(doc, hand, { ...above, goal: { text: 'Nyt' }, contribution: '' }))).toEqual({
    kind: 'missing',
    field: 'text',
  });
  expect(refused(translateGoal(doc, hand, { ...above, goal: { text: '' }, contribution: 'X' })).kind).toBe('missing');
  expect(refused(askExcuse(doc, hand, { ...above, reason: ' ' })).kind).toBe('missing');
  expect(readBoard(doc)).toEqual(before);
});

test('only one translation is an own goal’s main thread', () => {
  const doc = newBoard();
  const hand = handOf(leader);
  const goal = done(addGoal(doc, hand, { text: 'Eget mål' }));
  const a = done(translateGoal(doc, hand, { ...goalAbove('goal-a'), goal, contribution: 'A', main: true }));
  const b = done(translateGoal(doc, hand, { ...goalAbove('goal-b'), goal, contribution: 'B', main: true }));
  const main = () =>
    readBoard(doc)
      .responses.filter((response) => response.main)
      .map(({ id }) => id);
  expect(main()).toEqual([b.response]);
  done(setMainThread(doc, hand, { response: a.response }));
  expect(main()).toEqual([a.response]);
});

test('BOARD5: a goal taken over brings its indicators, in use only when source, reason and owner are there', () => {
  const { parentGoal, indicators } = boardAbove();
  const bare = { ...indicators[0]!, id: asId<Indicator['id']>('indicator-bare'), source: '' };
  const doc = newBoard();
  const hand = handOf(keeper);
  const made = done(
    adoptGoal(doc, hand, { parentBoard: otherBoard, parentGoal, indicators: [indicators[0]!, bare], owner: keeper }),
  );
  const own = readBoard(doc).indicators;
  expect(own.map(({ id, goal, adopts, stage, owner }) => [id, goal, adopts, stage, owner])).toEqual([
    [made.indicators[0], parentGoal, indicators[0]!.id, 'active', keeper],
    [made.indicators[1], parentGoal, 'indicator-bare', 'draft', keeper],
  ]);
  for (const indicator of own) if (indicator.stage === 'active') expect(missingFields(indicator)).toEqual([]);
  const { id, goal, adopts, owner, rank, by, at, ...same } = own[0]!;
  expect(indicators[0]).toMatchObject(same);
  const unowned = newBoard();
  done(adoptGoal(unowned, hand, { parentBoard: otherBoard, parentGoal, indicators }));
  expect(readBoard(unowned).indicators.map(({ stage }) => stage)).toEqual(['draft']);
});

test('a takeover counts against the register and is refused whole', () => {
  const { parentGoal, indicators } = boardAbove();
  const { doc, hand } = boardWithIndicator();
  const input = { parentBoard: otherBoard as BoardId, parentGoal, indicators, owner: keeper };
  expect(refused(adoptGoal(doc, hand, { ...input, most: 1 }))).toEqual({ kind: 'overCap', cap: 'register', most: 1 });
  expect(readBoard(doc).responses).toEqual([]);
  done(adoptGoal(doc, hand, { ...input, most: 1, override: 'Pålagt' }));
  expect(readBoard(doc).indicators).toHaveLength(2);
});

test('taking a takeover back removes what was never measured, and refuses while something in use was', () => {
  const { parentGoal, indicators } = boardAbove();
  const doc = newBoard();
  const hand = handOf(leader);
  const input = { parentBoard: otherBoard, parentGoal, indicators, owner: leader };
  const first = done(adoptGoal(doc, hand, input));
  done(takeBackResponse(doc, hand, { response: first.response }));
  expect([readBoard(doc).responses, readBoard(doc).indicators]).toEqual([[], []]);
  const { response, indicators: own } = done(adoptGoal(doc, hand, input));
  done(recordMeasurement(doc, hand, { indicator: own[0]!, ...october, value: { kind: 'parts', part: 1, whole: 2 } }));
  expect(refused(takeBackResponse(doc, hand, { response }))).toEqual({
    kind: 'stillInUse',
    what: 'indicators',
    count: 1,
  });
  done(retireIndicator(doc, hand, { indicator: own[0]! }));
  done(takeBackResponse(doc, hand, { response }));
  expect([
    readBoard(doc).responses.length,
    readBoard(doc).indicators.length,
    readBoard(doc).measurements.length,
  ]).toEqual([0, 1, 1]);
});

test('a translation goes from proposed to discussed to accepted; the board above reviews on its own board', () => {
  const doc = newBoard();
  const hand = handOf(leader);
  const { response } = done(
    translateGoal(doc, hand, { ...goalAbove('goal-a'), goal: { text: 'Eget' }, contribution: 'A' }),
  );
  done(setAgreement(doc, hand, { response, agreement: 'discussed' }));
  done(setAgreement(doc, hand, { response, agreement: 'accepted' }));
  expect(readBoard(doc).responses[0]?.agreement).toBe('accepted');
  const excuse = done(askExcuse(doc, hand, { ...goalAbove('goal-b'), reason: 'Ingen senge' }));
  expect(refused(setAgreement(doc, hand, { response: excuse, agreement: 'accepted' })).kind).toBe('wrongState');
  const above = newBoard();
  const review = { board: otherBoard, response: excuse };
  expect(refused(reviewResponse(above, hand, { ...review, kind: 'excuseDeclined' }))).toEqual({
    kind: 'missing',
    field: 'text',
  });
  done(reviewResponse(above, hand, { ...review, kind: 'excuseAccepted' }));
  expect(readBoard(above).reviews[0]).toMatchObject({
    board: otherBoard,
    response: excuse,
    kind: 'excuseAccepted',
    by: leader,
  });
});
