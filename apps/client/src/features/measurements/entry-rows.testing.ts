/** Boards for the tests of the entry table. */
import { activateIndicator, addGoal, addIndicator, createBoardDocument, readBoard } from '@tavle/board';
import { asId, type BoardContent, date, type Indicator, instantAt, type Outcome } from '@tavle/domain';
import * as Y from 'yjs';
import { entryGroups, type EntryRow } from './entry-rows.ts';

/** What an outcome gave; throws when it was refused. */
export function done<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome.done;
}

/** A day on which fortnights 45–46 of 2026 are the newest. */
export const today = date('2026-11-21');

/** So many fortnightly indicators in use of one kind, and their rows with six periods. */
export function rowsOf(
  count: number,
  kind: Indicator['kind'],
  more: { readonly unit?: string; readonly lagDays?: number } = {},
): { readonly rows: readonly EntryRow[]; readonly content: BoardContent; readonly doc: Y.Doc } {
  const doc = new Y.Doc();
  createBoardDocument(doc, asId('board-1'));
  let made = 0;
  const hand = { by: asId<never>('person-1'), at: instantAt(Date.UTC(2026, 10, 21)), newId: () => `id-${++made}` };
  const goal = done(addGoal(doc, hand, { text: 'Ingen venter uden grund' }));
  for (let index = 0; index < count; index += 1) {
    const fields = {
      name: `Indikator ${index}`,
      goal,
      kind,
      cadence: 'fortnight',
      source: 'EPJ',
      why: 'Vi vil vide det',
    } as const;
    const indicator = done(addIndicator(doc, hand, { ...fields, owner: hand.by, ...more }));
    done(activateIndicator(doc, hand, { indicator, override: 'Prøve' }));
  }
  const content = readBoard(doc);
  const groups = entryGroups(content.indicators, content.measurements, today, 6);
  return { rows: groups.flatMap((group) => group.rows), content, doc };
}
