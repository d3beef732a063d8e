/** What one person owes on the boards they belong to: the same count as on the board itself. */
import {
  type Board,
  type DateText,
  deriveGiven,
  duesOfPerson,
  duesOn,
  type MyDues,
  type Person,
  rhythmOf,
  type Role,
  type Tree,
  unitOf,
  type World,
} from '@tavle/domain';
import { accessOf } from '../organisation/people-of-board.ts';

/** Roles that answer for what bears nobody's name. */
const keeping: readonly Role[] = ['owner', 'keeper', 'lead'];

/** Board by board, those with nothing due left out. Only boards somebody writes on: others are for others to mend. */
export function duesFor(person: Person, tree: Tree, world: World, today: DateText): readonly MyDues[] {
  const own = tree.boards.filter(({ unit }) => person.grants.some((grant) => grant.unit === unit));
  return own.flatMap((board) => {
    if (accessOf(tree, person, board.id) !== 'write') return [];
    const dues = duesOfPerson(duesAt(world, board, today), person.id, keeps(person, board));
    return dues.length === 0 ? [] : [{ board: board.id, unitName: unitOf(tree, board.unit)?.shortName ?? '', dues }];
  });
}

const keeps = ({ grants }: Person, { unit }: Board): boolean =>
  grants.some((grant) => grant.unit === unit && keeping.includes(grant.role));

function duesAt(world: World, { id }: Board, today: DateText) {
  const content = world.content(id);
  return duesOn({ content, rhythms: world.results(id).map(rhythmOf), given: deriveGiven(world, id) }, today);
}
