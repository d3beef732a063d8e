import { assert, integer, property, readConfigureGlobal } from 'fast-check';
import { expect, test } from 'vitest';

test('property tests draw the same cases in every run', () => {
  const drawn = (): readonly number[] => {
    const cases: number[] = [];
    assert(
      property(integer(), (each) => {
        cases.push(each);
      }),
    );
    return cases;
  };
  expect(readConfigureGlobal().seed).toBe(Number(process.env['PROPERTY_SEED'] ?? 1864));
  expect(drawn()).toEqual(drawn());
});
