import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('the address says board, panel, distance, language and audience', () => {
  expect(readSettings('/vaeg/afdeling-syd', '?tommer=65&afstand=3,5&sprog=en&publikum=personale')).toEqual({
    board: 'afdeling-syd',
    locale: 'en',
    audience: 'staff',
    inches: 65,
    distanceM: 3.5,
  });
});

test.each(['', '?tommer=&afstand=', '?tommer=abc&afstand=-1', '?tommer=9999&afstand=0&sprog=xx&publikum=ledelse'])(
  'what cannot be is what is usual: %j',
  (search) => {
    const { inches, distanceM, locale, audience } = readSettings('/vaeg/afdeling-syd/', search);
    expect({ inches, distanceM, locale, audience }).toEqual({
      inches: 55,
      distanceM: 4,
      locale: 'da',
      audience: 'public',
    });
  },
);

test.each(['/vaeg/', '/vaeg', '/vaeg/a/b', '/vaeg/æ', '/tavle/afdeling-syd'])('%s names no board', (path) => {
  expect(readSettings(path, '').board).toBeNull();
});
