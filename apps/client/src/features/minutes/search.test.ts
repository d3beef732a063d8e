import { asId, type BoardContent, emptyContent, type Instant } from '@tavle/domain';
import { expect, test } from 'vitest';
import { searchBoard } from './search.ts';

const at = (day: string): Instant => `${day}T07:20:00.000Z` as Instant;
const content: BoardContent = {
  ...emptyContent(1),
  decisions: [
    {
      id: asId('decision-one'),
      text: 'Første samtale må holdes på video',
      meeting: asId('meeting-one'),
      indicator: null,
      by: null,
      at: at('2026-11-04'),
    },
    { id: asId('decision-two'), text: 'Sms stoppes', meeting: null, indicator: null, by: null, at: at('2026-11-18') },
  ],
  interpretations: [
    {
      id: asId('reading-one'),
      indicator: asId('indicator-one'),
      periodEnd: null,
      text: 'Video hjælper',
      shared: false,
      by: null,
      at: at('2026-11-18'),
    },
  ],
};

test('every word must be there, in any order, whatever the case; the newest comes first', () => {
  expect(searchBoard(content, 'video').map(({ id }) => id)).toEqual(['reading-one', 'decision-one']);
  expect(searchBoard(content, 'SAMTALE  første').map(({ kind, meeting }) => [kind, meeting])).toEqual([
    ['decision', 'meeting-one'],
  ]);
  expect(searchBoard(content, 'video stoppes')).toEqual([]);
});

test('nothing is sought, nothing is found', () => {
  expect(searchBoard(content, '  ')).toEqual([]);
});
