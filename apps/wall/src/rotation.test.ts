import { expect, test } from 'vitest';
import { holdForMs, rotate, startRotation, turnAfterMs } from './rotation.ts';

const tick = { kind: 'tick', pages: 3 } as const;

test('the next page comes after 25 seconds, and after the last the first', () => {
  let rotation = startRotation(0);
  expect(rotate(rotation, tick, turnAfterMs - 1)).toBe(rotation);
  const seen = [1, 2, 3].map((turn) => {
    rotation = rotate(rotation, tick, turn * turnAfterMs);
    return rotation.page;
  });
  expect(seen).toEqual([1, 2, 0]);
});

test('a held page stays for two minutes and then has its whole time', () => {
  const held = rotate(startRotation(0), { kind: 'hold' }, 1000);
  expect(rotate(held, tick, 1000 + holdForMs - 1)).toBe(held);
  const free = rotate(held, tick, 1000 + holdForMs);
  expect(free).toEqual({ page: 0, turnedAt: 1000 + holdForMs, heldUntil: null });
  expect(rotate(held, { kind: 'go' }, 5000).heldUntil).toBeNull();
});

test('arrows turn both ways and round the ends', () => {
  expect(rotate(startRotation(0), { kind: 'turn', by: -1, pages: 3 }, 5)).toMatchObject({ page: 2, turnedAt: 5 });
  expect(rotate({ page: 2, turnedAt: 0, heldUntil: null }, { kind: 'turn', by: 1, pages: 3 }, 5).page).toBe(0);
});

test('a page that is gone gives way to the first; a single page never turns', () => {
  expect(rotate({ page: 2, turnedAt: 0, heldUntil: null }, { kind: 'tick', pages: 1 }, 1).page).toBe(0);
  const single = startRotation(0);
  expect(rotate(single, { kind: 'tick', pages: 1 }, 1e9)).toBe(single);
});

test('a clock that is set back does not hold a page', () => {
  const later = startRotation(1e9);
  expect(rotate(later, tick, 0)).toMatchObject({ page: 0, turnedAt: 0 });
  const held = rotate(later, { kind: 'hold' }, 1e9);
  expect(rotate(held, tick, 0).heldUntil).toBeNull();
});
