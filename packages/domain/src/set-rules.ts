/**
 * The rule each series of a connected set is decided under. Kept true here: where one of the set hides zero, all do, or a total of nought would
 * tell of a part what the part hides; a series no longer in use keeps the rule it had.
 */
import type { Policy } from '@tavle/disclosure';
import type { ConnectedSet } from './connected.ts';
import { policyFor } from './hide.ts';
import type { LedgerRow, SeriesId } from './ledger.ts';

/** A policy, and whether the numbers are about persons: as it is applied and as it is stored. */
export interface Rule {
  readonly policy: Policy;
  readonly text: string;
}

/** What holds for a number nobody knows the indicator of. */
export const anyRule: Rule = ruleOf(policyFor({ threshold: null, hideZero: false }, 'public'), true);

/** The rule of every series of the set; `rows` hold what former series were decided under. */
export function rulesOf(
  { members, former }: ConnectedSet,
  rows: ReadonlyMap<SeriesId, LedgerRow>,
): ReadonlyMap<SeriesId, Rule> {
  const stored = former.map((series) => [series, readRule(rows.get(series)?.rule ?? '')] as const);
  const hideZero =
    members.some(({ indicator }) => indicator.hideZero) || stored.some(([, { policy }]) => policy.hideZero === true);
  const own = members.map(
    ({ series, indicator }) =>
      [series, ruleOf({ ...policyFor(indicator, 'public'), hideZero }, indicator.personBased)] as const,
  );
  return new Map([...own, ...stored]);
}

function ruleOf(policy: Policy, persons: boolean): Rule {
  return { policy, text: JSON.stringify([policy, persons]) };
}

function readRule(text: string): Rule {
  if (text === '') return anyRule;
  // our own text back again
  const [policy, persons] = JSON.parse(text) as [Policy, boolean];
  return ruleOf(policy, persons);
}
