import { expect, test } from 'vitest';
import { aheadAfter } from './order-step.ts';

const list = ['a', 'b', 'c'];

test('a step up goes ahead of the one before, a step down ahead of the one after the next, or last', () => {
  expect(list.map((id) => aheadAfter(list, id, 'up'))).toEqual([undefined, 'a', 'b']);
  expect(list.map((id) => aheadAfter(list, id, 'down'))).toEqual(['c', null, undefined]);
});

test('what does not stand in the list goes nowhere', () => {
  expect(aheadAfter(list, 'x', 'up')).toBeUndefined();
  expect(aheadAfter(list, 'x', 'down')).toBeUndefined();
});
