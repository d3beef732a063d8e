import {
  type Action,
  type ActionId,
  asId,
  type BoardContent,
  emptyContent,
  type EntryId,
  instantAt,
  type Meeting,
  type PersonId,
} from '@tavle/domain';
import { expect, test } from 'vitest';
import { actionsByOwner, agreedAt, isNothing } from './agreed.ts';

const at = (clock: string) => instantAt(Date.parse(`2026-11-25T${clock}:00.000Z`));
const [anna, bo] = [asId<PersonId>('person-anna'), asId<PersonId>('person-bo')];
const meeting: Meeting = {
  id: asId<EntryId>('meeting'),
  forum: null,
  plannedFor: null,
  startedAt: at('07:15'),
  endedAt: at('07:30'),
  endedBy: 'person',
  minutes: 15,
  step: 'ended',
  stepStartedAt: null,
  current: null,
  currentSince: null,
  lead: null,
  keeper: null,
  host: null,
  presenter: null,
  present: [],
  note: '',
};
const action = (id: string, owner: PersonId | null): Action => ({
  id: asId<ActionId>(id),
  what: id,
  owner,
  due: null,
  state: 'agreed',
  indicator: null,
  effort: null,
  meeting: meeting.id,
  expected: '',
  rank: id,
  closedOn: null,
  by: anna,
  at: at('07:20'),
});
const party = { by: anna, who: [anna, bo], closed: false };

test('what a meeting agreed is what was written while it ran, and what names it', () => {
  const content: BoardContent = {
    ...emptyContent(1),
    actions: [action('action-one', anna), { ...action('action-other', bo), meeting: null }],
    decisions: [
      {
        id: asId('decision-of-it'),
        text: 'Vi stopper',
        meeting: meeting.id,
        indicator: null,
        by: anna,
        at: at('12:00'),
      },
      { id: asId('decision-between'), text: 'Senere', meeting: null, indicator: null, by: anna, at: at('07:20') },
    ],
    parked: [
      { id: asId('parked-during'), text: 'Nøgler', at: at('07:20'), ...party },
      { id: asId('parked-after'), text: 'Skabe', at: at('07:31'), ...party },
    ],
  };
  const agreed = agreedAt(content, meeting);
  expect(agreed.actions.map(({ id }) => id)).toEqual(['action-one']);
  expect(agreed.decisions.map(({ id }) => id)).toEqual(['decision-of-it']);
  expect(agreed.parked.map(({ id }) => id)).toEqual(['parked-during']);
  expect(isNothing(agreed)).toBe(false);
  expect(isNothing(agreedAt(emptyContent(1), meeting))).toBe(true);
  expect(agreedAt(content, { ...meeting, endedAt: null }).parked).toHaveLength(2);
});

test('new actions are counted by their owners, most first', () => {
  const actions = [
    action('action-a', bo),
    action('action-b', anna),
    action('action-c', anna),
    action('action-d', null),
  ];
  expect(actionsByOwner(actions)).toEqual([
    [anna, 2],
    [bo, 1],
    [null, 1],
  ]);
});
