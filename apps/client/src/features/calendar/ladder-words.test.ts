import { asId, type ChainStop, date, type ForumTime } from '@tavle/domain';
import { words } from '@tavle/text';
import { expect, test } from 'vitest';
import { ladderWords, neighboursIn, proposalWords } from './ladder-words.ts';

const t = words('da');
const today = date('2026-11-23');
const forum = (start: string): ForumTime => ({
  id: asId('forum-x'),
  name: '',
  cadence: 'fortnight',
  start: date(start),
  time: '08:15',
  minutes: 15,
});
const stop = (name: string, relation: ChainStop['relation'], ...forums: readonly ForumTime[]): ChainStop => ({
  board: asId(`board-${name}`),
  unit: asId(`unit-${name}`),
  name,
  shortName: name,
  relation,
  goals: 0,
  forums,
  lastVisit: null,
  results: null,
});

test('a board below that meets late and one above that meets early are said by name; the nearest above counts', () => {
  const chain = [
    stop('Region', 'above', forum('2026-11-24')),
    stop('Psyk', 'above', forum('2026-11-24')),
    stop('Syd', 'self'),
    stop('S1', 'below', forum('2026-11-24')),
    stop('S2', 'below', forum('2026-11-26')),
  ];
  expect(ladderWords(forum('2026-11-25'), neighboursIn(chain), today, t)).toEqual([
    'S2 mødes 13 dage før jer. Det, de finder, kunne nå jer hurtigere.',
    'Psyk mødes først 13 dage efter jer. Det, I finder, kunne nå dem hurtigere.',
  ]);
});

test('a board that meets in two ways is late only if both are; with nobody to compare with nothing is said', () => {
  const chain = [stop('S1', 'below', forum('2026-11-26'), forum('2026-11-24'))];
  expect(ladderWords(forum('2026-11-25'), neighboursIn(chain), today, t)).toEqual([t('forum.orderBelow')]);
  const alone = neighboursIn([stop('Psyk', 'above', forum('2026-11-26'))]);
  expect(ladderWords(forum('2026-11-25'), alone, today, t)).toEqual([t('forum.orderAbove')]);
  expect(ladderWords(forum('2026-11-25'), neighboursIn([stop('S1', 'below')]), today, t)).toEqual([]);
});

test('a proposal says its day and why', () => {
  const start = date('2026-11-25');
  expect(proposalWords({ start, order: true, afterBelow: 1, beforeAbove: 7 }, t)).toBe(
    'Forslag: onsdag den 25. november 2026. 1 dag efter møderne under jer og 7 dage før mødet over jer.',
  );
  expect(proposalWords({ start, order: true, afterBelow: 0, beforeAbove: null }, t)).toContain('Samme dag');
  expect(proposalWords({ start, order: false, afterBelow: 4, beforeAbove: 2 }, t)).toContain(t('forum.noOrder'));
  expect(proposalWords({ start, order: true, afterBelow: null, beforeAbove: null }, t)).toMatch(/2026\.$/);
});

test('however many below meet late, it is one sentence', () => {
  const late = (names: readonly string[]) =>
    ladderWords(
      forum('2026-11-25'),
      neighboursIn(names.map((name, index) => stop(name, 'below', forum(`2026-11-${index === 0 ? 27 : 26}`)))),
      today,
      t,
    );
  expect(late(['S1', 'S2'])).toEqual([
    'S1 og S2 mødes op til 13 dage før jer. Det, de finder, kunne nå jer hurtigere.',
  ]);
  expect(late(['S1', 'S2', 'S4', 'S5'])[0]).toMatch(/^S1, S2, S4 og S5 mødes/);
  expect(late(['S1', 'S2', 'S4', 'S5', 'S6', 'S7'])).toHaveLength(1);
  expect(late(['S1', 'S2', 'S4', 'S5', 'S6', 'S7'])[0]).toMatch(/^S1, S2, S4 og 3 andre mødes/);
});
