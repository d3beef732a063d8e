/**
 * The organisation as it is: tree, people and their roles, kept in memory and written through to its tables.
 * Invariant: what is in memory is what was committed; the version grows with every change and is kept, so that whatever is
 * derived from the tree can be told newer from older across restarts.
 */
import { type DateText, type Person, type PersonId, type Tree, treeOn } from '@tavle/domain';
import type { Engine, Statement } from '../db/engine.ts';
import { emptyTables, insertions, nextVersion, readOrganisation, type Stored } from './rows.ts';

/** The organisation of this server. */
export type Organisation = {
  /** The tree as it stands today: units that exist on the day. The same value until something changes. */
  readonly tree: () => Tree;
  readonly people: () => readonly Person[];
  readonly personOf: (id: PersonId) => Person | undefined;
  readonly version: () => number;
  /** Writes a whole organisation in the place of whatever is there. */
  readonly found: (tree: Tree, people: readonly Person[]) => Promise<void>;
  /** Changes what one person may do; the grants given are all that remain. False when there is no such person. */
  readonly grant: (person: PersonId, grants: Person['grants']) => Promise<boolean>;
  /** Removes every layer, unit, board, person and role. */
  readonly clear: () => Promise<void>;
  /** Tells the day, so that units begin and end. Nothing happens while the tree is the same. */
  readonly turnTo: (day: DateText) => Promise<void>;
  /** Calls back after every change. Gives the way to stop. */
  readonly onChanged: (callback: () => void) => () => void;
};

/** Reads the organisation from its tables. */
export async function openOrganisation(engine: Engine, today: DateText): Promise<Organisation> {
  let stored: Stored = await readOrganisation(engine);
  let day = today;
  let tree = treeOn(stored.tree, day);
  let byId = new Map(stored.people.map((person) => [person.id, person]));
  const listeners = new Set<() => void>();

  const show = (): void => {
    tree = treeOn(stored.tree, day);
    byId = new Map(stored.people.map((person) => [person.id, person]));
    for (const listener of [...listeners]) listener();
  };
  const write = async (statements: readonly Statement[]): Promise<void> => {
    await engine.batch([...statements, nextVersion]);
    stored = await readOrganisation(engine);
    show();
  };
  return {
    tree: () => tree,
    people: () => stored.people,
    personOf: (id) => byId.get(id),
    version: () => stored.version,
    found: (founded, people) => write([...emptyTables, ...insertions(founded, people)]),
    grant: async (person, grants) => {
      if (!byId.has(person)) return false;
      await write([
        { sql: 'DELETE FROM org_role WHERE person = ?', params: [person] },
        ...grants.map(({ unit, role }, place) => ({
          sql: 'INSERT INTO org_role (person, unit, role, place) VALUES (?, ?, ?, ?)',
          params: [person, unit, role, place],
        })),
      ]);
      return true;
    },
    clear: () => write(emptyTables),
    turnTo: async (next) => {
      if (next === day) return;
      day = next;
      const idsOf = (units: Tree['units']): string => units.map((unit) => unit.id).join(' ');
      if (idsOf(treeOn(stored.tree, day).units) !== idsOf(tree.units)) await write([]);
    },
    onChanged: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
}
