/** What the ids in a history stand for: people, units and the entries of the board. */
import type { BoardContent, OrganisationReply } from '@tavle/domain';
import type { NameOf } from '@tavle/text';
import type { People } from '../people.ts';

/** Looks an id up among the people, the boards' units, and the goals and indicators of any of the contents. */
export function namesFor(
  people: People,
  organisation: OrganisationReply | null,
  contents: readonly Pick<BoardContent, 'goals' | 'indicators'>[],
): NameOf {
  const names = new Map<string, string>();
  const units = new Map(organisation?.tree.units.map(({ id, shortName }) => [id, shortName]));
  for (const { id, unit } of organisation?.tree.boards ?? []) names.set(id, units.get(unit) ?? '');
  for (const { goals, indicators } of contents) {
    for (const { id, text } of goals) names.set(id, text);
    for (const { id, name } of indicators) names.set(id, name);
  }
  for (const { id, name } of organisation?.names ?? []) names.set(id, name);
  for (const { id, name } of people.choosable) names.set(id, name);
  return (id) => names.get(id);
}
