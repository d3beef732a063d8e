import { type Answer, asId, date, type Escalation, instantAt } from '@tavle/domain';
import { words } from '@tavle/text';
import { expect, test } from 'vitest';
import { daysLate, isAnswered, newestAnswer, waitingWords } from './lift-state.ts';

const lift: Escalation = {
  id: asId('lift1'),
  to: asId('board-above'),
  problem: 'To psykologer mangler',
  request: 'Midler til marts',
  answerBy: date('2026-11-18'),
  indicator: null,
  state: 'raised',
  onWall: false,
  passes: null,
  by: null,
  at: null,
};
const answer = (kind: Answer['kind'], ms: number): Answer => ({
  id: asId(`answer${ms}`),
  board: asId('board-own'),
  escalation: lift.id,
  kind,
  text: '',
  by: null,
  at: instantAt(ms),
});

test('CHAIN10: an answer is late from the day after, and a receipt is no answer', () => {
  expect(daysLate(lift, [], date('2026-11-18'))).toBe(0);
  expect(daysLate(lift, [], date('2026-11-20'))).toBe(2);
  expect(daysLate(lift, [answer('received', 1)], date('2026-11-20'))).toBe(2);
  expect(daysLate(lift, [answer('decided', 1)], date('2026-11-20'))).toBe(0);
  expect(daysLate({ ...lift, state: 'withdrawn' }, [], date('2026-11-20'))).toBe(0);
});

test('a real answer is shown before a later receipt', () => {
  expect(newestAnswer([answer('received', 5), answer('solved', 1)])?.kind).toBe('solved');
  expect(newestAnswer([answer('received', 5)])?.kind).toBe('received');
  expect(newestAnswer([])).toBeNull();
  expect(isAnswered([answer('received', 5)])).toBe(false);
});

test('the line says until when, and then how late', () => {
  const t = words('da');
  expect(waitingWords(lift, [], date('2026-11-10'), t)).toBe('Afventer svar, senest 18. nov.');
  expect(waitingWords(lift, [], date('2026-11-19'), t)).toBe('Svar forsinket 1 dag');
});
