/** What the tests of this package begin with: a board, hands that edit it, and goals and indicators that are complete. */
import {
  asId,
  type BoardId,
  date,
  type GoalId,
  type IndicatorId,
  instantAt,
  type Outcome,
  type Period,
  type PersonId,
  type Refusal,
} from '@tavle/domain';
import * as Y from 'yjs';
import {
  activateIndicator,
  addGoal,
  addIndicator,
  createBoardDocument,
  editText,
  type Hand,
  type NewIndicator,
} from './index.ts';

export const boardId = asId<BoardId>('board-north');
export const otherBoard = asId<BoardId>('board-above');
export const leader = asId<PersonId>('person-leader');
export const keeper = asId<PersonId>('person-keeper');

/** A document as the server makes it. */
export function newBoard(): Y.Doc {
  const doc = new Y.Doc();
  createBoardDocument(doc, boardId);
  return doc;
}

/** A hand whose ids are told apart by the person and a running number; `minute` moves the clock on from 21 November 2026, 9.00. */
export function handOf(by: PersonId, minute = 0, name = by): Hand {
  let made = 0;
  return {
    by,
    at: instantAt(Date.UTC(2026, 10, 21, 8, minute)),
    newId: () => {
      made += 1;
      return `${name.replace('person-', '')}-${minute}-${made}`;
    },
  };
}

export const week = (start: string, end: string): Period => ({ start: date(start), end: date(end) });
export const october = week('2026-10-01', '2026-10-31');
export const november = week('2026-11-01', '2026-11-30');

/** What was done; throws when it was refused. */
export function done<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refused)}`);
  return outcome.done;
}

/** Why it was refused; throws when it was done. */
export function refused(outcome: Outcome<unknown>): Refusal {
  if ('done' in outcome) throw new Error('done, not refused');
  return outcome.refused;
}

/** Changes go both ways until both documents are the same. */
export function meet(a: Y.Doc, b: Y.Doc): void {
  const toB = Y.encodeStateAsUpdate(a, Y.encodeStateVector(b));
  const toA = Y.encodeStateAsUpdate(b, Y.encodeStateVector(a));
  Y.applyUpdate(b, toB, 'line');
  Y.applyUpdate(a, toA, 'line');
}

/** A second document of the same board. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'line');
  return copy;
}

/** A board with one goal and one active indicator. */
export function boardWithIndicator(given: Partial<NewIndicator> = {}): {
  readonly doc: Y.Doc;
  readonly hand: Hand;
  readonly goal: GoalId;
  readonly indicator: IndicatorId;
} {
  const doc = newBoard();
  const hand = handOf(leader, 0, asId<PersonId>('person-first'));
  const goal = done(addGoal(doc, hand, { text: 'Færre genindlæggelser' }));
  const indicator = done(
    addIndicator(doc, hand, {
      goal,
      name: 'Genindlagte inden for 30 dage',
      kind: 'share',
      cadence: 'month',
      source: 'BI',
      why: 'Siger om udskrivningen holder',
      owner: leader,
      ...given,
    }),
  );
  done(activateIndicator(doc, hand, { indicator }));
  return { doc, hand, goal, indicator };
}

/** Types a text as a person does: letter by letter at the end of what stands. */
export function typeOn(doc: Y.Doc, hand: Hand, goal: GoalId, letters: string, from: string): void {
  let text = from;
  for (const letter of letters) {
    text += letter;
    done(editText(doc, hand, { section: 'goals', id: goal, field: 'text', next: text }));
  }
}
