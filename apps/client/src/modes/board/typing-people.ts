/** Who is typing where, so that the row they type in can say so. */
import type { BoardContent, SectionName } from '@tavle/domain';
import type { Present } from '../../live/useBoard.ts';

/** People typing, by the goal or indicator whose row they are in. */
export function typingPeople(
  people: readonly Present[],
  content: BoardContent,
): ReadonlyMap<string, readonly Present[]> {
  const found = new Map<string, readonly Present[]>();
  for (const person of people) {
    const row = person.typing === null ? null : rowOf(person.typing, content);
    if (row !== null) found.set(row, [...(found.get(row) ?? []), person]);
  }
  return found;
}

function rowOf(
  { section, id }: { readonly section: SectionName; readonly id: string },
  content: BoardContent,
): string | null {
  if (section === 'goals' || section === 'indicators') return id;
  if (section === 'interpretations' || section === 'efforts' || section === 'actions' || section === 'escalations') {
    const entries: readonly { readonly id: string; readonly indicator: string | null }[] = content[section];
    return entries.find((entry) => entry.id === id)?.indicator ?? null;
  }
  return null;
}
