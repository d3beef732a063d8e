/** Which actions are looked at; kept in the address, so that a view can be sent to somebody. */
import type { Action } from '@tavle/domain';

/** An empty text is no filter. */
export interface ActionFilter {
  readonly person: string;
  readonly indicator: string;
}

export const noFilter: ActionFilter = { person: '', indicator: '' };
/** Chosen as an indicator: those that belong to none. */
export const withoutIndicator = 'uden';

export const isFiltered = ({ person, indicator }: ActionFilter): boolean => person !== '' || indicator !== '';

/** Those that fit. */
export function filtered(actions: readonly Action[], { person, indicator }: ActionFilter): readonly Action[] {
  return actions.filter(
    (action) =>
      (person === '' || action.owner === person) &&
      (indicator === '' || (action.indicator ?? withoutIndicator) === indicator),
  );
}
