/**
 * Who may see and write what. One table, read by the server's doors and by the screens; nothing else decides.
 * CHAIN1 write only your own unit's board · CHAIN4 results two layers up and down, goals along the whole line ·
 * SMALL4 raw cells only to those who write the board, as its own unit's management does.
 */
import type { BoardId, UnitId } from './ids.ts';
import { layersApart, type Person, type Role, type RoleGrant, type Tree } from './organisation.ts';

/** What a reader gets of a board, from most to least. */
export const accessLevels = ['write', 'read', 'results', 'goals', 'none'] as const;
/**
 * `write` the document, to edit · `read` all of it in words, in a derived view with small numbers hidden, for the board's own people · `results` such a
 * view without what is between the board and its own people · `goals` the published goals only · `none` not even that it exists.
 */
export type Access = (typeof accessLevels)[number];

/** How far results travel up and down the line, in layers (CHAIN4). */
export const resultsReach = 2;

const onOwnBoard: Record<Role, Access> = {
  owner: 'write',
  keeper: 'write',
  lead: 'write',
  contributor: 'write',
  reader: 'read',
  viewer: 'results',
  administrator: 'results',
  dataOwner: 'read',
  auditor: 'goals',
};

const better = (a: Access, b: Access): Access => (accessLevels.indexOf(a) <= accessLevels.indexOf(b) ? a : b);

/** What the grants give on the unit's board. Off the line they give `none`. */
export function accessTo(tree: Tree, grants: readonly RoleGrant[], unit: UnitId): Access {
  return grants.reduce<Access>((best, grant) => better(best, accessFrom(tree, grant, unit)), 'none');
}

function accessFrom(tree: Tree, grant: RoleGrant, unit: UnitId): Access {
  const apart = layersApart(tree, grant.unit, unit);
  if (apart === undefined) return 'none';
  if (grant.unit === unit) return onOwnBoard[grant.role];
  if (grant.role === 'auditor') return 'goals';
  return apart <= resultsReach ? 'results' : 'goals';
}

/** The boards that one person writes, of everybody who writes more than one; each such set once. */
export function seatsOf(tree: Tree, people: readonly Person[]): readonly (readonly BoardId[])[] {
  const on = Map.groupBy(tree.boards, ({ unit }) => unit);
  const sets = people.flatMap(({ grants }) => {
    const units = new Set(grants.filter(({ role }) => onOwnBoard[role] === 'write').map(({ unit }) => unit));
    const boards = [...units].flatMap((unit) => (on.get(unit) ?? []).map(({ id }) => id)).sort();
    return boards.length > 1 ? [[boards.join(' '), boards] as const] : [];
  });
  return [...new Map(sets).values()];
}

/** Things somebody may ask to do besides reading and writing boards. */
export type Verb = 'editOrganisation' | 'removeDemonstration' | 'acceptExcuse' | 'manageSuppliers';

const holders: Record<Verb, readonly Role[]> = {
  editOrganisation: ['administrator'],
  removeDemonstration: ['administrator', 'owner'],
  acceptExcuse: ['owner', 'lead', 'keeper'],
  manageSuppliers: ['keeper', 'owner'],
};

/** True when one of the grants carries the right, in the unit named or, without one, anywhere. */
export function can(grants: readonly RoleGrant[], verb: Verb, unit?: UnitId): boolean {
  return grants.some((grant) => holders[verb].includes(grant.role) && (unit === undefined || grant.unit === unit));
}

/** True when results (values, status, interpretations) may be seen with that access. */
export function seesResults(access: Access): boolean {
  return access === 'write' || access === 'read' || access === 'results';
}
