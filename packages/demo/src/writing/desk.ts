/** What every part of the writing of a board has in hand, and the ids boards know each other's entries by. */
import type { addGoal, Hand } from '@tavle/board';
import type { DateText, EffortId, EscalationId, GoalId, IndicatorId, Outcome, ResponseId } from '@tavle/domain';
import { idOf } from '../ids.ts';
import type { BoardSpec, GoalRef, IndicatorSpec, Part, UnitCode } from '../spec.ts';

/** A board document, as the named edits take it. */
export type BoardDocument = Parameters<typeof addGoal>[0];

export const goalId = ({ board, goal }: GoalRef): GoalId => idOf<GoalId>('goal', board, goal);
export const indicatorId = (unit: UnitCode, key: string): IndicatorId => idOf<IndicatorId>('indicator', unit, key);

/** How the boards of one demonstration find each other's indicators. */
export type Boards = ReadonlyMap<UnitCode, BoardSpec>;

/** Everything a part of the writing needs to know. */
export interface Desk {
  readonly doc: BoardDocument;
  readonly spec: BoardSpec;
  readonly boards: Boards;
  readonly today: DateText;
  /** A hand at work so many days ago, whose new ids are those given, in order. */
  readonly hand: (part: Part, ago: number, ...ids: readonly string[]) => Hand;
}

/** The goals were agreed so many days before the day of the demonstration. */
export const goalsAgo = 60;

/** What was done; throws when it was refused, because then the description is wrong. */
export function done<T>(outcome: Outcome<T>, what: string): T {
  if ('refused' in outcome) throw new Error(`refused: ${what}: ${JSON.stringify(outcome.refused)}`);
  return outcome.done;
}

/** The id of a board's answer to a goal above; of a translation, by the own goal it became. */
export const responseId = (unit: UnitCode, of: GoalRef, became = ''): ResponseId =>
  idOf<ResponseId>('response', unit, of.board, of.goal, became);
export const effortId = (unit: UnitCode, key: string): EffortId => idOf<EffortId>('effort', unit, key);
export const liftId = (unit: UnitCode, key: string): EscalationId => idOf<EscalationId>('lift', unit, key);

/** A board's indicator by its key. Throws when there is none. */
export function indicatorSpec(spec: BoardSpec, key: string): IndicatorSpec {
  const found = spec.indicators.find((each) => each.key === key);
  if (found === undefined) throw new Error(`${spec.unit} has no indicator ${key}`);
  return found;
}
