/** The colour a person's cursor has on a board: the same on every screen and every day. */
import type { PersonId } from '@tavle/domain';

/** Eight hues that can be told apart, each with a contrast of at least 4.5 to white (WCAG 2.2, 1.4.3). */
export const boardColours = [
  '#b3261e',
  '#8a4b00',
  '#5c6300',
  '#006b3c',
  '#00677d',
  '#0b57d0',
  '#6b3fa0',
  '#a0265e',
] as const;

/** FNV-1a over the id's letters; any spread would do, as long as it never changes. */
export function colourOf(person: PersonId): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < person.length; i++) hash = Math.imul(hash ^ person.charCodeAt(i), 0x01000193);
  return boardColours[(hash >>> 0) % boardColours.length] ?? boardColours[0];
}
