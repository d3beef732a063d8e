/** Rows of the organisation's tables as the domain's values, and back. What is not one of the closed lists is a damaged table and throws. */
import {
  asId,
  type Board,
  type BoardId,
  date,
  type Layer,
  type LayerId,
  layerCharacters,
  type Person,
  type PersonId,
  type RoleGrant,
  roles,
  type Tree,
  type Unit,
  type UnitId,
  unitKinds,
} from '@tavle/domain';
import { numberOf, type Queries, type SqlRow, type Statement, textOf } from '../db/engine.ts';

/** Everything the tables hold, all dates. */
export type Stored = { readonly tree: Tree; readonly people: readonly Person[]; readonly version: number };

/** Reads all of it. */
export async function readOrganisation(queries: Queries): Promise<Stored> {
  const layers = await queries.all('SELECT * FROM org_layer ORDER BY layer_order, id');
  const units = await queries.all('SELECT * FROM org_unit ORDER BY place');
  const boards = await queries.all('SELECT * FROM org_board ORDER BY place');
  const people = await queries.all('SELECT * FROM org_person ORDER BY place');
  const grants = await queries.all('SELECT * FROM org_role ORDER BY place');
  const [state] = await queries.all('SELECT version FROM org_state');
  const grantsOf = new Map<string, RoleGrant[]>();
  for (const row of grants) {
    const person = textOf(row, 'person');
    const grant = { unit: asId<UnitId>(textOf(row, 'unit')), role: oneOf(roles, row, 'role') };
    grantsOf.set(person, [...(grantsOf.get(person) ?? []), grant]);
  }
  return {
    tree: { layers: layers.map(layerOf), units: units.map(unitOf), boards: boards.map(boardOf) },
    people: people.map((row) => personOf(row, grantsOf.get(textOf(row, 'id')) ?? [])),
    version: state === undefined ? 0 : numberOf(state, 'version'),
  };
}

function oneOf<const Words extends readonly string[]>(words: Words, row: SqlRow, column: string): Words[number] {
  const found = words.find((word) => word === row[column]);
  if (found === undefined) throw new TypeError(`column ${column} holds ${JSON.stringify(row[column])}`);
  return found;
}

const layerOf = (row: SqlRow): Layer => ({
  id: asId<LayerId>(textOf(row, 'id')),
  name: textOf(row, 'name'),
  order: numberOf(row, 'layer_order'),
  character: oneOf(layerCharacters, row, 'character'),
});

const unitOf = (row: SqlRow): Unit => ({
  id: asId<UnitId>(textOf(row, 'id')),
  name: textOf(row, 'name'),
  shortName: textOf(row, 'short_name'),
  layer: asId<LayerId>(textOf(row, 'layer')),
  parent: row['parent'] === null ? null : asId<UnitId>(textOf(row, 'parent')),
  kind: oneOf(unitKinds, row, 'kind'),
  validFrom: date(textOf(row, 'valid_from')),
  validTo: row['valid_to'] === null ? null : date(textOf(row, 'valid_to')),
  externalIds: textsOf(textOf(row, 'external_ids')),
  beds: row['beds'] === null ? null : numberOf(row, 'beds'),
});

function textsOf(json: string): Readonly<Record<string, string>> {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) throw new TypeError('external ids are not a map');
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

const boardOf = (row: SqlRow): Board => ({
  id: asId<BoardId>(textOf(row, 'id')),
  unit: asId<UnitId>(textOf(row, 'unit')),
  purpose: textOf(row, 'purpose'),
});

const personOf = (row: SqlRow, grants: readonly RoleGrant[]): Person => ({
  id: asId<PersonId>(textOf(row, 'id')),
  name: textOf(row, 'name'),
  initials: textOf(row, 'initials'),
  grants,
});

/** The statements that empty the tables, in an order the references allow. */
export const emptyTables: readonly Statement[] = ['org_role', 'org_person', 'org_board', 'org_unit', 'org_layer'].map(
  (table) => ({ sql: `DELETE FROM ${table}`, params: [] }),
);

/** The statement every change of the organisation ends with. */
export const nextVersion: Statement = { sql: 'UPDATE org_state SET version = version + 1', params: [] };

/** The statements that write a whole organisation into empty tables. */
export function insertions(tree: Tree, people: readonly Person[]): readonly Statement[] {
  return [
    ...tree.layers.map((layer) => ({
      sql: 'INSERT INTO org_layer (id, name, layer_order, character) VALUES (?, ?, ?, ?)',
      params: [layer.id, layer.name, layer.order, layer.character],
    })),
    ...tree.units.map(insertUnit),
    ...tree.boards.map((board, place) => ({
      sql: 'INSERT INTO org_board (id, unit, purpose, place) VALUES (?, ?, ?, ?)',
      params: [board.id, board.unit, board.purpose, place],
    })),
    ...people.map((person, place) => ({
      sql: 'INSERT INTO org_person (id, name, initials, place) VALUES (?, ?, ?, ?)',
      params: [person.id, person.name, person.initials, place],
    })),
    ...people.flatMap((person) =>
      person.grants.map((grant, place) => ({
        sql: 'INSERT INTO org_role (person, unit, role, place) VALUES (?, ?, ?, ?)',
        params: [person.id, grant.unit, grant.role, place],
      })),
    ),
  ];
}

function insertUnit(unit: Unit, place: number): Statement {
  return {
    sql: `INSERT INTO org_unit (id, name, short_name, layer, parent, kind, valid_from, valid_to, external_ids, beds, place)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    params: [
      unit.id,
      unit.name,
      unit.shortName,
      unit.layer,
      unit.parent,
      unit.kind,
      unit.validFrom,
      unit.validTo,
      JSON.stringify(unit.externalIds),
      unit.beds,
      place,
    ],
  };
}
