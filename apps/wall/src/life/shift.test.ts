import { expect, test } from 'vitest';
import { shiftAt, shiftEveryMs } from './shift.ts';

test('the picture moves 2 to 4 px every few minutes and never far', () => {
  for (let step = 0; step < 20; step += 1) {
    const here = shiftAt(step * shiftEveryMs);
    const next = shiftAt((step + 1) * shiftEveryMs);
    expect(shiftAt((step + 1) * shiftEveryMs - 1)).toEqual(here);
    const moved = Math.hypot(next.x - here.x, next.y - here.y);
    expect(moved).toBeGreaterThanOrEqual(2);
    expect(moved).toBeLessThanOrEqual(4.5);
    expect(Math.hypot(here.x, here.y)).toBeLessThanOrEqual(4);
  }
});
