/** An import on a board: planned on what the board is, carried out as one named edit, taken back as one (LINE9). */
import {
  type Import,
  importMeasurements,
  type ImportOutcome,
  type ImportWithdrawn,
  readBoard,
  rehearseImport,
  withdrawImport,
} from '@tavle/board';
import {
  type BoardId,
  type ImportChoices,
  instantAt,
  type Outcome,
  type PersonId,
  type SeriesTarget,
} from '@tavle/domain';
import type { Rooms } from '../../rooms/rooms.ts';
import { type Plan, planImport } from './plan.ts';
import type { ReadRow } from './rows.ts';

/** What an import needs besides the board itself. */
export type ImportTask = {
  readonly rows: readonly ReadRow[];
  readonly unitNames: readonly string[];
  readonly choices: ImportChoices;
  readonly remembered: ReadonlyMap<string, SeriesTarget>;
  readonly file: string;
  /** The import's id: in front of the id of everything it makes. */
  readonly id: string;
};

/** Who imports, and when, in milliseconds since 1970. */
export type Importer = { readonly by: PersonId; readonly at: number };

type Doc = Parameters<typeof readBoard>[0];

/** What would happen; the board is only read. */
export function planOn<Identity>(
  rooms: Pick<Rooms<Identity>, 'read'>,
  board: BoardId,
  importer: Importer,
  task: ImportTask,
): Promise<Plan> {
  return rooms.read(board, (doc) => planFor(doc, importer, task));
}

/** Does it. Resolves when it is on disk and everybody on the board has it. */
export function importOn<Identity>(
  rooms: Pick<Rooms<Identity>, 'edit'>,
  board: BoardId,
  importer: Importer,
  task: ImportTask,
): Promise<{ readonly plan: Plan; readonly outcome: ImportOutcome }> {
  return rooms.edit(board, { userId: importer.by }, (doc) => {
    const plan = planFor(doc, importer, task);
    return { plan, outcome: importMeasurements(doc, handOf(importer, task.id), plan.edit) };
  });
}

/** Takes an import back. */
export function withdrawOn<Identity>(
  rooms: Pick<Rooms<Identity>, 'edit'>,
  board: BoardId,
  importer: Importer,
  task: { readonly import: string; readonly reason: string; readonly id: string },
): Promise<Outcome<ImportWithdrawn>> {
  return rooms.edit(board, { userId: importer.by }, (doc) => withdrawImport(doc, handOf(importer, task.id), task));
}

function planFor(doc: Doc, importer: Importer, task: ImportTask): Plan {
  const rehearse = (edit: Import): ImportOutcome => rehearseImport(doc, handOf(importer, task.id), edit);
  return planImport({ ...task, content: readBoard(doc) }, rehearse);
}

/** A hand whose new ids bear the import's, so that it can be found again as one. */
function handOf({ by, at }: Importer, id: string) {
  let made = 0;
  return { by, at: instantAt(at), newId: () => `${id}-${(++made).toString(36)}` };
}
