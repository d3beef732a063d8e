import { expect, test } from 'vitest';
import { fontFor, heightAtAngle, mmPerPx, typeScale, wallScale } from './type-scale.ts';

// Figures of the legibility table (ISO 9241, EN 301 549 5.1.4) worked out by hand for 3, 4 and 5 m.
test.each([
  [3, 14.0, 19.2, 36.7],
  [4, 18.6, 25.6, 48.9],
  [5, 23.3, 32.0, 61.1],
])('WALL4: capitals at %d m are %d, %d and %d mm high', (distanceM, readable, comfortable, value) => {
  expect(heightAtAngle(16, distanceM)).toBeCloseTo(readable, 1);
  expect(heightAtAngle(22, distanceM)).toBeCloseTo(comfortable, 1);
  expect(heightAtAngle(42, distanceM)).toBeCloseTo(value, 1);
});

// Names at 3 m, 25 mm letters and names at 5 m, in px of a panel 1920 px wide.
test.each([
  [43, 55, 72, 92],
  [55, 43, 56, 72],
  [65, 37, 48, 61],
  [75, 32, 41, 53],
])('WALL4: a %d inch panel 1920 px wide', (inches, near, signage, far) => {
  const panel = { inches, widthPx: 1920 };
  expect(Math.abs(typeScale({ ...panel, distanceM: 3 }).name - near)).toBeLessThanOrEqual(0.75);
  expect(Math.abs(fontFor(25, panel) - signage)).toBeLessThanOrEqual(0.75);
  expect(Math.abs(typeScale({ ...panel, distanceM: 5 }).name - far)).toBeLessThanOrEqual(0.75);
});

test('WALL4: the angle decides, not the pixels', () => {
  const wide = typeScale({ inches: 55, distanceM: 4, widthPx: 1920 });
  const half = typeScale({ inches: 55, distanceM: 4, widthPx: 960 });
  expect(half.value).toBeCloseTo(wide.value / 2);
  expect(typeScale({ inches: 55, distanceM: 8, widthPx: 1920 }).least).toBeCloseTo(wide.least * 2);
  expect(mmPerPx({ inches: 55, widthPx: 1920 })).toBeCloseTo(0.634, 3);
});

test('WALL4: the wall is never set smaller than can be read, whatever the panel', () => {
  for (const inches of [32, 43, 55, 65, 86]) {
    for (const distanceM of [1, 2, 3, 4, 6, 10]) {
      for (const widthPx of [1280, 1920, 3840]) {
        const panel = { inches, distanceM, widthPx };
        const [must, set] = [typeScale(panel), wallScale(panel)];
        expect(set.least).toBeGreaterThanOrEqual(must.least);
        expect(set.name).toBeGreaterThanOrEqual(must.name);
        expect(set.value).toBeGreaterThanOrEqual(must.value);
      }
    }
  }
  const usual = { inches: 55, distanceM: 4, widthPx: 1920 };
  expect(wallScale(usual)).toEqual(typeScale(usual));
});
