import {
  asId,
  type BoardId,
  type BoardLine,
  date,
  type LayerId,
  type Tree,
  type Unit,
  type UnitId,
} from '@tavle/domain';
import { expect, test } from 'vitest';
import { allLines, linesFound, openAtFirst, unitLines } from './unit-lines.ts';

const unit = (id: string, parent: string | null, name = id): Unit => ({
  id: asId<UnitId>(id),
  name,
  shortName: id,
  layer: asId<LayerId>('layer'),
  parent: parent === null ? null : asId<UnitId>(parent),
  kind: 'line',
  validFrom: date('2020-01-01'),
  validTo: null,
  externalIds: {},
  beds: null,
});
const units = [
  unit('region', null),
  unit('psych', 'region', 'Psykiatrien'),
  unit('north', 'psych', 'Afdeling Nord'),
  unit('ward', 'north', 'Afsnit for ældre'),
];
const tree: Tree = {
  layers: [],
  units,
  boards: units.map(({ id }) => ({ id: asId<BoardId>(`board-${id}`), unit: id, purpose: '' })),
};
const boards: readonly BoardLine[] = tree.boards.map(({ id }) => ({
  board: id,
  access: id === 'board-region' ? 'none' : 'goals',
  goals: 2,
  results: null,
}));
const lines = unitLines(tree, boards, [{ unit: asId<UnitId>('ward'), role: 'viewer' }]);

test('units come parent before child, one may be mine, a board one may not know of is no board', () => {
  expect(allLines(lines).map((line) => [line.unit.id, line.isMine, line.line !== null])).toEqual([
    ['region', false, false],
    ['psych', false, true],
    ['north', false, true],
    ['ward', true, true],
  ]);
});

test('a search finds Danish letters however they are typed and keeps the way there', () => {
  expect(allLines(linesFound(lines, 'AELDRE')).map(({ unit: { id } }) => id)).toEqual([
    'region',
    'psych',
    'north',
    'ward',
  ]);
  expect(allLines(linesFound(lines, 'psyk')).map(({ unit: { id } }) => id)).toEqual(['region', 'psych']);
  expect(linesFound(lines, 'syd')).toEqual([]);
});

test('a large organisation is open only on the way to one’s own boards', () => {
  expect([...openAtFirst(lines)]).toHaveLength(4);
  expect([...openAtFirst(lines, 2)]).toEqual(['region', 'psych', 'north']);
});

test('CHAIN4: a unit beside one’s own line is outside, whether it has a board or not; one on the line is not', () => {
  const wider: Tree = { ...tree, units: [...units, unit('south', 'psych'), unit('attic', 'ward')] };
  const seen = allLines(unitLines(wider, boards, [{ unit: asId<UnitId>('north'), role: 'owner' }]));
  expect(seen.filter(({ isOutside }) => isOutside).map((line) => line.unit.id)).toEqual(['south']);
  expect(seen.find((line) => line.unit.id === 'attic')?.line).toBeNull();
});
