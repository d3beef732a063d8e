import { type BoardId, type DateText, type EntryId, instantAt, openMostMs, type PersonId } from '@tavle/domain';
import { expect, test } from 'vitest';
import {
  addDecision,
  addForum,
  changeForum,
  endMeeting,
  goToStep,
  handOver,
  markRead,
  addAction,
  addEffort,
  createUndo,
  raiseLift,
  readBoard,
  removeDecision,
  resumeMeeting,
  retireIndicator,
  setCurrent,
  setOutcome,
  startMeeting,
} from '../index.ts';
import { boardWithIndicator, done, keeper, leader, refused } from '../test-board.ts';

test('MEET1: each step says when it began, and who ended the meeting', () => {
  const { doc, hand } = boardWithIndicator();
  const meeting = done(startMeeting(doc, hand));
  expect(readBoard(doc).meetings[0]).toMatchObject({ step: 'goodNews', stepStartedAt: hand.at, endedBy: null });
  const later = { ...hand, at: new Date(Date.parse(hand.at) + 60_000).toISOString() as typeof hand.at };
  done(goToStep(doc, later, { meeting, step: 'sinceLast' }));
  expect(readBoard(doc).meetings[0]).toMatchObject({ step: 'sinceLast', stepStartedAt: later.at });
  done(endMeeting(doc, later, { meeting }));
  expect(readBoard(doc).meetings[0]).toMatchObject({ step: 'ended', endedBy: 'person', endedAt: later.at });
});

test('MEET1: a meeting left open ended when its time was over, however late that is written down; not before', () => {
  const { doc, hand } = boardWithIndicator();
  const meeting = done(startMeeting(doc, hand, { lead: leader }));
  const after = (ms: number, by = keeper) => ({ ...hand, by, at: instantAt(Date.parse(hand.at) + ms) });
  expect(refused(endMeeting(doc, after(openMostMs - 1), { meeting, endedBy: 'time' })).kind).toBe('wrongState');
  done(endMeeting(doc, after(9 * openMostMs), { meeting, endedBy: 'time' }));
  expect(readBoard(doc).meetings[0]).toMatchObject({ step: 'ended', endedBy: 'time', endedAt: after(openMostMs).at });
  expect(refused(endMeeting(doc, after(10 * openMostMs), { meeting, endedBy: 'time' })).kind).toBe('wrongState');
});

test('MEET2: only the lead and the keeper move the meeting and end it; whoever takes it over may', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const other = 'person-other' as PersonId;
  const meeting = done(startMeeting(doc, hand, { lead: leader, keeper }));
  const by = (person: PersonId) => ({ ...hand, by: person });
  const moves = (person: PersonId) => [
    goToStep(doc, by(person), { meeting, step: 'indicators' }),
    setCurrent(doc, by(person), { meeting, current: indicator }),
  ];
  for (const outcome of [...moves(other), endMeeting(doc, by(other), { meeting })])
    expect(refused(outcome)).toEqual({ kind: 'notAllowed' });
  expect(readBoard(doc).meetings[0]).toMatchObject({ step: 'goodNews', current: null, endedAt: null });
  for (const person of [leader, keeper]) for (const outcome of moves(person)) done(outcome);
  done(handOver(doc, by(other), { meeting, lead: other }));
  for (const outcome of moves(other)) done(outcome);
  for (const outcome of moves(leader)) expect(refused(outcome)).toEqual({ kind: 'notAllowed' });
});

test('MEET2: a step and what is looked at in it come as one', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const meeting = done(startMeeting(doc, hand));
  const seen: unknown[] = [];
  doc.on('update', () => seen.push(readBoard(doc).meetings.map(({ step, current }) => ({ step, current }))[0]));
  done(goToStep(doc, hand, { meeting, step: 'indicators', current: indicator }));
  expect(seen).toEqual([{ step: 'indicators', current: indicator }]);
});

test('MEET5: another takes over a running meeting where the first one left it', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const meeting = done(startMeeting(doc, hand, { lead: leader }));
  done(setCurrent(doc, hand, { meeting, current: indicator }));
  done(handOver(doc, { ...hand, by: keeper }, { meeting, lead: keeper }));
  expect(readBoard(doc).meetings[0]).toMatchObject({ lead: keeper, current: indicator, currentSince: hand.at });
});

test('MEET3: what an indicator leaves a meeting with is kept, of a meeting and an indicator that are here', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const meeting = done(startMeeting(doc, hand));
  done(setOutcome(doc, hand, { meeting, indicator, kind: 'keep' }));
  done(setOutcome(doc, hand, { meeting, indicator, kind: 'lift', note: 'Mangler plads' }));
  expect(
    readBoard(doc)
      .outcomes.map(({ kind }) => kind)
      .sort(),
  ).toEqual(['keep', 'lift']);
  const nowhere = 'ingen-moede' as EntryId;
  expect(refused(setOutcome(doc, hand, { meeting: nowhere, indicator, kind: 'act' })).kind).toBe('notFound');
});

test('decisions are written, read once by each, and taken back', () => {
  const { doc, hand } = boardWithIndicator();
  expect(refused(addDecision(doc, hand, { text: ' ' }))).toEqual({ kind: 'missing', field: 'text' });
  const decision = done(addDecision(doc, hand, { text: 'Vi afprøver makkerpar i aftenvagten' }));
  done(markRead(doc, { ...hand, by: keeper }, { of: decision }));
  done(markRead(doc, { ...hand, by: keeper }, { of: decision }));
  expect(readBoard(doc).reads).toMatchObject([{ of: decision, by: keeper }]);
  done(removeDecision(doc, hand, { decision }));
  expect(readBoard(doc).decisions).toEqual([]);
});

test('a forum has a name, a rhythm and a time of day; wrong ones change nothing', () => {
  const { doc, hand } = boardWithIndicator();
  const plan = { name: 'Tavlemøde', cadence: 'fortnight', start: '2026-01-07' as DateText, time: '08:15' } as const;
  expect(refused(addForum(doc, hand, { ...plan, time: '8.15' }))).toEqual({ kind: 'wrongKind', field: 'time' });
  expect(refused(addForum(doc, hand, { ...plan, name: '' }))).toEqual({ kind: 'missing', field: 'name' });
  const forum = done(addForum(doc, hand, { ...plan, hosts: [leader, keeper], place: 'Konferencerummet' }));
  expect(refused(changeForum(doc, hand, { forum, patch: { hosts: ['to ord' as PersonId] } })).kind).toBe('wrongKind');
  done(changeForum(doc, hand, { forum, patch: { time: '08:30', closed: true } }));
  expect(readBoard(doc).forums[0]).toMatchObject({ time: '08:30', closed: true, minutes: 15, hosts: [leader, keeper] });
});

test('MEET3: what is agreed and the outcome it stands for are one step, done together and undone together', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const meeting = done(startMeeting(doc, hand));
  const leaves = { meeting };
  const due = '2026-12-01' as DateText;
  const to = 'board-above' as BoardId;
  const made = {
    act: () => addAction(doc, hand, { what: 'Ring til ti', owner: leader, due, indicator, meeting, leaves }),
    lift: () => raiseLift(doc, hand, { to, problem: 'Ingen tid', request: 'To timer', indicator, leaves }),
    retire: () => retireIndicator(doc, hand, { indicator, leaves: { meeting, note: 'Måles andre steder' } }),
  } as const;
  const undo = createUndo(doc, { stepMs: 0 });
  for (const kind of ['act', 'lift', 'retire'] as const) {
    const before = readBoard(doc);
    let steps = 0;
    const count = () => (steps += 1);
    doc.on('update', count);
    done<unknown>(made[kind]());
    doc.off('update', count);
    expect(steps).toBe(1);
    expect(readBoard(doc).outcomes).toMatchObject([{ meeting, indicator, kind, by: hand.by }]);
    expect(undo.undo()).toBe(true);
    expect(readBoard(doc)).toEqual(before);
  }
  done(addEffort(doc, hand, { what: 'Fast opkald', indicator, leaves }));
  expect(readBoard(doc).outcomes).toMatchObject([{ kind: 'act' }]);
  undo.close();
});

test('MEET3: an agreement that is refused leaves no outcome, and no outcome is left without an indicator', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const leaves = { meeting: done(startMeeting(doc, hand)) };
  const before = readBoard(doc);
  const due = '2026-12-01' as DateText;
  const to = 'board-above' as BoardId;
  expect(refused(addAction(doc, hand, { what: ' ', owner: leader, due, indicator, leaves })).kind).toBe('missing');
  expect(refused(addAction(doc, hand, { what: 'Ring', owner: leader, due, leaves }))).toEqual({
    kind: 'missing',
    field: 'indicator',
  });
  expect(refused(raiseLift(doc, hand, { to, problem: 'Ingen tid', request: '', indicator, leaves })).kind).toBe(
    'missing',
  );
  const elsewhere = { meeting: 'no-such-meeting' as EntryId };
  expect(refused(addEffort(doc, hand, { what: 'Prøv', indicator, leaves: elsewhere })).kind).toBe('notFound');
  expect(readBoard(doc)).toEqual(before);
});

test('MEET1: a meeting ended by mistake is taken up where its agreements are read; by those who move it, and in its time', () => {
  const { doc, hand } = boardWithIndicator();
  const meeting = done(startMeeting(doc, hand, { lead: leader, keeper }));
  const after = (ms: number, by = keeper) => ({ ...hand, by, at: instantAt(Date.parse(hand.at) + ms) });
  expect(refused(resumeMeeting(doc, after(1), { meeting })).kind).toBe('wrongState');
  done(endMeeting(doc, after(60_000), { meeting }));
  expect(refused(resumeMeeting(doc, after(61_000, 'person-other' as PersonId), { meeting })).kind).toBe('notAllowed');
  expect(refused(resumeMeeting(doc, after(openMostMs), { meeting })).kind).toBe('wrongState');
  done(resumeMeeting(doc, after(90_000), { meeting }));
  expect(readBoard(doc).meetings[0]).toMatchObject({
    step: 'summary',
    endedAt: null,
    endedBy: null,
    startedAt: hand.at,
  });
  done(endMeeting(doc, after(120_000), { meeting }));
  done(startMeeting(doc, after(130_000)));
  expect(refused(resumeMeeting(doc, after(140_000), { meeting })).kind).toBe('wrongState');
});

test('a board has each of its standing meetings once', () => {
  const { doc, hand } = boardWithIndicator();
  const plan = { name: 'Tavlemøde', cadence: 'fortnight', start: '2026-01-07' as DateText, time: '08:15' } as const;
  const forum = done(addForum(doc, hand, plan));
  const again = { ...plan, name: 'Et andet navn', start: '2026-03-18' as DateText };
  expect(refused(addForum(doc, hand, again)).kind).toBe('sameMeeting');
  done(addForum(doc, hand, { ...again, start: '2026-03-11' as DateText }));
  done(addForum(doc, hand, { ...again, time: '13:00' }));
  const talk = { name: 'Læringssamtale', cadence: 'byNeed', start: plan.start, time: '09:00' } as const;
  done(addForum(doc, hand, talk));
  expect(refused(addForum(doc, hand, { ...talk, name: 'læringssamtale ' })).kind).toBe('sameMeeting');
  done(changeForum(doc, hand, { forum, patch: { closed: true } }));
  done(addForum(doc, hand, again));
});
