import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentMeasurements } from '@tavle/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { migrate, migrations, readBoard, schemaVersion } from './index.ts';
import { boardWithIndicator, newBoard } from './test-board.ts';

test('BOARD8: migrations run in order, once, and the document says how far it has come', () => {
  const { doc, goal } = boardWithIndicator();
  const ran: number[] = [];
  const step = (to: number) => ({
    to,
    run: (target: Y.Doc) => {
      ran.push(to);
      (target.getMap('goals').get(goal) as Y.Map<unknown>).set('source', `version ${to}`);
    },
  });
  let updates = 0;
  doc.on('update', () => {
    updates += 1;
  });
  expect(migrate(doc, [step(2), step(3)])).toEqual({ from: 1, to: 3 });
  expect(migrate(doc, [step(2), step(3)])).toEqual({ from: 3, to: 3 });
  expect([ran, updates, readBoard(doc).schema, readBoard(doc).goals[0]?.source]).toEqual([[2, 3], 1, 3, 'version 3']);
  expect(() => migrate(doc, [step(5)])).toThrow('version 3');
});

test('BOARD8: the steps there are lead to the version this program writes', () => {
  expect([1, ...migrations.map(({ to }) => to)].at(-1)).toBe(schemaVersion);
  const doc = newBoard();
  expect(migrate(doc)).toEqual({ from: schemaVersion, to: schemaVersion });
  expect(migrate(new Y.Doc())).toEqual({ from: 0, to: 0 });
});

interface Fixture {
  readonly schema: number;
  readonly update: string;
}

test('BOARD8: a board stored by version 1 still reads, every entry of it', () => {
  const file = join(import.meta.dirname, '../fixtures/schema-1.json');
  const fixture = JSON.parse(readFileSync(file, 'utf8')) as Fixture;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from(fixture.update, 'base64'));
  migrate(doc);
  const content = readBoard(doc);
  expect(content.schema).toBe(schemaVersion);
  expect(content.unreadable).toEqual([]);
  const { schema, unreadable, ...sections } = content;
  expect(Object.fromEntries(Object.entries(sections).map(([name, entries]) => [name, entries.length]))).toEqual({
    goals: 2,
    indicators: 2,
    targets: 2,
    phases: 1,
    measurements: 4,
    interpretations: 1,
    efforts: 1,
    actions: 2,
    escalations: 2,
    answers: 1,
    responses: 3,
    reviews: 1,
    celebrations: 1,
    parked: 1,
    ideas: 1,
    meetings: 1,
    forums: 0,
    outcomes: 0,
    decisions: 0,
    reads: 0,
    challenges: 0,
    challengeAnswers: 0,
    visits: 0,
  });
  expect(content.goals[0]).toMatchObject({
    text: 'Færre genindlæggelser i år 🎯',
    stage: 'published',
    mandatory: true,
  });
  const indicator = content.indicators[0]!;
  expect(indicator).toMatchObject({ kind: 'share', cadence: 'fortnight', cadenceStart: '2026-01-05', nearMargin: 0.5 });
  expect(indicator.prioritised?.why).toBe('Direktionen følger det');
  expect(
    currentMeasurements(content.measurements, indicator.id).map(({ value, revision, reason }) => [
      value,
      revision,
      reason,
    ]),
  ).toEqual([
    [{ kind: 'parts', part: 5, whole: 40 }, 2, 'En manglede'],
    [{ kind: 'notRelevant' }, 1, ''],
    [{ kind: 'value', value: 12.5 }, 1, ''],
  ]);
  expect(content.responses.map(({ kind }) => kind).sort()).toEqual(['adopted', 'excused', 'translated']);
  expect(content.meetings[0]).toMatchObject({
    step: 'ended',
    minutes: 15,
    present: ['person-leder', 'person-hold'],
  });
});
