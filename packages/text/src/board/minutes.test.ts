import { asId, date, type Instant, type Minutes, type PersonId } from '@tavle/domain';
import { expect, test } from 'vitest';
import { words } from '../words/words.ts';
import { effectSentence } from './effect.ts';
import { minutesPeople, minutesSections, minutesTime } from './minutes.ts';

const t = words('da');
const person = asId<PersonId>('person-one');
const initials = (who: PersonId | null): string => (who === null ? '–' : 'AL');
const moment = '2026-11-18T07:15:00.000Z' as Instant;
const meeting: Minutes['meeting'] = {
  id: asId('meeting-one'),
  forum: null,
  plannedFor: moment,
  startedAt: moment,
  endedAt: '2026-11-18T07:31:00.000Z' as Instant,
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
};
const empty: Minutes = {
  meeting,
  forumName: null,
  day: date('2026-11-18'),
  heldMinutes: 16,
  goodNews: [],
  answers: [],
  indicators: [],
  newActions: [],
  closedActions: [],
  openActions: [],
  newEfforts: [],
  lifts: [],
  givenAnswers: [],
  decisions: [],
  parked: [],
  note: '',
};
const action = (id: string, due: string): Minutes['openActions'][number] => ({
  id: asId(`action-${id}`),
  what: `Handling ${id}`,
  owner: person,
  due: date(due),
  state: 'agreed',
  indicator: null,
  effort: null,
  meeting: null,
  expected: '',
  rank: id,
  closedOn: null,
  by: person,
  at: moment,
});

test('MEET4: what was said is titles and lines, persons are initials, and what was not said has no title', () => {
  expect(minutesSections(empty, initials, t)).toEqual([]);
  const sections = minutesSections(
    { ...empty, newActions: [action('a', '2026-12-02')], openActions: [action('b', '2026-11-10')], note: 'Til tiden' },
    initials,
    t,
  );
  expect(sections.map(({ title, lines }) => [title, lines.map(({ text, detail }) => `${text} (${detail})`)])).toEqual([
    ['Nye handlinger', ['Handling a (AL, senest 2. dec.)']],
    ['Stadig åbne', ['Handling b (AL, frist 10. nov. overskredet)']],
    ['Bemærkninger', ['Til tiden ()']],
  ]);
  expect(minutesTime(empty, t)).toBe('Kl. 8.15–8.31: 16 af 15 minutter');
  expect(minutesTime({ ...empty, meeting: { ...meeting, endedBy: 'time' } }, t)).toMatch(/af sig selv/);
  expect(minutesPeople(empty, initials, t)).toEqual(['Til stede: AL', 'Mødeleder: AL']);
});

test('a long list of open actions is cut, and says how many more there are', () => {
  const many = Array.from({ length: 12 }, (_, index) => action(String(index), '2026-12-02'));
  const [section] = minutesSections({ ...empty, openActions: many }, initials, t);
  expect(section?.lines).toHaveLength(9);
  expect(section?.lines.at(-1)?.text).toBe('og 4 andre på tavlen');
});

test('what the curve says since an effort began is a sentence or two; levels only where they are nobody’s', () => {
  const figures = { kind: 'share', decimals: 0, unit: '%', per: 1000, personBased: false } as const;
  const shift = {
    kind: 'shift',
    direction: 'better',
    run: 8,
    before: 72,
    after: 84,
    holds: false,
    wasMoving: false,
  } as const;
  const moved = 'Kurven har flyttet sig den ønskede vej, siden indsatsen begyndte: 8 målinger i træk.';
  expect(effectSentence(shift, figures, t)).toBe(
    `${moved} Niveauet er gået fra omkring 72\u00a0% til omkring 84\u00a0%. Skiftet holder ikke længere.`,
  );
  expect(effectSentence(shift, { ...figures, personBased: true }, t)).toBe(`${moved} Skiftet holder ikke længere.`);
  const none = { kind: 'noShift', n: 9, before: 72, after: 71 } as const;
  expect(effectSentence(none, figures, t)).toMatch(/Niveauet er omkring 72/);
  expect(effectSentence(none, { ...figures, personBased: true }, t)).not.toMatch(/7[12]/);
  expect(effectSentence({ kind: 'tooFew', n: 1, needed: 8, before: 72 }, figures, t)).toMatch(
    /^Der er 1 brugbar måling/,
  );
  expect(effectSentence({ kind: 'newMeasure', on: date('2026-03-01') }, figures, t)).toMatch(/1\. marts 2026/);
});
