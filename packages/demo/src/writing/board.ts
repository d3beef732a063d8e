/**
 * Writes a board from its description with the product's own named edits, so that nothing stands on a demonstration board that a
 * person could not have put there. An edit that is refused throws: then the description is wrong.
 */
import type { Hand } from '@tavle/board';
import { addDays, type DateText } from '@tavle/domain';
import { idOf } from '../ids.ts';
import { momentOn } from '../moments.ts';
import { personId } from '../people.ts';
import type { BoardSpec } from '../spec.ts';
import type { BoardDocument, Boards, Desk } from './desk.ts';
import { writeGoal, writeResponse } from './goals.ts';
import { writeLines, writeOwn } from './indicators.ts';
import { writeMeetings } from './meetings.ts';
import { writeLifts, writeRest, writeWork } from './work.ts';

/** Writes everything of a board but its numbers. */
export function writeBoard(
  doc: BoardDocument,
  given: Hand,
  at: { readonly spec: BoardSpec; readonly boards: Boards; readonly today: DateText },
): void {
  const { unit } = at.spec;
  let made = 0;
  const hand: Desk['hand'] = (part, ago, ...ids) => {
    const left = [...ids];
    const newId = (): string => {
      made += 1;
      return left.shift() ?? idOf('entry', unit, String(made));
    };
    const moment = momentOn(addDays(at.today, -ago), '08:30');
    return { ...given, by: personId(unit, part), at: moment, newId };
  };
  const desk: Desk = { doc, hand, ...at };
  for (const goal of at.spec.goals) writeGoal(desk, goal);
  const [adopted, others] = [true, false].map((yes) =>
    at.spec.responses.filter(({ kind }) => (kind === 'adopt') === yes),
  );
  for (const response of others ?? []) writeResponse(desk, response);
  for (const indicator of at.spec.indicators) writeOwn(desk, indicator);
  // Last, so that what was taken over stands after the board's own.
  for (const response of adopted ?? []) writeResponse(desk, response);
  for (const indicator of at.spec.indicators) writeLines(desk, indicator);
  writeWork(desk);
  writeLifts(desk);
  writeRest(desk);
  writeMeetings(desk);
}
