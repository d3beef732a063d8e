import { sectionNames } from '@tavle/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createBoardDocument, documentShape, initialUpdate, readBoard, rootNames, schemaVersion } from '../index.ts';
import { boardId, newBoard } from '../test-board.ts';
import { boardOfDocument } from './create.ts';

test('LINE11: every root is a map of known fields, each of a bounded kind', () => {
  expect(Object.keys(documentShape).sort()).toEqual([...rootNames].sort());
  expect([...rootNames].sort()).toEqual(['meta', ...sectionNames].sort());
  for (const fields of Object.values(documentShape)) {
    for (const [name, shape] of Object.entries(fields)) {
      expect(name).toMatch(/^[a-z][A-Za-z]*$/);
      if ('oneOf' in shape) expect(shape.oneOf.length).toBeGreaterThan(1);
      else if (shape.kind === 'string' || shape.kind === 'text') expect(shape.most).toBeLessThanOrEqual(2000);
      else if (shape.kind === 'number' || shape.kind === 'integer') {
        expect(Number.isFinite(shape.least) && Number.isFinite(shape.most)).toBe(true);
      } else expect(['boolean', 'date', 'instant', 'id']).toContain(shape.kind);
    }
  }
});

test('LINE11: collaborative text lies only where people type together', () => {
  const texts = Object.entries(documentShape).flatMap(([root, fields]) =>
    Object.entries(fields)
      .filter(([, shape]) => 'kind' in shape && shape.kind === 'text')
      .map(([field]) => `${root}.${field}`),
  );
  expect(texts).toEqual([
    'goals.text',
    'goals.why',
    'goals.fixed',
    'goals.free',
    'indicators.definition',
    'indicators.why',
    'interpretations.text',
    'efforts.what',
    'efforts.expected',
    'efforts.evidence',
    'actions.what',
    'escalations.problem',
    'escalations.request',
    'answers.text',
    'responses.text',
    'reviews.text',
    'challenges.text',
    'challengeAnswers.text',
    'celebrations.text',
    'parked.text',
    'ideas.text',
    'meetings.note',
    'decisions.text',
  ]);
});

test('a board begins with the same bytes wherever it is made, and beginning twice changes nothing', () => {
  expect(initialUpdate(boardId)).toEqual(initialUpdate(boardId));
  const doc = newBoard();
  const before = Y.encodeStateAsUpdate(doc);
  createBoardDocument(doc, boardId);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect(readBoard(doc).schema).toBe(schemaVersion);
  expect(boardOfDocument(doc)).toBe(boardId);
});
