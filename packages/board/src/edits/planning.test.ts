import { asId, date, type EntryId, momentOf } from '@tavle/domain';
import { expect, test } from 'vitest';
import {
  addForum,
  addIdea,
  ideaToAction,
  ideaToEffort,
  moveMeeting,
  planMeeting,
  readBoard,
  setTurns,
  startMeeting,
  unplanMeeting,
} from '../index.ts';
import { boardWithIndicator, done, handOf, keeper, leader, newBoard, refused } from '../test-board.ts';

function planned() {
  const doc = newBoard();
  const hand = handOf(leader);
  const forum = done(
    addForum(doc, hand, { name: 'Tavlemøde', cadence: 'week', start: date('2026-11-25'), time: '08:15' }),
  );
  const plannedFor = momentOf(date('2026-11-25'), '08:15');
  const meeting = done(planMeeting(doc, hand, { forum, plannedFor, host: leader }));
  return { doc, hand, meeting };
}

test('a planned meeting is moved, changes hands and is taken away again', () => {
  const { doc, hand, meeting } = planned();
  const plannedFor = momentOf(date('2026-11-26'), '09:00');
  done(moveMeeting(doc, hand, { meeting, plannedFor }));
  done(setTurns(doc, hand, { meeting, host: keeper }));
  expect(readBoard(doc).meetings).toMatchObject([{ plannedFor, host: keeper, presenter: null }]);
  done(setTurns(doc, hand, { meeting, host: null, presenter: leader }));
  expect(readBoard(doc).meetings).toMatchObject([{ host: null, presenter: leader }]);
  done(unplanMeeting(doc, hand, { meeting }));
  expect(readBoard(doc).meetings).toEqual([]);
});

test('a meeting that has begun is neither moved nor taken away', () => {
  const { doc, hand, meeting } = planned();
  done(startMeeting(doc, hand, { meeting }));
  const before = readBoard(doc).meetings;
  const plannedFor = momentOf(date('2026-11-26'), '09:00');
  for (const outcome of [
    moveMeeting(doc, hand, { meeting, plannedFor }),
    setTurns(doc, hand, { meeting, host: keeper }),
    unplanMeeting(doc, hand, { meeting }),
  ]) {
    expect(refused(outcome)).toEqual({ kind: 'wrongState', what: 'meetings' });
  }
  expect(refused(unplanMeeting(doc, hand, { meeting: asId<EntryId>('no-such-meeting') })).kind).toBe('notFound');
  expect(readBoard(doc).meetings).toEqual(before);
});

test('an idea becomes an action or an effort and is taken up, once, in one step', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const idea = done(addIdea(doc, hand, { kind: 'hassle', text: 'Datoen skrives tre steder' }));
  let steps = 0;
  doc.on('afterTransaction', (step) => (steps += step.changed.size > 0 ? 1 : 0));
  const due = date('2026-12-01');
  done(ideaToAction(doc, hand, { idea, action: { what: 'Fjern to af felterne', owner: keeper, due } }));
  expect(steps).toBe(1);
  expect(readBoard(doc)).toMatchObject({ ideas: [{ state: 'kept' }], actions: [{ what: 'Fjern to af felterne' }] });
  const again = ideaToEffort(doc, hand, { idea, effort: { what: 'Igen', indicator } });
  expect(refused(again)).toEqual({ kind: 'wrongState', what: 'ideas' });
  const next = done(addIdea(doc, hand, { kind: 'idea', text: 'Ring dagen før' }));
  done(ideaToEffort(doc, hand, { idea: next, effort: { what: 'Ring dagen før', indicator } }));
  expect(readBoard(doc).efforts).toMatchObject([{ what: 'Ring dagen før', indicator }]);
});

test('an idea whose action is refused stays as it was', () => {
  const { doc, hand } = boardWithIndicator();
  const idea = done(addIdea(doc, hand, { kind: 'idea', text: 'Ring dagen før' }));
  const due = date('2026-12-01');
  expect(refused(ideaToAction(doc, hand, { idea, action: { what: ' ', owner: keeper, due } }))).toMatchObject({
    kind: 'missing',
  });
  expect(readBoard(doc)).toMatchObject({ ideas: [{ state: 'new' }], actions: [] });
});
