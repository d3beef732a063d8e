import type { PersonId } from '@tavle/domain';
import type { BoardEdit } from '../../live/edit.ts';

/**
 * The same hand under another name: what is written at a panel that many use is said to be by whoever said it. The line it travels on is
 * still that of whoever is signed in, and the log says so.
 */
export function editAs(edit: BoardEdit, person: PersonId): BoardEdit {
  if (person === edit.me) return edit;
  return { ...edit, run: (change) => edit.run((doc, hand) => change(doc, { ...hand, by: person })) };
}
