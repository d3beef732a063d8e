import { asId, type Board, type BoardId, type Person, type PersonId, type Role, type UnitId } from '@tavle/domain';
import { expect, test } from 'vitest';
import { hostsOf } from './people-of-board.ts';

const unit = asId<UnitId>('unit-south');
const board: Board = { id: asId<BoardId>('board-south'), unit, purpose: 'steering' };
const person = (name: string, role: Role, of: UnitId = unit): Person => ({
  id: asId<PersonId>(`person-${name}`),
  name,
  initials: 'XX',
  grants: [{ unit: of, role }],
});

test('MEET1: whoever leads and keeps the unit is proposed; without a lead its owner; nobody of another unit', () => {
  const [owner, lead, keeper] = [person('owner', 'owner'), person('lead', 'lead'), person('keeper', 'keeper')];
  expect(hostsOf([owner, keeper, lead], board)).toEqual({ lead: lead.id, keeper: keeper.id });
  expect(hostsOf([keeper, owner], board)).toEqual({ lead: owner.id, keeper: keeper.id });
  const elsewhere = asId<UnitId>('unit-north');
  expect(hostsOf([person('other', 'lead', elsewhere), person('reader', 'reader')], board)).toEqual({
    lead: null,
    keeper: null,
  });
});
