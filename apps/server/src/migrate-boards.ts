/** Board documents brought to this version's shape, once, before anybody is let in (BOARD8). Each becomes a new generation (LINE3). */
import { migrate, type Migration, migrations, schemaOf, schemaVersion } from '@tavle/board';
import type { Engine } from './db/engine.ts';
import { noteSchema, notedSchema } from './log/board-schema.ts';
import type { DocumentLog } from './log/document-log.ts';
import type { Rooms } from './rooms/rooms.ts';

/** What it works on. `steps` and `version` are this version's own unless a test says otherwise. */
export type BoardMigration<Identity> = {
  readonly engine: Engine;
  readonly log: Pick<DocumentLog, 'changedSince'>;
  readonly rooms: Pick<Rooms<Identity>, 'read' | 'renew'>;
  readonly steps?: readonly Migration[];
  readonly version?: number;
};

/** Gives the boards it changed. Stopped halfway, it goes on where it was: a board is migrated whole or not at all. */
export async function migrateBoards<Identity>(work: BoardMigration<Identity>): Promise<readonly string[]> {
  const { engine, log, rooms, steps = migrations, version = schemaVersion } = work;
  if ((await notedSchema(engine)) >= version) return [];
  const changed: string[] = [];
  for (const { boardId } of await log.changedSince(0)) {
    const schema = await rooms.read(boardId, schemaOf);
    if (schema === 0 || schema >= version) continue;
    await rooms.renew(boardId, { userId: 'tavle' }, (fresh) => void migrate(fresh, steps));
    changed.push(boardId);
  }
  await noteSchema(engine, version);
  return changed;
}
