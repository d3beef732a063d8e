/** What the tests of this package begin with: a small tree, entries with their usual fields, and seeded random worlds. */
import { type DateText, date, type Instant, parseInstant, type Period } from './calendar.ts';
import type { Answer, Escalation, GoalResponse, Review } from './chain.ts';
import { type BoardContent, emptyContent } from './content.ts';
import type { Goal } from './goal.ts';
import {
  asId,
  type BoardId,
  type EntryId,
  type EscalationId,
  type GoalId,
  type IndicatorId,
  type LayerId,
  type MeasurementId,
  type PersonId,
  type ResponseId,
  type UnitId,
} from './ids.ts';
import type { Indicator, Phase, Target } from './indicator.ts';
import type { MeasuredValue, Measurement, Point } from './measurement.ts';
import type { Layer, Tree } from './organisation.ts';
import { summarise } from './summary.ts';
import { createWorld, type World } from './world.ts';

/** A repeatable source of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const unit = (name: string): UnitId => asId<UnitId>(`unit-${name}`);
export const board = (name: string): BoardId => asId<BoardId>(`board-${name}`);
export const person = asId<PersonId>('person-leader');
export const moment = (text: string): Instant => {
  const found = parseInstant(text);
  if (found === undefined) throw new Error(`not a moment: ${text}`);
  return found;
};
export const written = moment('2026-11-20T08:00:00.000Z');

/** A tree from parent to child, `top/department/ward`; the layer is the depth. Every unit has a board of its own name. */
export function treeOf(...paths: readonly string[]): Tree {
  const seen = new Map<string, { readonly parent: string | null; readonly depth: number }>();
  for (const path of paths) {
    path.split('/').forEach((name, depth, names) => {
      if (!seen.has(name)) seen.set(name, { parent: names[depth - 1] ?? null, depth });
    });
  }
  const deepest = Math.max(...[...seen.values()].map(({ depth }) => depth));
  const layers: Layer[] = Array.from({ length: deepest + 1 }, (_, depth) => ({
    id: layer(depth),
    name: `Layer ${depth}`,
    order: depth * 10 + 1,
    character: depth === 0 ? 'strategic' : depth === deepest ? 'operational' : 'tactical',
  }));
  const units = [...seen].map(([name, { parent, depth }]) => ({
    id: unit(name),
    name: `Unit ${name}`,
    shortName: name,
    layer: layer(depth),
    parent: parent === null ? null : unit(parent),
    kind: 'line' as const,
    validFrom: date('2020-01-01'),
    validTo: null,
    externalIds: {},
    beds: null,
  }));
  return {
    layers,
    units,
    boards: [...seen.keys()].map((name) => ({ id: board(name), unit: unit(name), purpose: 'steering' })),
  };
}

const layer = (depth: number): LayerId => asId<LayerId>(`layer-${depth}`);

export const goal = (id: string, given: Partial<Goal> = {}): Goal => ({
  id: asId<GoalId>(id),
  text: `Goal ${id}`,
  why: '',
  fixed: '',
  free: '',
  origin: 'own',
  source: '',
  owner: person,
  from: null,
  to: null,
  mandatory: false,
  owners: [],
  rank: id,
  type: 'result',
  focus: false,
  stage: 'published',
  overCapReason: '',
  by: person,
  at: written,
  ...given,
});

export const indicator = (id: string, given: Partial<Indicator> = {}): Indicator => ({
  id: asId<IndicatorId>(id),
  goal: asId<GoalId>('goal-of-it'),
  adopts: null,
  name: `Indicator ${id}`,
  definition: 'What is counted',
  partText: '',
  wholeText: '',
  unit: '%',
  source: 'The record',
  why: 'It matters',
  owner: person,
  supplier: '',
  kind: 'share',
  per: 1000,
  direction: 'up',
  cadence: 'month',
  cadenceStart: null,
  lagDays: 0,
  decimals: 0,
  nearMargin: null,
  balancing: null,
  rollUp: 'sum',
  additiveInOrganisation: true,
  additiveInTime: false,
  personBased: true,
  threshold: null,
  hideZero: false,
  prioritised: null,
  focus: false,
  rank: id,
  stage: 'active',
  overCapReason: '',
  by: person,
  at: written,
  ...given,
});

export const month = (number: number, year = 2026): Period => {
  const two = String(number).padStart(2, '0');
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { start: date(`${year}-${two}-01`), end: date(`${year}-${two}-${days}`) };
};

export const parts = (part: number, whole: number): MeasuredValue => ({ kind: 'parts', part, whole });
export const single = (value: number): MeasuredValue => ({ kind: 'value', value });

export const measurement = (
  of: string,
  period: Period,
  value: MeasuredValue,
  given: Partial<Measurement> = {},
): Measurement => ({
  id: asId<MeasurementId>(`${of}-${period.start}`),
  indicator: asId<IndicatorId>(of),
  ...period,
  value,
  quality: 'final',
  origin: 'typed',
  source: '',
  revision: 1,
  reason: '',
  by: person,
  at: written,
  ...given,
});

/** Points on consecutive months; null is a month without a value. */
export const pointsAt = (values: readonly (number | null)[], from = 2020): readonly Point[] =>
  values.map((value, index) => ({
    ...month((index % 12) + 1, from + Math.floor(index / 12)),
    measurement: null,
    value,
    part: null,
    whole: null,
    state: value === null ? ('missing' as const) : ('shown' as const),
    quality: 'final' as const,
    origin: 'typed' as const,
    source: '',
    revised: false,
    by: null,
    at: null,
  }));

export const target = (
  from: string,
  rule: Target['rule'],
  value: number | null,
  given: Partial<Target> = {},
): Target => ({
  id: asId<EntryId>(`target-${from}`),
  indicator: asId<IndicatorId>('indicator-one'),
  from: date(from),
  rule,
  value,
  low: null,
  high: null,
  note: '',
  ...given,
});

export const phase = (from: string, given: Partial<Phase> = {}): Phase => ({
  id: asId<EntryId>(`phase-${from}`),
  indicator: asId<IndicatorId>('indicator-one'),
  from: date(from),
  kind: 'shift',
  reason: 'A new way of counting',
  by: person,
  ...given,
});

export const response = (
  id: string,
  kind: GoalResponse['kind'],
  parent: { readonly board: BoardId; readonly goal: string },
  given: Partial<GoalResponse> = {},
): GoalResponse => ({
  id: asId<ResponseId>(id),
  kind,
  parentBoard: parent.board,
  parentGoal: asId<GoalId>(parent.goal),
  goal: null,
  text: 'How it contributes',
  main: true,
  agreement: 'proposed',
  by: person,
  at: written,
  ...given,
});

export const review = (
  id: string,
  kind: Review['kind'],
  of: { readonly board: BoardId; readonly response: string },
  at = written,
): Review => ({
  id: asId<EntryId>(id),
  kind,
  board: of.board,
  response: asId<ResponseId>(of.response),
  text: 'What we think',
  by: person,
  at,
});

export const lift = (id: string, to: BoardId, given: Partial<Escalation> = {}): Escalation => ({
  id: asId<EscalationId>(id),
  to,
  problem: 'What we cannot solve',
  request: 'What we ask',
  answerBy: null,
  indicator: null,
  state: 'raised',
  onWall: false,
  passes: null,
  by: person,
  at: written,
  ...given,
});

export const answer = (id: string, to: BoardId, escalation: string, kind: Answer['kind'] = 'decided'): Answer => ({
  id: asId<EntryId>(id),
  board: to,
  escalation: asId<EscalationId>(escalation),
  kind,
  text: 'What was decided',
  by: person,
  at: written,
});

export const content = (given: Partial<BoardContent> = {}): BoardContent => ({ ...emptyContent(1), ...given });

export type Contents = Readonly<Record<string, Partial<BoardContent>>>;

/** A world of boards by the name of their unit. */
export function worldOf(tree: Tree, contents: Contents): World {
  const summaries = Object.entries(contents).map(
    ([name, given]) => [board(name), summarise(board(name), 1, content(given))] as const,
  );
  return createWorld(tree, new Map(summaries));
}

/** Three to six boards in a line or a fan, by the names of their units. */
export const fan: Tree = treeOf('region/psych/south/s1', 'region/psych/south/s2', 'region/psych/north/n1');
export const fanNames = ['region', 'psych', 'south', 'north', 's1', 's2', 'n1'] as const;

/** Who stands above whom in `fan`, nearest first. */
export const aboveIn: Readonly<Record<(typeof fanNames)[number], readonly (typeof fanNames)[number][]>> = {
  region: [],
  psych: ['region'],
  south: ['psych', 'region'],
  north: ['psych', 'region'],
  s1: ['south', 'psych', 'region'],
  s2: ['south', 'psych', 'region'],
  n1: ['north', 'psych', 'region'],
};

/** One board's content at random: goals, indicators, numbers, answers to goals above, lifts and answers, sense or no sense. */
export function randomContent(name: (typeof fanNames)[number], random: () => number): Partial<BoardContent> {
  const chance = (p: number): boolean => random() < p;
  const one = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const goals = [1, 2]
    .filter(() => chance(0.8))
    .map((n) =>
      goal(`${name}-g${n}`, {
        mandatory: chance(0.5),
        stage: one(['published', 'published', 'draft', 'retired'] as const) ?? 'draft',
      }),
    );
  const above = aboveIn[name];
  const ownIndicators = [1, 2]
    .filter(() => chance(0.8))
    .map((n) => {
      const from = one(above);
      const adopts = from && chance(0.6) ? asId<IndicatorId>(`${from}-i${one([1, 2]) ?? 1}`) : null;
      return indicator(`${name}-i${n}`, {
        goal: asId<GoalId>(`${name}-g1`),
        adopts,
        kind: one(['share', 'count'] as const) ?? 'share',
      });
    });
  const measurements = ownIndicators.flatMap(({ id, kind }) =>
    [1, 2, 3]
      .filter(() => chance(0.7))
      .map((n) =>
        measurement(
          id,
          month(n),
          kind === 'share' ? parts(Math.floor(random() * 9), 9) : single(Math.floor(random() * 9)),
        ),
      ),
  );
  const responses = above.flatMap((from) =>
    [1, 2]
      .filter(() => chance(0.5))
      .map((n) =>
        response(
          `${name}-r-${from}-${n}`,
          one(['translated', 'adopted', 'excused'] as const) ?? 'excused',
          { board: board(from), goal: `${from}-g${n}` },
          { goal: asId<GoalId>(`${name}-g${one([1, 2]) ?? 1}`) },
        ),
      ),
  );
  const others = fanNames.filter((other) => other !== name);
  const to = one(others) ?? 'region';
  const reviewed = others.filter((other) => aboveIn[other].includes(name) && chance(0.5));
  return {
    goals,
    indicators: ownIndicators,
    measurements,
    responses,
    reviews: reviewed.flatMap((other) =>
      [1, 2].map((n) =>
        review(`${name}-v-${other}-${n}`, one(['excuseAccepted', 'excuseDeclined'] as const) ?? 'excuseAccepted', {
          board: board(other),
          response: `${other}-r-${name}-${n}`,
        }),
      ),
    ),
    escalations: chance(0.5) ? [lift(`${name}-l`, board(to))] : [],
    answers: others.filter(() => chance(0.3)).map((other) => answer(`${name}-a-${other}`, board(other), `${other}-l`)),
  };
}

export const day = (text: string): DateText => date(text);
