/**
 * Ids of the demonstration: drawn from a constant and a key, so that boards can name each other's goals before any of them is
 * written, and so that the same demonstration always has the same ids. Opaque like all others: nothing can be read off them.
 */
import { asId } from '@tavle/domain';
import { seedOf } from './random.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const place = 'tavle demonstration 1';
const idLetters = 22;

/** The id that belongs to a key, 22 letters. */
export function idOf<Id extends ReturnType<typeof asId>>(...key: readonly string[]): Id {
  const drawn = Array.from({ length: idLetters }, (_, index) => {
    const seed = seedOf(`${place}/${index}/${key.join('/')}`);
    return letters[seed % letters.length] ?? 'A';
  });
  return asId<Id>(drawn.join(''));
}
