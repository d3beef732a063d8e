/** Indicators with their targets and phases, and what an indicator looks like to a board that takes it over. */
import {
  activateIndicator,
  addIndicator,
  changeIndicator,
  type NewIndicator,
  prioritiseIndicator,
  setTarget,
  startPhase,
} from '@tavle/board';
import type { Indicator } from '@tavle/domain';
import { sinceDate } from '../numbers.ts';
import { personId } from '../people.ts';
import type { IndicatorSpec, UnitCode } from '../spec.ts';
import { type Boards, type Desk, done, goalId, goalsAgo, indicatorId, indicatorSpec } from './desk.ts';

/** The indicator above that this one repeats, as its own board has it. */
export function indicatorAbove(boards: Boards, { key, takes }: IndicatorSpec): Indicator {
  const above = takes && boards.get(takes.board);
  if (!takes || !above) throw new Error(`indicator ${key} takes nothing over`);
  const spec = indicatorSpec(above, takes.key);
  return {
    partText: '',
    wholeText: '',
    per: 1000,
    lagDays: 0,
    decimals: 0,
    nearMargin: null,
    additiveInTime: false,
    personBased: true,
    cadenceStart: null,
    threshold: null,
    hideZero: false,
    ...inputOf(above.unit, spec),
    id: indicatorId(above.unit, spec.key),
    adopts: null,
    balancing: null,
    prioritised: null,
    focus: false,
    overCapReason: '',
    rank: '',
    stage: 'active',
    owner: null,
    by: null,
    at: null,
  };
}

function inputOf(unit: UnitCode, { goal, measure }: IndicatorSpec) {
  const { rollUp = 'none', ...fields } = measure;
  return {
    ...fields,
    goal: typeof goal === 'string' ? goalId({ board: unit, goal }) : goalId(goal),
    rollUp,
    additiveInOrganisation: rollUp === 'sum',
    supplier: 'Dataleverandøren på tavlen',
  } satisfies NewIndicator;
}

/** An indicator of an own goal; those of goals taken over come with the goal. */
export function writeOwn({ doc, spec, hand }: Desk, each: IndicatorSpec): void {
  if (typeof each.goal !== 'string') return;
  const id = indicatorId(spec.unit, each.key);
  const what = `${spec.unit}, indicator ${each.key}`;
  const owner = personId(spec.unit, each.owner ?? 'leader');
  const adopts = each.takes ? indicatorId(each.takes.board, each.takes.key) : null;
  done(addIndicator(doc, hand('leader', goalsAgo, id), { ...inputOf(spec.unit, each), owner, adopts }), what);
  done(activateIndicator(doc, hand('leader', goalsAgo), { indicator: id }), what);
}

/** Targets, phases, owner, and what can only be said once every indicator is there. */
export function writeLines({ doc, spec, hand, today }: Desk, each: IndicatorSpec): void {
  const id = indicatorId(spec.unit, each.key);
  const what = `${spec.unit}, lines of ${each.key}`;
  const by = hand('leader', goalsAgo);
  for (const { since, ...target } of each.targets ?? []) {
    done(setTarget(doc, by, { indicator: id, from: sinceDate(today, each, since), ...target }), what);
  }
  for (const { since, ...phase } of each.phases ?? []) {
    done(startPhase(doc, by, { indicator: id, from: sinceDate(today, each, since), ...phase }), what);
  }
  const owner = personId(spec.unit, each.owner ?? 'leader');
  const balancing = each.balancing === undefined ? {} : { balancing: indicatorId(spec.unit, each.balancing) };
  done(changeIndicator(doc, by, { indicator: id, patch: { owner, focus: each.focus ?? false, ...balancing } }), what);
  if (each.prioritised)
    done(prioritiseIndicator(doc, hand('leader', goalsAgo), { indicator: id, why: each.prioritised }), what);
}
