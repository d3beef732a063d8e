import { type Action, type DateText, isOpen, isOverdue } from '@tavle/domain';

/** Open actions, the overdue ones first, then by date; without a date last. */
export function openActions(actions: readonly Action[], today: DateText): readonly Action[] {
  const late = (action: Action): number => (isOverdue(action, today) ? 0 : 1);
  return actions
    .filter(isOpen)
    .sort((a, b) => late(a) - late(b) || compare(a.due ?? '9', b.due ?? '9') || compare(a.rank, b.rank));
}

/** Closed actions, the latest first. */
export function closedActions(actions: readonly Action[]): readonly Action[] {
  return actions.filter((action) => !isOpen(action)).sort((a, b) => compare(b.closedOn ?? '', a.closedOn ?? ''));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
