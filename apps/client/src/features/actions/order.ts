import { type Action, byUrgency, type DateText, isOpen } from '@tavle/domain';

/** Open actions, the overdue ones first, then by date; without a date last. */
export function openActions(actions: readonly Action[], today: DateText): readonly Action[] {
  return actions.filter(isOpen).sort((a, b) => byUrgency(a, b, today));
}

/** Closed actions, the latest first. */
export function closedActions(actions: readonly Action[]): readonly Action[] {
  return actions.filter((action) => !isOpen(action)).sort((a, b) => compare(b.closedOn ?? '', a.closedOn ?? ''));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
