import { type PersonId, parseId } from '@tavle/domain';

/** People stored as their ids with spaces between; undefined when one of them is no id. */
export function peopleFrom(stored: string | undefined): readonly PersonId[] | undefined {
  const found: PersonId[] = [];
  for (const word of (stored ?? '').split(' ')) {
    if (word === '') continue;
    const person = parseId<PersonId>(word);
    if (person === undefined) return undefined;
    if (!found.includes(person)) found.push(person);
  }
  return found;
}
