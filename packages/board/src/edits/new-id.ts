/** New ids come from the hand that edits, so that tests and servers decide how they are made. */
import { asId } from '@tavle/domain';
import type { Hand } from './write.ts';

/** The next id of the hand. Throws when it is not one the product can use: only a program can get that wrong. */
export function asNewId<Id extends ReturnType<typeof asId>>(hand: Hand): Id {
  return asId<Id>(hand.newId());
}
