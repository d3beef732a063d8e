/** Actions as columns: where each stands, in which order, and which closed ones are still worth a place. */
import { type Action, type ActionState, addDays, type DateText, isOpen } from '@tavle/domain';
import { closedActions, openActions } from './order.ts';

export const columnStates = ['agreed', 'doing', 'waiting', 'done'] as const satisfies readonly ActionState[];
/** Aftalt · I gang · Venter · Udført. What was stopped stands among the done, and says so. */
export type ColumnState = (typeof columnStates)[number];

export interface Column {
  readonly state: ColumnState;
  readonly actions: readonly Action[];
  /** Closed longer ago. */
  readonly older: readonly Action[];
}

/** Closed actions keep their place in the last column this long, in days. */
export const shownClosedDays = 30;

/** The four columns. Open ones with the overdue first, closed ones with the latest first. */
export function columnsOf(actions: readonly Action[], today: DateText): readonly Column[] {
  const open = openActions(actions, today);
  const closed = closedActions(actions);
  const since = addDays(today, -shownClosedDays);
  const isRecent = ({ closedOn }: Action): boolean => closedOn !== null && closedOn >= since;
  return columnStates.map((state) =>
    state === 'done'
      ? { state, actions: closed.filter(isRecent), older: closed.filter((action) => !isRecent(action)) }
      : { state, actions: open.filter((action) => action.state === state), older: [] },
  );
}

/** The column an action stands in. */
export const columnOf = (action: Action): ColumnState =>
  isOpen(action) ? (columnStates.find((state) => state === action.state) ?? 'agreed') : 'done';
