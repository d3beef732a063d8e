/** Named edits of a board's standing meetings. */
import { type EntryId, type Forum, isId, type Outcome, type PersonId, type Refusal, refuse } from '@tavle/domain';
import type * as Y from 'yjs';
import { timePattern } from '../reading/meetings.ts';
import { asNewId } from './new-id.ts';
import { blank, carryOut, change, type Hand, make, signed } from './write.ts';

/** What is said of a forum. */
export type ForumFields = Pick<
  Forum,
  'name' | 'cadence' | 'start' | 'time' | 'minutes' | 'place' | 'hosts' | 'presenters'
>;

const stored = ({ hosts, presenters, ...rest }: Partial<ForumFields>) => ({
  ...rest,
  hosts: hosts?.join(' '),
  presenters: presenters?.join(' '),
});

function refusalOf({ time, hosts = [], presenters = [] }: Partial<ForumFields>): Refusal | undefined {
  const broken = (people: readonly PersonId[]) => !people.every(isId);
  if (time !== undefined && !timePattern.test(time)) return { kind: 'wrongKind', field: 'time' };
  if (broken(hosts)) return { kind: 'wrongKind', field: 'hosts' };
  return broken(presenters) ? { kind: 'wrongKind', field: 'presenters' } : undefined;
}

/** Sets up a standing meeting. Refuses one without a name, and a time that is not `HH:MM`. */
export function addForum(
  doc: Y.Doc,
  hand: Hand,
  input: Pick<Forum, 'name' | 'cadence' | 'start' | 'time'> & Partial<ForumFields>,
): Outcome<EntryId> {
  const refused = blank({ name: input.name }) ?? refusalOf(input);
  if (refused) return refuse(refused);
  const id = asNewId<EntryId>(hand);
  const fields = { minutes: 15, ...stored(input), ...signed(hand) };
  return carryOut(doc, hand, [make('forums', id, fields)], id);
}

/** Changes a standing meeting, or closes it and opens it again. */
export function changeForum(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly forum: EntryId; readonly patch: Partial<ForumFields> & { readonly closed?: boolean } },
): Outcome<void> {
  const refused =
    (input.patch.name === undefined ? undefined : blank({ name: input.patch.name })) ?? refusalOf(input.patch);
  if (refused) return refuse(refused);
  return carryOut(doc, hand, [change('forums', input.forum, stored(input.patch))], undefined);
}
