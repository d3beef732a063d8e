import { describe, expect, test } from 'vitest';
import {
  actionsOfMeeting,
  agendaOf,
  agendaQueue,
  firstStopOf,
  outcomeOf,
  owedBy,
  type Stop,
  stopFrom,
} from './agenda.ts';
import { assess } from './assess.ts';
import { date, type DateText } from './calendar.ts';
import type { Answer } from './chain.ts';
import { emptyContent } from './content.ts';
import { asId, type ActionId, type EffortId, type EntryId, type IndicatorId } from './ids.ts';
import type { Indicator } from './indicator.ts';
import type { IndicatorOutcome, OutcomeKind } from './meeting.ts';
import type { Action, Effort } from './work.ts';
import type { Result } from './world.ts';
import { board, indicator, lift, moment, person, pointsAt, target, written } from './worlds.testing.ts';

const today = date('2022-01-20');
const begun = moment('2022-01-20T08:15:00.000Z');
const during = moment('2022-01-20T08:20:00.000Z');
const meeting = { id: asId<EntryId>('meeting-now'), startedAt: begun, minutes: 15 };

const level = Array.from({ length: 24 }, (_, index) => 50 + (index % 2));
const shifted = [...level.slice(0, 12), ...Array.from({ length: 12 }, (_, index) => 30 + (index % 2))];
const lifted = [...level.slice(0, 12), ...Array.from({ length: 12 }, (_, index) => 70 + (index % 2))];

/** A result of two years of months up to December 2021, held against "at least". */
function result(id: string, values: readonly number[], atLeast: number | null, given: Partial<Indicator> = {}): Result {
  const own = indicator(id, given);
  const points = pointsAt(values);
  const targets = atLeast === null ? [] : [target('2019-01-01', 'atLeast', atLeast, { indicator: own.id })];
  return { indicator: own, targets, phases: [], points, rolled: [], assessment: assess(own, points, targets, []) };
}

const effort = (of: string, given: Partial<Effort> = {}): Effort => ({
  id: asId<EffortId>(`effort-${of}`),
  what: 'Something tried',
  indicator: asId<IndicatorId>(of),
  expected: '',
  owner: person,
  from: null,
  until: null,
  followUpDays: null,
  cost: null,
  benefit: null,
  paybackOn: null,
  paidBack: null,
  stage: 'do',
  verdict: null,
  evidence: '',
  rank: 'a',
  by: person,
  at: written,
  ...given,
});

const action = (id: string, due: string | null, given: Partial<Action> = {}): Action => ({
  id: asId<ActionId>(id),
  what: `Action ${id}`,
  owner: person,
  due: due === null ? null : date(due),
  state: 'agreed',
  indicator: null,
  effort: null,
  meeting: null,
  expected: '',
  rank: id,
  closedOn: null,
  by: person,
  at: moment('2022-01-06T08:00:00.000Z'),
  ...given,
});

const answer = (of: string, at = written, kind: Answer['kind'] = 'decided') => ({
  board: board('above'),
  unitName: 'Above',
  escalation: lift(of, board('above')).id,
  answer: {
    id: asId<EntryId>(`answer-${of}-${at.slice(0, 10)}`),
    board: board('own'),
    escalation: lift(of, board('above')).id,
    kind,
    text: `Answer of ${at}`,
    by: person,
    at,
  },
});

const names = (queue: readonly { readonly indicator: string }[]): readonly string[] =>
  queue.map((each) => each.indicator);
const queueOf = (results: readonly Result[], efforts: readonly Effort[] = [], on: DateText = today) =>
  agendaQueue(results, efforts, on);

describe('SIGN6: the queue by exception', () => {
  test('SIGN6: a signal, off target without a live effort, focus; and nothing else', () => {
    const all = [
      result('calm', level, 40),
      result('no-target', level, null),
      result('signal', shifted, null),
      result('off-target', level, 90),
      result('focus', level, 40, { focus: true }),
    ];
    expect(queueOf(all)).toEqual([
      { indicator: 'signal', reasons: ['signal'] },
      { indicator: 'off-target', reasons: ['offTarget'] },
      { indicator: 'focus', reasons: ['focus'] },
    ]);
    expect(queueOf([result('calm', level, 40)])).toEqual([]);
  });

  test('SIGN6: a live effort takes "off target" away; a closed one, and one for another indicator, do not', () => {
    const off = [result('off-target', level, 90)];
    expect(names(queueOf(off, [effort('off-target')]))).toEqual([]);
    expect(names(queueOf(off, [effort('off-target', { stage: 'closed', verdict: 'didNot' })]))).toEqual(['off-target']);
    expect(names(queueOf(off, [effort('another')]))).toEqual(['off-target']);
    const worse = [result('signal', shifted, 90)];
    expect(queueOf(worse, [effort('signal')])[0]?.reasons).toEqual(['signal']);
  });

  test('SIGN6: what goes the wrong way comes first, a gain is news too, more reasons before fewer, then the own order', () => {
    const all = [
      result('in-focus', level, 40, { focus: true }),
      result('off', level, 90),
      result('off-and-focus', level, 90, { focus: true }),
      result('better', lifted, null),
      result('worse', shifted, null),
    ];
    expect(names(queueOf(all))).toEqual(['worse', 'better', 'off-and-focus', 'off', 'in-focus']);
  });

  test('SIGN6: drafts are not taken up, and near the target is not off it', () => {
    expect(queueOf([result('draft', shifted, 90, { stage: 'draft', focus: true })])).toEqual([]);
    expect(queueOf([result('near', level, 52)])).toEqual([]);
  });

  test('SIGN4: a number that is a whole cadence old is not held against its target', () => {
    const old = [result('off-target', level, 90)];
    expect(names(queueOf(old, [], date('2022-02-10')))).toEqual(['off-target']);
    expect(names(queueOf(old, [], date('2022-06-01')))).toEqual([]);
  });
});

const content = emptyContent(1);
const many = Array.from({ length: 8 }, (_, index) => result(`off-${index}`, level, 90));

describe('the agenda of a meeting', () => {
  test('SIGN6: five are shown, three in ten minutes; the others wait one tap away', () => {
    const source = { content, results: many, answers: [], lifts: [] };
    const long = agendaOf(source, meeting, today);
    expect([long.queue.length, long.waiting.length]).toEqual([5, 3]);
    const short = agendaOf(source, { ...meeting, minutes: 10 }, today);
    expect(names(short.queue)).toEqual(['off-0', 'off-1', 'off-2']);
  });

  test('MEET4: since last time: answers from above first, then overdue actions, the oldest first; the others below', () => {
    const raised = [lift('lift-a', board('above')), lift('lift-b', board('above')), lift('lift-c', board('above'))];
    const actions = [
      action('future', '2022-03-01'),
      action('undated', null),
      action('late', '2022-01-10'),
      action('today', '2022-01-20'),
      action('latest', '2021-12-01'),
      action('done', '2022-01-01', { state: 'done', closedOn: date('2022-01-15') }),
    ];
    const answers = [answer('lift-b'), answer('lift-c', written, 'received')];
    const agenda = agendaOf(
      { content: { ...content, escalations: raised, actions }, results: [], answers, lifts: [] },
      meeting,
      today,
    );
    expect(agenda.answers.map(({ lift: { id } }) => id)).toEqual(['lift-b']);
    expect(agenda.due.map(({ id }) => id)).toEqual(['latest', 'late', 'today']);
    expect(agenda.later.map(({ id }) => id)).toEqual(['undated', 'future']);
    expect(agenda.stops.filter(({ step }) => step === 'sinceLast').map(({ current }) => current)).toEqual([
      'lift-b',
      'latest',
      'late',
      'today',
    ]);
  });

  test('CHAIN10: the newest answer is read, until it is acknowledged', () => {
    const answers = [answer('lift-a'), answer('lift-a', moment('2026-11-22T08:00:00.000Z'))];
    const of = (state: 'raised' | 'acknowledged') => {
      const escalations = [lift('lift-a', board('above'), { state })];
      return agendaOf({ content: { ...content, escalations }, results: [], answers, lifts: [] }, meeting, today)
        .answers;
    };
    expect(of('raised')[0]?.answer.answer.at).toBe('2026-11-22T08:00:00.000Z');
    expect(of('acknowledged')).toEqual([]);
  });

  test('MEET5: what the meeting itself closes, agrees and begins moves nothing out of its agenda', () => {
    const results = [result('off-target', level, 90)];
    const before = { ...content, actions: [action('late', '2022-01-10')] };
    const after = {
      ...content,
      actions: [
        action('late', '2022-01-10', { state: 'done' as const, closedOn: today }),
        action('new', '2022-01-19', { at: during }),
      ],
      efforts: [effort('off-target', { at: during })],
    };
    const stops = (of: typeof before) =>
      agendaOf({ content: of, results, answers: [], lifts: [] }, meeting, today).stops;
    expect(stops(after)).toEqual(stops(before));
    expect(stops(after)).toContainEqual({ step: 'indicators', current: 'off-target' });
  });

  test('CHAIN10: lifts sent to us come before our own, the one to be answered first at the top; answered at the meeting they stay', () => {
    const from = board('below');
    const sent = (id: string, answerBy: string | null, state: 'raised' | 'closed' = 'raised') => ({
      board: from,
      unitName: 'Below',
      escalation: { ...lift(id, board('here')), answerBy: answerBy === null ? null : date(answerBy), state },
    });
    const lifts = [
      sent('whenever', null),
      sent('later', '2022-02-10'),
      sent('late', '2022-01-10'),
      sent('over', null, 'closed'),
    ];
    const own = (escalation: string, at: typeof during, kind: Answer['kind'] = 'decided') => ({
      ...answer(escalation, at, kind).answer,
      board: from,
    });
    const agenda = (answers: readonly Answer[]) =>
      agendaOf({ content: { ...content, answers }, results: [], answers: [], lifts }, meeting, today);
    const places = (answers: readonly Answer[]) =>
      agenda(answers).stops.flatMap(({ step, current }) => (step === 'lifts' ? [current] : []));
    expect(places([])).toEqual(['late', 'later', 'whenever', null]);
    expect(places([own('late', during), own('later', moment('2022-01-15T08:00:00.000Z'), 'received')])).toEqual([
      'late',
      'later',
      'whenever',
      null,
    ]);
    expect(places([own('late', moment('2022-01-15T08:00:00.000Z'))])).toEqual(['later', 'whenever', null]);
    expect(agenda([]).received.map(({ escalation }) => escalation.id)).toEqual(['late', 'later', 'whenever']);
  });

  test('MEET1: next and previous go through every place once, and a meeting with nothing to take up still has its steps', () => {
    const stops = agendaOf({ content, results: many.slice(0, 2), answers: [], lifts: [] }, meeting, today).stops;
    const walk = (from: Stop, by: 1 | -1): readonly Stop[] => {
      const next = stopFrom(stops, from, by);
      return next === null ? [from] : [from, ...walk(next, by)];
    };
    expect(walk({ step: 'goodNews', current: null }, 1)).toEqual(stops);
    expect(walk({ step: 'summary', current: null }, -1)).toEqual([...stops].reverse());
    const bare = agendaOf({ content, results: [], answers: [], lifts: [] }, meeting, today).stops;
    expect(bare.map(({ step }) => step)).toEqual([
      'goodNews',
      'sinceLast',
      'indicators',
      'actions',
      'lifts',
      'summary',
    ]);
    expect(firstStopOf(stops, 'indicators').current).toBe('off-0');
  });

  test('from an indicator outside the queue one comes back to the first that waits, or goes on', () => {
    const stops = agendaOf({ content, results: many.slice(0, 2), answers: [], lifts: [] }, meeting, today).stops;
    const off: Stop = { step: 'indicators', current: asId<IndicatorId>('somewhere') };
    expect(stopFrom(stops, off, 1)?.current).toBe('off-0');
    expect(stopFrom(stops, off, 1, ({ current }) => current === 'off-1')?.current).toBe('off-1');
    expect(stopFrom(stops, off, 1, () => false)?.step).toBe('actions');
    expect(stopFrom(stops, off, -1)?.current).toBe('off-0');
    expect(stopFrom(stops, { step: 'indicators', current: null }, 1)?.current).toBe('off-0');
    expect(stopFrom(stops, { step: 'indicators', current: null }, -1)?.step).toBe('sinceLast');
  });
});

const said = (of: string, kind: OutcomeKind, at = during): IndicatorOutcome => ({
  id: asId<EntryId>(`outcome-${of}-${kind}`),
  meeting: meeting.id,
  indicator: asId<IndicatorId>(of),
  kind,
  note: '',
  by: person,
  at,
});

test('MEET3: what is owed: an outcome, and the action or lift it promised', () => {
  const queue = ['one', 'two', 'three', 'four'].map((id) => ({ indicator: asId<IndicatorId>(id), reasons: [] }));
  const outcomes = [said('two', 'act'), said('three', 'lift'), said('four', 'keep')];
  expect(owedBy(meeting, queue, { ...content, outcomes })).toEqual([
    { indicator: 'one', lacks: 'outcome' },
    { indicator: 'two', lacks: 'action' },
    { indicator: 'three', lacks: 'lift' },
  ]);
  const kept = {
    ...content,
    outcomes: [...outcomes, said('one', 'retire')],
    actions: [action('agreed', '2022-02-01', { indicator: asId<IndicatorId>('two'), at: during })],
    escalations: [lift('raised', board('above'), { indicator: asId<IndicatorId>('three'), at: during })],
  };
  expect(owedBy(meeting, queue, kept)).toEqual([]);
  const former = { ...kept, actions: [action('old', '2022-02-01', { indicator: asId<IndicatorId>('two') })] };
  expect(owedBy(meeting, queue, former)).toEqual([{ indicator: 'two', lacks: 'action' }]);
});

test('MEET3: the newest outcome holds, of this meeting only', () => {
  const one = asId<IndicatorId>('one');
  const outcomes = [said('one', 'keep', begun), said('one', 'act'), said('two', 'lift')];
  expect(outcomeOf(outcomes, meeting.id, one)?.kind).toBe('act');
  expect(outcomeOf(outcomes, asId<EntryId>('another'), one)).toBeNull();
});

test('actions of a meeting stand in the order they were agreed', () => {
  const actions = [
    action('second', '2022-02-01', { meeting: meeting.id, at: during }),
    action('first', '2022-02-01', { meeting: meeting.id, at: begun }),
    action('other', '2022-02-01'),
  ];
  expect(actionsOfMeeting(actions, meeting.id).map(({ id }) => id)).toEqual(['first', 'second']);
});
