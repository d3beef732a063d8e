/** Named edits of a board's standing meetings. */
import {
  datesOf,
  type EntryId,
  type Forum,
  isId,
  type Outcome,
  type PersonId,
  type Refusal,
  refuse,
} from '@tavle/domain';
import type * as Y from 'yjs';
import { timePattern } from '../reading/meetings.ts';
import { entriesOf } from '../reading/section.ts';
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

type Rhythm = Pick<Forum, 'name' | 'cadence' | 'start' | 'time'>;

/** The same days at the same time; of two that meet by need, the same name. */
function isSame(a: Rhythm, b: Rhythm): boolean {
  if (a.cadence !== b.cadence) return false;
  if (a.cadence === 'byNeed') return a.name.trim().toLowerCase() === b.name.trim().toLowerCase();
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return a.time === b.time && datesOf(first, second.start, second.start).length > 0;
}

/** Sets up a standing meeting. Refuses one without a name, a time that is not `HH:MM`, and one the board has already. */
export function addForum(
  doc: Y.Doc,
  hand: Hand,
  input: Pick<Forum, 'name' | 'cadence' | 'start' | 'time'> & Partial<ForumFields>,
): Outcome<EntryId> {
  const refused = blank({ name: input.name }) ?? refusalOf(input);
  if (refused) return refuse(refused);
  if (entriesOf(doc, 'forums').some((forum) => !forum.closed && isSame(forum, input)))
    return refuse({ kind: 'sameMeeting' });
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
