/** The tables of every room of the server, in the order they are made in. */
import { cascadeMigrations } from './cascade/migrations.ts';
import type { Migration } from './db/migrations.ts';
import { doorMigrations } from './door/migrations.ts';
import { exchangeMigrations } from './exchange/migrations.ts';
import { logMigrations } from './log/migrations.ts';
import { organisationMigrations } from './organisation/migrations.ts';

/** Lists of steps, each room's own. */
export const serverMigrations: readonly (readonly Migration[])[] = [
  organisationMigrations,
  logMigrations,
  doorMigrations,
  cascadeMigrations,
  exchangeMigrations,
];
