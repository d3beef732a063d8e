/** Fields that many sections share. */
import type { PersonId } from '@tavle/domain';
import { id, moment } from './fields.ts';

/** Who wrote an entry, and when. */
export const signature = { by: id<PersonId>(), at: moment } as const;

/** Room for a list of people, in letters: ids with spaces between. */
export const peopleMost = 2000;
