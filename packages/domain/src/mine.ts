/**
 * One person's open actions and the efforts that ask for them, from every board whose document they may see. Derived, never kept: closing one is an edit
 * on its own board (CHAIN1).
 */
import type { DateText } from './calendar.ts';
import { type FollowUp, followUps } from './follow-ups.ts';
import type { BoardId, PersonId } from './ids.ts';
import { type Action, isOpen, isOverdue } from './work.ts';
import type { World } from './world.ts';

/** An open action with the board it stands on. */
export interface MyAction {
  readonly board: BoardId;
  readonly unitName: string;
  readonly action: Action;
  /** What it should move; null for one that belongs to no indicator. */
  readonly indicatorName: string | null;
}

/** An effort of theirs that asks to be looked at. */
export interface MyFollowUp extends FollowUp {
  readonly board: BoardId;
  readonly unitName: string;
}

export interface Mine {
  /** Overdue first, then by date (MEET4). */
  readonly actions: readonly MyAction[];
  readonly followUps: readonly MyFollowUp[];
}

/** Gathers it from the boards given; whoever calls knows which the person may see. */
export function mineOf(world: World, boards: readonly BoardId[], person: PersonId, today: DateText): Mine {
  const actions = boards.flatMap((board) => actionsOn(world, board, person));
  const asked = boards.flatMap((board) =>
    followUps(world.content(board), today)
      .filter(({ effort }) => effort.owner === person)
      .map((each): MyFollowUp => ({ ...each, board, unitName: world.place(board)?.unit.name ?? '' })),
  );
  return {
    actions: actions.sort((a, b) => byUrgency(a.action, b.action, today)),
    followUps: asked.sort((a, b) => b.daysLate - a.daysLate),
  };
}

function actionsOn(world: World, board: BoardId, person: PersonId): readonly MyAction[] {
  const { actions, indicators } = world.content(board);
  const unitName = world.place(board)?.unit.name ?? '';
  return actions
    .filter((action) => action.owner === person && isOpen(action))
    .map((action) => ({
      board,
      unitName,
      action,
      indicatorName: indicators.find(({ id }) => id === action.indicator)?.name ?? null,
    }));
}

/** The order of open actions: overdue first, then by date, then by rank; without a date last. */
export function byUrgency(a: Action, b: Action, today: DateText): number {
  const late = (action: Action): number => (isOverdue(action, today) ? 0 : 1);
  const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return late(a) - late(b) || order(a.due ?? '9', b.due ?? '9') || order(a.rank, b.rank);
}
