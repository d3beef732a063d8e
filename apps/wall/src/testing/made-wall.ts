/** A made board with what a wall must be able to show, and with what it must never show. Everything derived is derived by the domain. */
import {
  asId,
  type BoardContent,
  type BoardId,
  createWorld,
  date,
  dateAt,
  deriveWall,
  emptyContent,
  type EntryId,
  type Escalation,
  type EscalationId,
  type GoalId,
  type Indicator,
  type IndicatorId,
  type Instant,
  type LayerId,
  type Measurement,
  type MeasurementId,
  measurablePeriods,
  parseInstant,
  type PersonId,
  type Target,
  type Tree,
  type UnitId,
  type WallView,
} from '@tavle/domain';

/** Words that stand on the board and must not stand on its wall (SMALL6). */
export const notForWalls = [
  'Tovholder Syd',
  'Patienten på stue 4',
  'Internt løft',
  'Fra lønsystemet',
  'Ring til Jonas',
];

interface Series {
  readonly id: string;
  readonly name: string;
  readonly values: readonly (number | readonly [number, number])[];
  readonly target?: number;
  readonly more?: Partial<Indicator>;
  /** Newest periods nobody has measured. */
  readonly late?: number;
  readonly origin?: Measurement['origin'];
}

const person = asId<PersonId>('leader');
const goal = asId<GoalId>('ventetid');
const up = [79, 82, 77, 84, 81, 80, 85, 83, 78, 82, 81, 84, 86, 89, 88, 90, 90, 91, 90, 92];
const flat = [71, 75, 69, 74, 78, 73, 76, 70, 74, 72, 77, 74, 71, 75, 73, 77, 72, 74, 71, 74];
const worse = [19, 21, 18, 22, 20, 23, 19, 21, 20, 18, 22, 21, 24, 23, 25, 24, 26, 23, 25, 27];
const close = [82, 85, 84, 88, 83, 86, 87, 85, 89, 86, 84, 88, 87, 86, 89, 88, 87, 89, 88, 89];
const belts = [8, 7, 9, 8, 7, 8, 7, 6, 7, 6, 6, 5, 6, 5, 6, 5, 5, 6, 5, 3].map((n) => [n, 98] as const);
const holds = [11, 12, 10, 13, 12, 11, 14, 12, 13, 15, 14, 16, 15, 17, 14, 16, 17, 16, 18, 17];

const down = { direction: 'down' } as const;
const rate = { kind: 'rate', per: 1000, unit: '', ...down } as const;

const series: readonly Series[] = [
  { id: 'udredt', name: 'Udredt inden for 30 dage', values: up, target: 90, more: { balancing: asId('samtale') } },
  { id: 'samtale', name: 'Første samtale inden for 10 dage', values: flat, target: 85 },
  {
    id: 'genindlagt',
    name: 'Akut genindlagt inden for 30 dage',
    values: worse,
    target: 20,
    more: { ...down, lagDays: 30 },
  },
  { id: 'kontakt', name: 'Kontakt inden for 7 dage efter udskrivelse', values: close, target: 90, late: 1 },
  {
    id: 'baelte',
    name: 'Andel indlagte, der bæltefikseres',
    values: belts,
    target: 3.8,
    more: { ...down, decimals: 1 },
  },
  {
    id: 'fasthold',
    name: 'Fastholdelser pr. 1.000 sengedage',
    values: holds,
    target: 13,
    more: { ...rate, personBased: false },
  },
  {
    id: 'fravaer',
    name: 'Sygefravær',
    values: [5.5, 6, 5.5],
    target: 5.5,
    more: { ...down, decimals: 1, cadence: 'month' },
    origin: 'exercise',
  },
  { id: 'udeblev', name: 'Udeblivelser og sene afbud, ambulant', values: worse, target: 9, late: 3, more: down },
  {
    id: 'ventetid',
    name: 'Middelventetid til første besøg',
    values: holds,
    more: { kind: 'value', unit: 'dage', ...down },
  },
  { id: 'stillinger', name: 'Ubesatte stillinger', values: [] },
];

function indicatorOf({ id, name, more }: Series, index: number): Indicator {
  return {
    id: asId<IndicatorId>(id),
    goal,
    adopts: null,
    name,
    definition: 'Patienten på stue 4',
    partText: '',
    wholeText: '',
    unit: '%',
    source: 'Fra lønsystemet',
    why: 'Ring til Jonas',
    owner: person,
    supplier: 'Tovholder Syd',
    kind: 'share',
    per: 1,
    direction: 'up',
    cadence: 'fortnight',
    cadenceStart: null,
    lagDays: 0,
    decimals: 0,
    nearMargin: 2,
    balancing: null,
    rollUp: 'none',
    additiveInOrganisation: false,
    additiveInTime: false,
    personBased: true,
    threshold: null,
    hideZero: false,
    prioritised: null,
    focus: false,
    overCapReason: '',
    rank: `a${index}`,
    stage: 'active',
    by: person,
    at: null,
    ...more,
  };
}

function measurementsOf(each: Series, indicator: Indicator, at: Instant): readonly Measurement[] {
  const count = each.values.length + (each.late ?? 0);
  const periods = measurablePeriods(dateAt(Date.parse(at)), indicator.cadence, indicator.lagDays, count);
  return each.values.map((value, index) => {
    const { start, end } = periods[index] ?? { start: date('2026-01-01'), end: date('2026-01-14') };
    // Shares of 200 people and rates of 2,000 bed days: large enough to be shown.
    const [part, whole] = typeof value === 'number' ? [value * 2, indicator.kind === 'rate' ? 2000 : 200] : value;
    const parts = indicator.kind === 'share' || indicator.kind === 'rate';
    return {
      id: asId<MeasurementId>(`${each.id}-${index}`),
      indicator: indicator.id,
      start,
      end,
      value: parts ? { kind: 'parts', part, whole } : { kind: 'value', value: typeof value === 'number' ? value : 0 },
      quality: 'final',
      origin: each.origin ?? 'typed',
      source: 'Fra lønsystemet',
      revision: 1,
      reason: '',
      by: person,
      at,
    };
  });
}

const targetOf = ({ id, target, more }: Series): Target[] =>
  target === undefined
    ? []
    : [
        {
          id: asId<EntryId>(`maal-${id}`),
          indicator: asId<IndicatorId>(id),
          from: date('2020-01-01'),
          rule: more?.direction === 'down' ? 'atMost' : 'atLeast',
          value: target,
          low: null,
          high: null,
          note: '',
        },
      ];

const lift = (id: string, request: string, onWall: boolean): Escalation => ({
  id: asId<EscalationId>(id),
  to: asId<BoardId>('psykiatrien'),
  problem: 'Patienten på stue 4',
  request,
  answerBy: null,
  indicator: null,
  state: 'raised',
  onWall,
  passes: null,
  by: person,
  at: null,
});

const unit = (id: string, name: string, parent: string | null): Tree['units'][number] => ({
  id: asId<UnitId>(id),
  name,
  shortName: name,
  layer: asId<LayerId>('lag'),
  parent: parent === null ? null : asId<UnitId>(parent),
  kind: 'line',
  validFrom: date('2020-01-01'),
  validTo: null,
  externalIds: {},
  beds: null,
});

const units = [
  unit('region', 'Region Nordjylland', null),
  unit('psykiatrien', 'Psykiatrien', 'region'),
  unit('afdeling-syd', 'Almenpsykiatrisk Afdeling Syd', 'psykiatrien'),
];

const tree: Tree = {
  layers: [{ id: asId<LayerId>('lag'), name: 'Lag', order: 1, character: 'tactical' }],
  units,
  boards: units.map(({ id }) => ({ id: asId<BoardId>(id), unit: id, purpose: '' })),
};

export interface Made {
  /** The indicator a running meeting looks at. */
  readonly current?: string;
  readonly running?: boolean;
  /** How many of the ten indicators stand on the board. */
  readonly indicators?: number;
}

function contentOf(at: Instant, made: Made): BoardContent {
  const shown = series.slice(0, made.indicators ?? series.length);
  const indicators = shown.map(indicatorOf);
  const meeting = {
    forum: null,
    minutes: 15,
    step: 'indicators',
    stepStartedAt: null,
    endedAt: null,
    endedBy: null,
    currentSince: null,
    host: null,
    presenter: null,
    note: '',
    lead: person,
    keeper: person,
    present: [person],
  } as const;
  const started = made.running === true ? at : null;
  const planned = parseInstant('2026-11-25T07:15:00.000Z') ?? null;
  return {
    ...emptyContent(1),
    indicators,
    measurements: shown.flatMap((each, index) => {
      const indicator = indicators[index];
      return indicator === undefined ? [] : measurementsOf(each, indicator, at);
    }),
    targets: shown.flatMap(targetOf),
    interpretations: [
      {
        id: asId('tolkning'),
        indicator: asId('udredt'),
        periodEnd: null,
        text: 'Patienten på stue 4',
        shared: true,
        by: person,
        at,
      },
    ],
    escalations: [lift('loeft-1', 'To psykologer til ambulatoriet', true), lift('loeft-2', 'Internt løft', false)],
    meetings: [
      { ...meeting, id: asId('moede-1'), plannedFor: planned, startedAt: null, current: null },
      {
        ...meeting,
        id: asId('moede-2'),
        plannedFor: null,
        startedAt: started,
        current: made.current === undefined ? null : asId<IndicatorId>(made.current),
      },
    ],
  };
}

/** The wall of the made board as it is derived for the public at a moment. */
export function madeWall(when: string, made: Made = {}): { readonly view: WallView; readonly at: Instant } {
  const at = parseInstant(when);
  if (at === undefined) throw new Error(`not a moment: ${when}`);
  const board = asId<BoardId>('afdeling-syd');
  const world = createWorld(tree, new Map([[board, { board, seq: 1, content: contentOf(at, made) }]]));
  return { view: deriveWall(world, board, 'public'), at };
}
