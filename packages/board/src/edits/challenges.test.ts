import { asId, type BoardId, type EntryId, type GoalId } from '@tavle/domain';
import { expect, test } from 'vitest';
import { answerChallenge, challengeGoal, readBoard, shareGoal, withdrawChallenge } from '../index.ts';
import { boardWithIndicator, done, handOf, keeper, leader, otherBoard, refused } from '../test-board.ts';

const goalAbove = asId<GoalId>('goal-above');

test('CHAIN11: a question needs words, stands once at a time, and can be taken back', () => {
  const { doc } = boardWithIndicator();
  const ask = (text: string) => challengeGoal(doc, handOf(leader), { board: otherBoard, goal: goalAbove, text });
  expect(refused(ask(' '))).toEqual({ kind: 'missing', field: 'text' });
  expect(refused(ask('Patient 070761-4285 klager')).kind).toBe('cprLike');
  const challenge = done(ask('Kan målet nås uden flere hænder?'));
  expect(refused(ask('Igen'))).toEqual({ kind: 'wrongState', what: 'challenges' });
  expect(readBoard(doc).challenges).toMatchObject([
    { id: challenge, board: otherBoard, goal: goalAbove, state: 'open', by: leader },
  ]);
  done(withdrawChallenge(doc, handOf(keeper), { challenge }));
  expect(refused(withdrawChallenge(doc, handOf(keeper), { challenge })).kind).toBe('wrongState');
  expect(readBoard(doc).challenges[0]?.state).toBe('withdrawn');
  expect(refused(withdrawChallenge(doc, handOf(leader), { challenge: asId<EntryId>('none') })).kind).toBe('notFound');
});

test('CHAIN11: an answer has words and is given once', () => {
  const { doc } = boardWithIndicator();
  const challenge = asId<EntryId>('asked-below');
  const reply = (text: string) =>
    answerChallenge(doc, handOf(leader), { board: otherBoard, challenge, kind: 'kept', text });
  expect(refused(reply(''))).toEqual({ kind: 'missing', field: 'text' });
  done(reply('Det er lovbestemt'));
  expect(refused(reply('Stadig'))).toEqual({ kind: 'alreadyAnswered' });
  expect(readBoard(doc).challengeAnswers).toMatchObject([{ challenge, kind: 'kept', text: 'Det er lovbestemt' }]);
});

test('CHAIN9: a goal names its other owners once each, and none again', () => {
  const { doc, goal } = boardWithIndicator();
  const third = asId<BoardId>('board-third');
  done(shareGoal(doc, handOf(leader), { goal, owners: [otherBoard, third, otherBoard] }));
  expect(readBoard(doc).goals[0]?.owners).toEqual([otherBoard, third]);
  done(shareGoal(doc, handOf(leader), { goal, owners: [] }));
  expect(readBoard(doc).goals[0]?.owners).toEqual([]);
  expect(refused(shareGoal(doc, handOf(leader), { goal: asId<GoalId>('none'), owners: [] })).kind).toBe('notFound');
});
