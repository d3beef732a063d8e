import { expect, test } from 'vitest';
import { ancestorsOf, childrenOf, descendantsOf, layersApart, type Tree, treeOn } from './organisation.ts';
import { board, day, fan, unit } from './worlds.testing.ts';

const circle: Tree = {
  ...fan,
  units: fan.units.map((each) => (each.id === unit('region') ? { ...each, parent: unit('s1') } : each)),
};

test('ancestors nearest first, descendants parents first', () => {
  expect(ancestorsOf(fan, unit('s1'))).toMatchObject([
    { id: unit('south') },
    { id: unit('psych') },
    { id: unit('region') },
  ]);
  const below = descendantsOf(fan, unit('psych')).map(({ id }) => id);
  expect(below).toEqual([unit('south'), unit('s1'), unit('s2'), unit('north'), unit('n1')]);
  expect(childrenOf(fan, unit('psych')).map(({ id }) => id)).toEqual([unit('south'), unit('north')]);
});

test('a circle or a missing parent in the data ends the walk and hangs nobody', () => {
  expect(ancestorsOf(circle, unit('south')).map(({ id }) => id)).toEqual([unit('psych'), unit('region'), unit('s1')]);
  expect(descendantsOf(circle, unit('south')).length).toBeLessThan(fan.units.length);
  const orphan: Tree = { ...fan, units: fan.units.filter(({ id }) => id !== unit('psych')) };
  expect(ancestorsOf(orphan, unit('south'))).toEqual([]);
  expect(layersApart(orphan, unit('south'), unit('region'))).toBeUndefined();
});

test('layers apart counts layers on the line, both ways the same, and is undefined beside it', () => {
  expect(layersApart(fan, unit('s1'), unit('region'))).toBe(3);
  expect(layersApart(fan, unit('region'), unit('s1'))).toBe(3);
  expect(layersApart(fan, unit('s1'), unit('s1'))).toBe(0);
  expect(layersApart(fan, unit('s1'), unit('n1'))).toBeUndefined();
});

test('units and their boards exist from their first day to their last, both included', () => {
  const closing: Tree = {
    ...fan,
    units: fan.units.map((each) =>
      each.id === unit('s2') ? { ...each, validFrom: day('2025-01-01'), validTo: day('2025-12-31') } : each,
    ),
  };
  const has = (text: string): boolean => {
    const tree = treeOn(closing, day(text));
    const there = tree.units.some(({ id }) => id === unit('s2'));
    expect(tree.boards.some(({ id }) => id === board('s2'))).toBe(there);
    return there;
  };
  expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map(has)).toEqual([false, true, true, false]);
});
