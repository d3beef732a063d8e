import { asId, type GoalId, type IndicatorId } from '@tavle/domain';
import { expect, test } from 'vitest';
import {
  activateIndicator,
  addGoal,
  addIndicator,
  changeGoal,
  changeIndicator,
  editText,
  type Hand,
  moveGoal,
  moveIndicator,
  prioritiseIndicator,
  publishGoal,
  readBoard,
  recordMeasurement,
  retireGoal,
  retireIndicator,
  setTarget,
  startPhase,
  stopPrioritising,
  withdrawGoal,
} from '../index.ts';
import {
  boardWithIndicator,
  copyOf,
  done,
  handOf,
  keeper,
  meet,
  leader,
  newBoard,
  november,
  october,
  refused,
} from '../test-board.ts';

const addCount = (doc: ReturnType<typeof newBoard>, hand: Hand, goal: GoalId, name: string): IndicatorId =>
  done(
    addIndicator(doc, hand, { goal, name, kind: 'count', cadence: 'week', source: 'BI', why: 'Fordi', owner: leader }),
  );

test('BOARD5: an indicator stays a draft until source, reason and owner are there, and keeps them once in use', () => {
  const doc = newBoard();
  const hand = handOf(leader);
  const goal = done(addGoal(doc, hand, { text: 'Mål' }));
  const indicator = done(addIndicator(doc, hand, { goal, name: 'Fald', kind: 'count', cadence: 'week' }));
  const missing = () => refused(activateIndicator(doc, hand, { indicator }));
  expect(missing()).toEqual({ kind: 'missing', field: 'source' });
  done(changeIndicator(doc, hand, { indicator, patch: { source: 'UTH' } }));
  expect(missing()).toEqual({ kind: 'missing', field: 'why' });
  done(editText(doc, hand, { section: 'indicators', id: indicator, field: 'why', next: 'Fald gør ondt' }));
  expect(missing()).toEqual({ kind: 'missing', field: 'owner' });
  done(changeIndicator(doc, hand, { indicator, patch: { owner: keeper } }));
  expect(readBoard(doc).indicators[0]?.stage).toBe('draft');
  done(activateIndicator(doc, hand, { indicator }));
  expect(readBoard(doc).indicators[0]?.stage).toBe('active');
  expect(refused(changeIndicator(doc, hand, { indicator, patch: { owner: null } }))).toEqual({
    kind: 'missing',
    field: 'owner',
  });
  expect(refused(changeIndicator(doc, hand, { indicator, patch: { source: ' ' } }))).toEqual({
    kind: 'missing',
    field: 'source',
  });
  expect(refused(editText(doc, hand, { section: 'indicators', id: indicator, field: 'why', next: ' ' }))).toEqual({
    kind: 'missing',
    field: 'why',
  });
});

test('BOARD6: the twenty-second indicator asks which to retire; a reason lets it in and stays on it', () => {
  const doc = newBoard();
  const hand = handOf(leader);
  const goal = done(addGoal(doc, hand, { text: 'Mål' }));
  const all = Array.from({ length: 22 }, (_, index) => addCount(doc, hand, goal, `Indikator ${index}`));
  for (const indicator of all.slice(0, 21)) done(activateIndicator(doc, hand, { indicator }));
  const indicator = all[21]!;
  expect(refused(activateIndicator(doc, hand, { indicator }))).toEqual({ kind: 'overCap', cap: 'register', most: 21 });
  expect(refused(activateIndicator(doc, hand, { indicator, override: ' ' })).kind).toBe('overCap');
  done(retireIndicator(doc, hand, { indicator: all[0]! }));
  done(activateIndicator(doc, hand, { indicator }));
  const more = addCount(doc, hand, goal, 'Endnu en');
  done(activateIndicator(doc, hand, { indicator: more, override: 'Lovkrav fra 2027' }));
  const entry = doc.getMap('indicators').get(more) as { get(field: string): unknown };
  expect(entry.get('overCapReason')).toBe('Lovkrav fra 2027');
  expect(readBoard(doc).indicators.map(({ overCapReason }) => overCapReason)).toContain('Lovkrav fra 2027');
});

test('BOARD6: five in focus, five effect goals; then it asks', () => {
  const doc = newBoard();
  const hand = handOf(leader);
  const goals = Array.from({ length: 6 }, (_, index) =>
    done(addGoal(doc, hand, { text: `Mål ${index}`, type: 'effect' })),
  );
  for (const goal of goals.slice(0, 5)) {
    done(changeGoal(doc, hand, { goal, patch: { focus: true } }));
    done(publishGoal(doc, hand, { goal }));
  }
  const goal = goals[5]!;
  expect(refused(changeGoal(doc, hand, { goal, patch: { focus: true } }))).toEqual({
    kind: 'overCap',
    cap: 'focus',
    most: 5,
  });
  expect(refused(publishGoal(doc, hand, { goal }))).toEqual({ kind: 'overCap', cap: 'effect', most: 5 });
  done(changeGoal(doc, hand, { goal: goals[0]!, patch: { focus: true } }));
  done(retireGoal(doc, hand, { goal: goals[0]! }));
  done(changeGoal(doc, hand, { goal, patch: { focus: true } }));
  done(publishGoal(doc, hand, { goal }));
});

test('a goal is drafted, published, taken back and retired; not while indicators in use measure it', () => {
  const { doc, hand, goal, indicator } = boardWithIndicator();
  done(publishGoal(doc, hand, { goal }));
  expect(refused(publishGoal(doc, hand, { goal }))).toEqual({ kind: 'wrongState', what: 'goals' });
  done(withdrawGoal(doc, hand, { goal }));
  expect(refused(withdrawGoal(doc, hand, { goal })).kind).toBe('wrongState');
  expect(refused(retireGoal(doc, hand, { goal }))).toEqual({ kind: 'stillInUse', what: 'indicators', count: 1 });
  done(retireGoal(doc, hand, { goal, withIndicators: true }));
  const content = readBoard(doc);
  expect([content.goals[0]?.stage, content.indicators[0]?.stage, content.indicators[0]?.id]).toEqual([
    'retired',
    'retired',
    indicator,
  ]);
  expect(refused(addGoal(doc, hand, { text: '  ' }))).toEqual({ kind: 'missing', field: 'text' });
});

test('an indicator names a goal that is here; its kind stays once there are numbers; its guard stays while it is in use', () => {
  const { doc, hand, goal, indicator } = boardWithIndicator();
  const lost = asId<GoalId>('goal-none');
  expect(refused(addIndicator(doc, hand, { goal: lost, name: 'X', kind: 'count', cadence: 'week' }))).toEqual({
    kind: 'notFound',
    what: 'goals',
  });
  const guard = addCount(doc, hand, goal, 'Guard');
  done(activateIndicator(doc, hand, { indicator: guard }));
  done(changeIndicator(doc, hand, { indicator, patch: { balancing: guard } }));
  expect(refused(changeIndicator(doc, hand, { indicator, patch: { balancing: indicator } })).kind).toBe('wrongKind');
  expect(refused(retireIndicator(doc, hand, { indicator: guard }))).toEqual({
    kind: 'stillInUse',
    what: 'indicators',
    count: 1,
  });
  done(changeIndicator(doc, hand, { indicator, patch: { kind: 'rate' } }));
  done(recordMeasurement(doc, hand, { indicator, ...october, value: { kind: 'parts', part: 1, whole: 2 } }));
  expect(refused(changeIndicator(doc, hand, { indicator, patch: { kind: 'share' } }))).toEqual({
    kind: 'stillInUse',
    what: 'measurements',
    count: 1,
  });
});

test('what does not fit its field is refused and changes nothing', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const before = readBoard(doc);
  const patch = (fields: object) => refused(changeIndicator(doc, hand, { indicator, patch: fields }));
  expect(patch({ decimals: 1.5 })).toEqual({ kind: 'notWhole', field: 'decimals' });
  expect(patch({ decimals: 7 })).toEqual({ kind: 'outOfRange', field: 'decimals', least: 0, most: 6 });
  expect(patch({ nearMargin: -1 })).toEqual({ kind: 'negative', field: 'nearMargin' });
  expect(patch({ per: Number.NaN })).toEqual({ kind: 'notANumber', field: 'per' });
  expect(patch({ unit: 'x'.repeat(41) })).toEqual({ kind: 'tooLong', field: 'unit', most: 40 });
  expect(patch({ direction: 'sideways' })).toEqual({ kind: 'wrongKind', field: 'direction' });
  expect(patch({ cadenceStart: '2026-02-30' })).toEqual({ kind: 'notADate', field: 'cadenceStart' });
  expect(patch({ owner: 'Leder Å' })).toEqual({ kind: 'wrongKind', field: 'owner' });
  expect(patch({ hideZero: 1 })).toEqual({ kind: 'wrongKind', field: 'hideZero' });
  expect(patch({ kind: null })).toEqual({ kind: 'missing', field: 'kind' });
  expect(readBoard(doc)).toEqual(before);
});

test('targets and phases are dated: the old ones stay, the same date is corrected', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const set = (from: typeof october.start, value: number) =>
    done(setTarget(doc, hand, { indicator, from, rule: 'atMost', value }));
  const first = set(october.start, 10);
  expect(set(october.start, 9)).toBe(first);
  set(november.start, 8);
  expect(readBoard(doc).targets.map(({ from, value }) => [from, value])).toEqual([
    ['2026-10-01', 9],
    ['2026-11-01', 8],
  ]);
  const from = october.start;
  expect(refused(setTarget(doc, hand, { indicator, from, rule: 'below' }))).toEqual({
    kind: 'missing',
    field: 'value',
  });
  expect(refused(setTarget(doc, hand, { indicator, from, rule: 'between', low: 5, high: 4 })).kind).toBe('outOfRange');
  expect(refused(startPhase(doc, hand, { indicator, from, kind: 'shift', reason: '' }))).toEqual({
    kind: 'missing',
    field: 'reason',
  });
  done(startPhase(doc, hand, { indicator, from, kind: 'definition', reason: 'Ny definition' }));
  expect(refused(startPhase(doc, hand, { indicator, from, kind: 'shift', reason: 'Igen' })).kind).toBe('wrongState');
});

test('prioritising says who and why, and can be ended', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  expect(refused(prioritiseIndicator(doc, hand, { indicator, why: '' }))).toEqual({ kind: 'missing', field: 'why' });
  done(prioritiseIndicator(doc, hand, { indicator, why: 'Direktionen følger det' }));
  expect(readBoard(doc).indicators[0]?.prioritised).toEqual({ why: 'Direktionen følger det', by: leader, at: hand.at });
  done(stopPrioritising(doc, hand, { indicator }));
  expect(readBoard(doc).indicators[0]?.prioritised).toBeNull();
});

test('LINE11: entries are put in order by rank alone, also when two people put something at the same place', () => {
  const doc = newBoard();
  const hand = handOf(leader);
  const [a, b, c] = ['A', 'B', 'C'].map((text) => done(addGoal(doc, hand, { text })));
  const order = () =>
    readBoard(doc)
      .goals.map(({ text }) => text)
      .join('');
  expect(order()).toBe('ABC');
  done(moveGoal(doc, hand, { goal: c!, ahead: a! }));
  expect(order()).toBe('CAB');
  done(moveGoal(doc, hand, { goal: c!, ahead: null }));
  expect(order()).toBe('ABC');
  const other = copyOf(doc);
  const mine = done(addGoal(doc, handOf(leader, 1), { text: 'M' }));
  done(addGoal(other, handOf(keeper, 1), { text: 'J' }));
  meet(doc, other);
  expect(order()).toBe('ABCJM');
  // J and M now have the same rank: putting B between them ranks the section anew.
  done(moveGoal(doc, hand, { goal: b!, ahead: mine }));
  expect(order()).toBe('ACJBM');
  meet(doc, other);
  expect(readBoard(other)).toEqual(readBoard(doc));
  const { doc: single, indicator } = boardWithIndicator();
  expect(refused(moveIndicator(single, hand, { indicator, ahead: asId<IndicatorId>('none-such') })).kind).toBe(
    'notFound',
  );
});
