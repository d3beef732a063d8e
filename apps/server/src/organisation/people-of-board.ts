/** Who belongs to a board, and whom to ask about it. */
import {
  type Access,
  accessTo,
  ancestorsOf,
  type Audience,
  type Board,
  boardOf,
  type BoardReply,
  type BoardId,
  type Name,
  type Person,
  type Role,
  type Tree,
  type UnitId,
} from '@tavle/domain';

/** A person's name to put beside an entry. */
export const nameOf = ({ id, name, initials }: Person): Name => ({ id, name, initials });

/** What somebody gets of a board; `none` for a board that does not exist. */
export function accessOf(tree: Tree, person: Person, board: BoardId): Access {
  const found = boardOf(tree, board);
  return found === undefined ? 'none' : accessTo(tree, person.grants, found.unit);
}

/** In which order people are asked: whoever keeps the board, then its owner, then its lead. */
const asked: readonly Role[] = ['keeper', 'owner', 'lead'];

/** Whom to ask about a board: somebody of its unit, else of the nearest unit above. */
export function keeperOf(tree: Tree, people: readonly Person[], { unit }: Board): Person | undefined {
  const units: readonly UnitId[] = [unit, ...ancestorsOf(tree, unit).map((above) => above.id)];
  for (const place of units) {
    for (const role of asked) {
      const found = people.find(({ grants }) => grants.some((grant) => grant.unit === place && grant.role === role));
      if (found) return found;
    }
  }
  return undefined;
}

/** Who leads a board's meetings and who keeps the board, by their roles in its unit: the lead or else the owner, and the keeper. */
export function hostsOf(people: readonly Person[], { unit }: Board): NonNullable<BoardReply['hosts']> {
  const withRole = (role: Role): Person | undefined =>
    people.find(({ grants }) => grants.some((grant) => grant.unit === unit && grant.role === role));
  return { lead: (withRole('lead') ?? withRole('owner'))?.id ?? null, keeper: withRole('keeper')?.id ?? null };
}

/** People who may own actions and indicators on a board: those of its unit who see its document. */
export function peopleOf(people: readonly Person[], tree: Tree, { unit }: Board): readonly Person[] {
  return people.filter((person) => {
    const access = accessTo(tree, person.grants, unit);
    return access === 'write' || access === 'read';
  });
}

/** As which audience somebody looks at a board: management of a unit above, or staff (SMALL4). */
export function audienceOf(tree: Tree, person: Person, { unit }: Board): Audience {
  const above = new Set([unit, ...ancestorsOf(tree, unit).map((each) => each.id)]);
  const leads = person.grants.some(
    (grant) => above.has(grant.unit) && (grant.role === 'owner' || grant.role === 'lead'),
  );
  return leads ? 'management' : 'staff';
}
