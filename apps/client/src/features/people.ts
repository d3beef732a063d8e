/** Who can be chosen on a board, and what anybody mentioned on it is called. */
import type { Name, PersonId } from '@tavle/domain';

export interface People {
  /** Those who may own things here, in the order they are offered. */
  readonly choosable: readonly Name[];
  /** The name of anybody, also of those who are no longer here; null for nobody and for a person we do not know. */
  named(person: PersonId | null): Name | null;
}

/** People of a board: `choosable` from the board's reply, `known` from the organisation's names. */
export function peopleOf(choosable: readonly Name[], known: readonly Name[]): People {
  const byId = new Map([...known, ...choosable].map((name) => [name.id, name]));
  return { choosable, named: (person) => (person === null ? null : (byId.get(person) ?? null)) };
}
