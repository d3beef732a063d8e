import { describe, expect, test } from 'vitest';
import type { Instant } from './calendar.ts';
import type { BoardContent } from './content.ts';
import { type ActionId, asId, type EntryId, type IndicatorId, type InterpretationId } from './ids.ts';
import type { IndicatorOutcome, Meeting } from './meeting.ts';
import { minutesOf, type MinutesSource } from './minutes.ts';
import type { Action } from './work.ts';
import {
  answer,
  board,
  content,
  day,
  indicator,
  lift,
  measurement,
  moment,
  month,
  parts,
  person,
} from './worlds.testing.ts';
import { resultsFrom } from './world.ts';

const at = (clock: string, on = '2026-11-18'): Instant => moment(`${on}T${clock}:00.000Z`);
const entry = (id: string): EntryId => asId<EntryId>(id);
const one = asId<IndicatorId>('indicator-one');

const meeting = (id: string, given: Partial<Meeting> = {}): Meeting => ({
  id: entry(id),
  forum: null,
  plannedFor: at('07:15'),
  startedAt: at('07:15'),
  endedAt: at('07:31'),
  endedBy: 'person',
  minutes: 15,
  step: 'ended',
  stepStartedAt: null,
  current: null,
  currentSince: null,
  lead: person,
  keeper: null,
  host: null,
  presenter: null,
  present: [person],
  note: '',
  ...given,
});
const before = meeting('meeting-before', { startedAt: at('07:15', '2026-11-04'), endedAt: at('07:29', '2026-11-04') });
const now = meeting('meeting-now', { note: ' Vi begyndte til tiden ' });

const action = (id: string, given: Partial<Action> = {}): Action => ({
  id: asId<ActionId>(id),
  what: `Action ${id}`,
  owner: person,
  due: day('2026-12-01'),
  state: 'agreed',
  indicator: null,
  effort: null,
  meeting: null,
  expected: '',
  rank: id,
  closedOn: null,
  by: person,
  at: at('08:00', '2026-10-20'),
  ...given,
});
const outcome = (kind: IndicatorOutcome['kind'], clock: string, of = one): IndicatorOutcome => ({
  id: entry(`outcome-${clock.replace(':', '')}`),
  meeting: now.id,
  indicator: of,
  kind,
  note: '',
  by: person,
  at: at(clock),
});

function make(given: Partial<BoardContent>, more: Partial<MinutesSource> = {}) {
  const all = content({ meetings: [before, now], ...given });
  const results = resultsFrom(all, new Map());
  const made = minutesOf({ content: all, results, shown: results, answers: [], lifts: [], ...more }, now.id);
  if (!made) throw new Error('no minutes');
  return made;
}

describe('MEET4: the minutes write themselves', () => {
  test('time planned and held, the forum, and what whoever kept the board remarked', () => {
    const minutes = make({});
    expect([minutes.day, minutes.meeting.minutes, minutes.heldMinutes, minutes.note]).toEqual([
      '2026-11-18',
      15,
      16,
      'Vi begyndte til tiden',
    ]);
    const none = content({ meetings: [meeting('meeting-now', { startedAt: null, endedAt: null })] });
    expect(minutesOf({ content: none, results: [], shown: [], answers: [], lifts: [] }, now.id)).toBeUndefined();
    expect(
      minutesOf({ content: none, results: [], shown: [], answers: [], lifts: [] }, entry('nowhere')),
    ).toBeUndefined();
  });

  test('actions: new ones by the meeting they were agreed at, closed ones since last time, open ones with the overdue first', () => {
    const minutes = make({
      actions: [
        action('new', { meeting: now.id, at: at('07:25') }),
        action('agreed-in-it', { at: at('07:26') }),
        action('open-later', { due: day('2026-12-24') }),
        action('overdue', { due: day('2026-11-10') }),
        action('closed-since', { state: 'done', closedOn: day('2026-11-18') }),
        action('closed-long-ago', { state: 'done', closedOn: day('2026-11-04') }),
        action('closed-afterwards', { state: 'done', closedOn: day('2026-11-20') }),
        action('agreed-afterwards', { at: at('12:00') }),
      ],
    });
    const ids = (actions: readonly Action[]) => actions.map(({ id }) => id);
    expect(ids(minutes.newActions)).toEqual(['new', 'agreed-in-it']);
    expect(ids(minutes.closedActions)).toEqual(['closed-since']);
    expect(ids(minutes.openActions)).toEqual(['overdue', 'closed-afterwards', 'open-later']);
  });

  test('each indicator that was taken up, with how it stood on the day, its last outcome and what was read in it', () => {
    const reading = (id: string, clock: string) => ({
      id: asId<InterpretationId>(id),
      indicator: one,
      periodEnd: null,
      text: 'Mest i aftenvagten',
      shared: false,
      by: person,
      at: at(clock),
    });
    const minutes = make({
      indicators: [
        indicator('indicator-one'),
        indicator('indicator-two', { stage: 'retired' }),
        indicator('not-taken-up'),
      ],
      measurements: [
        measurement('indicator-one', month(9), parts(80, 100)),
        measurement('indicator-one', month(10), parts(85, 100)),
        measurement('indicator-one', month(11), parts(20, 100)),
      ],
      outcomes: [outcome('keep', '07:20'), outcome('act', '07:22'), outcome('retire', '07:24', asId('indicator-two'))],
      interpretations: [reading('in-it', '07:21'), reading('afterwards', '09:00')],
    });
    expect(minutes.indicators.map(({ indicator: { id }, outcome: of }) => [id, of?.kind])).toEqual([
      ['indicator-one', 'act'],
      ['indicator-two', 'retire'],
    ]);
    expect(minutes.indicators[0]?.latest?.value).toBe(85);
    expect(minutes.indicators[0]?.readings.map(({ id }) => id)).toEqual(['in-it']);
  });

  test('SMALL3: a number hidden from readers is hidden in the minutes, and so is one they are not given', () => {
    const given = {
      indicators: [indicator('indicator-one')],
      measurements: [measurement('indicator-one', month(10), parts(2, 30))],
      outcomes: [outcome('keep', '07:20')],
    };
    const results = resultsFrom(content(given), new Map());
    const hidden = results.map((result) => ({
      ...result,
      points: result.points.map((point) => ({
        ...point,
        value: null,
        part: null,
        whole: null,
        state: 'hidden' as const,
      })),
    }));
    for (const shown of [hidden, []]) {
      const [taken] = make(given, { shown }).indicators;
      expect(taken?.latest).toMatchObject({ state: 'hidden', value: null, part: null, whole: null });
      expect(taken?.assessment).toMatchObject({ status: 'hidden', latest: { value: null } });
    }
    expect(make(given).indicators[0]?.latest?.part).toBe(2);
  });

  test('good news, lifts, decisions, parked: what happened between start and end, and answers since last time', () => {
    const said = { by: person, at: at('07:16') };
    const later = { by: person, at: at('09:16') };
    const up = board('psych');
    const answered = (id: string, moment: Instant) => ({
      board: up,
      unitName: 'Psykiatrien',
      escalation: lift('lift-old', up).id,
      answer: { ...answer(id, board('s1'), 'lift-old'), at: moment },
    });
    const minutes = make(
      {
        celebrations: [
          { id: entry('party'), goal: null, text: 'Alle kom', ...said },
          { id: entry('party-later'), goal: null, text: 'Bagefter', ...later },
        ],
        escalations: [
          lift('lift-new', up, { at: at('07:28') }),
          lift('lift-taken-back', up, { at: at('07:28'), state: 'withdrawn' }),
          lift('lift-old', up, { at: at('07:28', '2026-10-07') }),
        ],
        decisions: [
          { id: entry('decision-of-it'), text: 'Vi stopper', meeting: now.id, indicator: null, ...later },
          { id: entry('decision-between'), text: 'Senere', meeting: null, indicator: null, ...later },
        ],
        parked: [{ id: entry('parked'), text: 'Nøglekort', who: [person], closed: false, ...said }],
      },
      {
        answers: [answered('answer-old', at('07:00', '2026-11-03')), answered('answer-new', at('07:00', '2026-11-12'))],
      },
    );
    expect(minutes.goodNews.map(({ id }) => id)).toEqual(['party']);
    expect(minutes.lifts.map(({ id }) => id)).toEqual(['lift-new']);
    expect(minutes.decisions.map(({ id }) => id)).toEqual(['decision-of-it']);
    expect(minutes.parked.map(({ id }) => id)).toEqual(['parked']);
    expect(minutes.answers.map((each) => each.answer.answer.id)).toEqual(['answer-new']);
  });

  test('CHAIN10: what we answered others at the meeting is in the minutes, with what they asked; a receipt is not', () => {
    const s1 = board('s1');
    const mine = (id: string, of: string, clock: string, kind: 'decided' | 'received' = 'decided') => ({
      ...answer(id, s1, of),
      kind,
      at: at(clock),
    });
    const minutes = make(
      {
        answers: [
          mine('answer-now', 'lift-sent', '07:28'),
          mine('receipt', 'lift-sent', '07:28', 'received'),
          mine('answer-gone', 'lift-withdrawn', '07:29'),
          mine('answer-later', 'lift-sent', '12:00'),
        ],
      },
      { lifts: [{ board: s1, unitName: 'S1', escalation: lift('lift-sent', board('here')) }] },
    );
    expect(minutes.givenAnswers.map(({ answer: { id }, lift: of }) => [id, of?.unitName ?? null])).toEqual([
      ['answer-now', 'S1'],
      ['answer-gone', null],
    ]);
  });
});
