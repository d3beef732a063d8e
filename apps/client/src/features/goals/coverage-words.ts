/** How a goal lives below, in words: who stands where (CHAIN5), seen from the board above. */
import type { CoverageEntry } from '@tavle/domain';
import type { Words } from '@tavle/text';

/** A wish to be excused that has not been granted is a state of its own on the screen. */
export type CoverageState = CoverageEntry['state'] | 'excuseAsked' | 'excuseDeclined';

/** Where a board below stands. */
export function coverageStateOf({ state, excuse }: Pick<CoverageEntry, 'state' | 'excuse'>): CoverageState {
  if (state !== 'waiting') return state;
  return excuse === 'asked' ? 'excuseAsked' : excuse === 'declined' ? 'excuseDeclined' : 'waiting';
}

const inOrder: readonly CoverageState[] = [
  'translated',
  'adopted',
  'excused',
  'excuseAsked',
  'excuseDeclined',
  'waiting',
];

/** `1 oversat · 3 søger fritagelse · 1 venter`: only the states some board is in. */
export function coverageSummary(entries: readonly Pick<CoverageEntry, 'state' | 'excuse'>[], t: Words): string {
  return inOrder
    .map((state) => ({ state, n: entries.filter((entry) => coverageStateOf(entry) === state).length }))
    .filter(({ n }) => n > 0)
    .map(({ state, n }) => t(`goal.below.${state}`, { n }))
    .join(' · ');
}
