/** From checked fields to goals, indicators, targets, phases and measurements. What is absent gets its default here and nowhere else. */
import {
  asId,
  type BoardId,
  type EntryId,
  type Goal,
  type GoalId,
  type Indicator,
  type IndicatorId,
  isPeriod,
  type MeasuredValue,
  type Measurement,
  type MeasurementId,
  type Phase,
  parseId,
  type Target,
} from '@tavle/domain';
import { isRank } from '../document/rank.ts';
import type { Raw } from '../document/shape.ts';
import { type Broken, broken } from './raw.ts';

/** A rank that no rank function could have made counts as none, so that ordering never meets it. */
export const rankOf = (stored: string | undefined): string => (stored !== undefined && isRank(stored) ? stored : '');

/** Boards stored as their ids with spaces between; what is no id is passed over. */
const boardsFrom = (stored: string | undefined): readonly BoardId[] =>
  (stored ?? '').split(' ').flatMap((word) => parseId<BoardId>(word) ?? []);

export function goalFrom(id: string, raw: Raw<'goals'>): Goal {
  return {
    id: asId<GoalId>(id),
    text: raw.text ?? '',
    why: raw.why ?? '',
    fixed: raw.fixed ?? '',
    free: raw.free ?? '',
    origin: raw.origin ?? 'own',
    source: raw.source ?? '',
    owner: raw.owner ?? null,
    from: raw.from ?? null,
    to: raw.to ?? null,
    mandatory: raw.mandatory ?? false,
    owners: boardsFrom(raw.owners),
    rank: rankOf(raw.rank),
    type: raw.type ?? 'result',
    focus: raw.focus ?? false,
    stage: raw.stage,
    overCapReason: raw.overCapReason ?? '',
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function indicatorFrom(id: string, raw: Raw<'indicators'>): Indicator {
  return {
    id: asId<IndicatorId>(id),
    ...wordsOf(raw),
    ...rhythmOf(raw),
    goal: raw.goal,
    adopts: raw.adopts ?? null,
    kind: raw.kind,
    per: raw.per ?? 1000,
    direction: raw.direction ?? 'none',
    decimals: raw.decimals ?? 0,
    nearMargin: raw.nearMargin ?? null,
    balancing: raw.balancing ?? null,
    rollUp: raw.rollUp ?? 'none',
    additiveInOrganisation: raw.additiveInOrganisation ?? false,
    additiveInTime: raw.additiveInTime ?? false,
    personBased: raw.personBased ?? true,
    threshold: raw.threshold ?? null,
    hideZero: raw.hideZero ?? false,
    prioritised: prioritisedOf(raw),
    focus: raw.focus ?? false,
    rank: rankOf(raw.rank),
    stage: raw.stage,
    overCapReason: raw.overCapReason ?? '',
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

type Words = Pick<
  Indicator,
  'name' | 'definition' | 'partText' | 'wholeText' | 'unit' | 'source' | 'why' | 'owner' | 'supplier'
>;

const wordsOf = (raw: Raw<'indicators'>): Words => ({
  name: raw.name ?? '',
  definition: raw.definition ?? '',
  partText: raw.partText ?? '',
  wholeText: raw.wholeText ?? '',
  unit: raw.unit ?? '',
  source: raw.source ?? '',
  why: raw.why ?? '',
  owner: raw.owner ?? null,
  supplier: raw.supplier ?? '',
});

const rhythmOf = (raw: Raw<'indicators'>): Pick<Indicator, 'cadence' | 'cadenceStart' | 'lagDays'> => ({
  cadence: raw.cadence,
  cadenceStart: raw.cadenceStart ?? null,
  lagDays: raw.lagDays ?? 0,
});

function prioritisedOf(raw: Raw<'indicators'>): Indicator['prioritised'] {
  if (raw.prioritisedWhy === undefined) return null;
  return { why: raw.prioritisedWhy, by: raw.prioritisedBy ?? null, at: raw.prioritisedAt ?? null };
}

export function targetFrom(id: string, raw: Raw<'targets'>): Target {
  return {
    id: asId<EntryId>(id),
    indicator: raw.indicator,
    from: raw.from,
    rule: raw.rule,
    value: raw.value ?? null,
    low: raw.low ?? null,
    high: raw.high ?? null,
    note: raw.note ?? '',
  };
}

export function phaseFrom(id: string, raw: Raw<'phases'>): Phase {
  return {
    id: asId<EntryId>(id),
    indicator: raw.indicator,
    from: raw.from,
    kind: raw.kind,
    reason: raw.reason ?? '',
    by: raw.by ?? null,
  };
}

export function measurementFrom(id: string, raw: Raw<'measurements'>): Measurement | Broken {
  if (!isPeriod(raw.start, raw.end)) return broken('end');
  const value = measuredFrom(raw);
  if (value === undefined) return broken('value');
  return {
    id: asId<MeasurementId>(id),
    indicator: raw.indicator,
    start: raw.start,
    end: raw.end,
    value,
    quality: raw.quality ?? 'final',
    origin: raw.origin ?? 'typed',
    source: raw.source ?? '',
    revision: raw.revision ?? 1,
    reason: raw.reason ?? '',
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

/** Exactly one of part and whole, value, not relevant, withdrawn; anything else is no measurement. */
function measuredFrom({ part, whole, value, relevant, withdrawn }: Raw<'measurements'>): MeasuredValue | undefined {
  const says = [part ?? whole, value, relevant, withdrawn].filter((each) => each !== undefined).length;
  if (withdrawn === true) return says === 1 ? { kind: 'withdrawn' } : undefined;
  const parts = part !== undefined && whole !== undefined;
  if (!parts && (part !== undefined || whole !== undefined)) return undefined;
  if (relevant === false) return parts || value !== undefined ? undefined : { kind: 'notRelevant' };
  if (parts) return value === undefined ? { kind: 'parts', part, whole } : undefined;
  return value === undefined ? undefined : { kind: 'value', value };
}
