export type Step = 'up' | 'down';

/** What a thing is put ahead of to go one step: null for last, undefined where it cannot go further or does not stand in the list. */
export function aheadAfter<Id>(among: readonly Id[], id: Id, step: Step): Id | null | undefined {
  const place = among.indexOf(id);
  if (place < 0) return undefined;
  if (step === 'up') return place === 0 ? undefined : among[place - 1];
  return place === among.length - 1 ? undefined : (among[place + 2] ?? null);
}
