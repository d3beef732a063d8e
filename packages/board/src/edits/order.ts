/** Putting entries in order by rank. */
import { type Outcome, refuse, type SectionName } from '@tavle/domain';
import type * as Y from 'yjs';
import { isRank, rankBetween } from '../document/rank.ts';
import { entriesOf, find } from '../reading/section.ts';
import { carryOut, change, type Hand, type Write } from './write.ts';

/** Sections people put in order themselves. */
export type RankedSection = 'goals' | 'indicators' | 'efforts' | 'actions';

/** The rank of an entry put last. */
export function rankLast(doc: Y.Doc, section: RankedSection): string {
  const last = entriesOf(doc, section).at(-1)?.rank ?? '';
  return rankBetween(last === '' ? undefined : last);
}

/** Moves an entry to just ahead of another, or last (`ahead: null`). Refuses what is not found or not readable. */
export function moveEntry(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly section: RankedSection; readonly id: string; readonly ahead: string | null },
): Outcome<void> {
  const { section, id, ahead } = input;
  for (const wanted of ahead === null ? [id] : [id, ahead]) {
    const found = find<SectionName>(doc, section, wanted);
    if ('refused' in found) return found;
  }
  if (ahead === id) return { done: undefined };
  const others = entriesOf(doc, section).filter((entry) => entry.id !== id);
  const place = ahead === null ? others.length : others.findIndex((entry) => entry.id === ahead);
  if (place < 0) return refuse({ kind: 'notFound', what: section });
  const rank = rankAt(
    others.map((entry) => entry.rank),
    place,
  );
  if (rank !== undefined) return carryOut(doc, hand, [change(section, id, { rank })], undefined);
  const order = [
    ...others.slice(0, place).map((entry) => entry.id),
    id,
    ...others.slice(place).map((entry) => entry.id),
  ];
  return carryOut(doc, hand, rankAnew(section, order), undefined);
}

/** The rank between the neighbours of a place; undefined when they are equal or the rank would grow too long. */
function rankAt(ranks: readonly string[], place: number): string | undefined {
  const before = ranks[place - 1] ?? '';
  const after = ranks[place] ?? '';
  const open = place >= ranks.length;
  if (!open && before >= after) return undefined;
  const rank = rankBetween(before, open ? undefined : after);
  return isRank(rank) ? rank : undefined;
}

function rankAnew(section: RankedSection, order: readonly string[]): readonly Write[] {
  let rank = '';
  return order.map((id) => {
    rank = rankBetween(rank);
    return change(section, id, { rank });
  });
}
