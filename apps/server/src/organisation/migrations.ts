/** The organisation's tables. Identifiers are text, dates are `YYYY-MM-DD`; `place` keeps the order things were given in. */
import type { Migration } from '../db/migrations.ts';

const tables = [
  `CREATE TABLE org_layer (id TEXT PRIMARY KEY, name TEXT NOT NULL, layer_order INTEGER NOT NULL, character TEXT NOT NULL)`,
  `CREATE TABLE org_unit (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL, layer TEXT NOT NULL REFERENCES org_layer (id),
    parent TEXT, kind TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, external_ids TEXT NOT NULL, beds INTEGER,
    place INTEGER NOT NULL)`,
  `CREATE TABLE org_board (
    id TEXT PRIMARY KEY, unit TEXT NOT NULL REFERENCES org_unit (id), purpose TEXT NOT NULL, place INTEGER NOT NULL)`,
  `CREATE TABLE org_person (id TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL, place INTEGER NOT NULL)`,
  `CREATE TABLE org_role (
    person TEXT NOT NULL REFERENCES org_person (id), unit TEXT NOT NULL REFERENCES org_unit (id), role TEXT NOT NULL,
    place INTEGER NOT NULL, PRIMARY KEY (person, unit, role))`,
  `CREATE TABLE org_state (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL)`,
  `INSERT INTO org_state (one, version) VALUES (1, 0)`,
];

/** Numbered steps of the organisation. A step that has been released is never changed. */
export const organisationMigrations: readonly Migration[] = [
  {
    id: 'organisation-001-tree-people-roles',
    apply: async (queries) => {
      for (const sql of tables) await queries.run(sql);
    },
  },
  {
    id: 'organisation-mail-001-addresses',
    apply: async (queries) => {
      await queries.run('ALTER TABLE org_person ADD COLUMN email TEXT');
    },
  },
];
