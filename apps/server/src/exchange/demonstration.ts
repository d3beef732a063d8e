/**
 * The demonstration organisation: put in once, removed in one click, never put back by itself. Invariant: every board comes
 * into being whole, in one commit, with its numbers written by the product's own import; so a server that was stopped halfway
 * makes the boards that are missing and changes none that are there.
 */
import { type BatchOutcome, createBoardDocument, type Hand, type NewMeasurement } from '@tavle/board';
import { type BoardId, boardOf, instantAt, type Person, type Tree } from '@tavle/domain';
import { type Engine, textOf } from '../db/engine.ts';
import type { DocumentLog } from '../log/document-log.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { keeperOf } from '../organisation/people-of-board.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { type BoardDocument, writeRows } from './import-measurements.ts';

/** A board of the demonstration: what is written on it by named edits, and the numbers that are imported. */
export type DemonstrationBoard = {
  readonly board: BoardId;
  readonly write: (doc: BoardDocument, hand: Hand) => void;
  readonly measurements: readonly NewMeasurement[];
};

/** An organisation to try the product with. Its identifiers are the same every time. */
export type Demonstration = {
  readonly tree: Tree;
  readonly people: readonly Person[];
  readonly boards: readonly DemonstrationBoard[];
};

/** `declined`: the server was first started without it. */
export type DemonstrationState = 'none' | 'seeding' | 'there' | 'removing' | 'removed' | 'declined';

/** What the demonstration touches. */
export type DemonstrationPlace<Identity> = {
  readonly engine: Engine;
  readonly log: Pick<DocumentLog, 'erase'>;
  readonly organisation: Organisation;
  readonly rooms: Pick<Rooms<Identity>, 'create' | 'stats'>;
  readonly now: () => number;
  readonly newId: () => string;
};

const states: readonly DemonstrationState[] = ['seeding', 'there', 'removing', 'removed', 'declined'];

/** Where the demonstration stands. */
export async function demonstrationState(engine: Engine): Promise<DemonstrationState> {
  const [row] = await engine.all('SELECT state FROM demonstration');
  return row === undefined ? 'none' : (states.find((state) => state === textOf(row, 'state')) ?? 'removed');
}

/** Notes where the demonstration stands. */
export async function noteDemonstration(engine: Engine, state: DemonstrationState, now: number): Promise<void> {
  const sql = `INSERT INTO demonstration (one, state, at) VALUES (1, ?, ?)
    ON CONFLICT (one) DO UPDATE SET state = excluded.state, at = excluded.at`;
  await engine.run(sql, [state, instantAt(now)]);
}

/** Whether to put it in at this start: in an empty organisation, unless it was refused or has been removed before. */
export async function wantsDemonstration(
  engine: Engine,
  organisation: Organisation,
  setting: 'on' | 'off' | 'unset',
): Promise<boolean> {
  const state = await demonstrationState(engine);
  if (state === 'seeding') return true;
  if (setting === 'off' || organisation.people().length > 0) return false;
  return state === 'none' || (state === 'declined' && setting === 'on');
}

/** Puts it in, or what is missing of it. Throws when the demonstration's own edits are refused. */
export async function seedDemonstration<Identity>(
  place: DemonstrationPlace<Identity>,
  { tree, people, boards }: Demonstration,
): Promise<void> {
  const { engine, organisation, rooms, now } = place;
  await noteDemonstration(engine, 'seeding', now());
  for (const { board, write, measurements } of boards) {
    const found = boardOf(tree, board);
    const keeper = found && keeperOf(tree, people, found);
    if (keeper === undefined) throw new Error(`nobody keeps the demonstration's board ${board}`);
    const hand: Hand = { by: keeper.id, at: instantAt(now()), newId: place.newId };
    await rooms.create(board, { userId: keeper.id }, (doc) => {
      createBoardDocument(doc, board);
      write(doc, hand);
      insist(board, writeRows(doc, hand, measurements));
    });
  }
  await organisation.found(tree, people);
  await noteDemonstration(engine, 'there', now());
}

function insist(board: BoardId, { outcomes }: BatchOutcome): void {
  const row = outcomes.findIndex((outcome) => 'refused' in outcome);
  if (row !== -1) throw new Error(`board ${board}, measurement ${row}: ${JSON.stringify(outcomes[row])}`);
}

/** How long open sockets have to go after everybody's rights have ended (LINE4 gives them two seconds). */
const leaveWithinMs = 3000;

/**
 * Removes it with its people, boards and numbers. Everybody is logged out first, the tree goes last: stopped halfway, it can be
 * done again from the start.
 */
export async function removeDemonstration<Identity>(
  { engine, log, organisation, rooms, now }: DemonstrationPlace<Identity>,
  endSessions: () => Promise<void>,
): Promise<void> {
  await noteDemonstration(engine, 'removing', now());
  await endSessions();
  const until = now() + leaveWithinMs;
  while (rooms.stats().connections > 0 && now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const { id } of organisation.tree().boards) await log.erase(id);
  // what reaches the demonstration's people from outside, and reaches out to them
  await engine.batch(['idea_code', 'calendar_link', 'mail_choice', 'mail_outbox'].map(emptied));
  await engine.batch(['exchange_import', 'exchange_mapping', 'exchange_supplier'].map(emptied));
  await organisation.clear();
  await noteDemonstration(engine, 'removed', now());
}

const emptied = (table: string) => ({ sql: `DELETE FROM ${table}`, params: [] });
