import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asId, type IndicatorId } from '@tavle/domain';
import { describe, expect, test } from 'vitest';
import { measurementOf, readSeries, seriesColumns } from './series-file.ts';

const heading = seriesColumns.join(',');
const file = (...lines: string[]): string => [heading, ...lines].join('\n');

test('counts and values are read; quotes, a byte order mark and empty lines do no harm', () => {
  const text = `\uFEFF${file('"Fald, alle",Afsnit S1,2026-01-01,2026-01-31,3,120,2.5,pct.,Egen opgørelse', '', 'B,C,2026-01-01,2026-12-31,,,-4,dage,"x ""y"""')}`;
  const { rows, problems } = readSeries(text);
  expect(problems).toEqual([]);
  expect(
    rows.map(({ line, indicator, part, whole, value, source }) => ({ line, indicator, part, whole, value, source })),
  ).toEqual([
    { line: 2, indicator: 'Fald, alle', part: 3, whole: 120, value: 2.5, source: 'Egen opgørelse' },
    { line: 4, indicator: 'B', part: null, whole: null, value: -4, source: 'x "y"' },
  ]);
  const indicator = asId<IndicatorId>('indicator-1');
  expect(measurementOf(rows[0]!, indicator, 'published')).toMatchObject({
    value: { kind: 'parts', part: 3, whole: 120 },
    origin: 'published',
    source: 'Egen opgørelse',
  });
  expect(measurementOf(rows[1]!, indicator, 'imported').value).toEqual({ kind: 'value', value: -4 });
});

test.each([
  ['a,b,2026-02-30,2026-03-01,,,1,x,y', 'badPeriod', 'period_start'],
  ['a,b,2026-03-01,2026-02-01,,,1,x,y', 'badPeriod', 'period_end'],
  ['a,b,,,,,1,x,y', 'badPeriod', 'period_start'],
  ['a,b,2026-01-01,2026-01-31,,,"1,5",x,y', 'notANumber', 'value'],
  ['a,b,2026-01-01,2026-01-31,1e3,2,,x,y', 'notANumber', 'numerator'],
  ['a,b,2026-01-01,2026-01-31,,#,1,x,y', 'notANumber', 'denominator'],
  ['a,b,2026-01-01,2026-01-31,4,,,x,y', 'empty', 'value'],
])('%j is named, and the other rows are read', (line, kind, column) => {
  const { rows, problems } = readSeries(file(line, 'a,b,2026-01-01,2026-01-31,,,7,x,y'));
  expect(problems).toEqual([{ line: 2, kind, column }]);
  expect(rows.map((row) => row.value)).toEqual([7]);
});

test('a file of another form is refused as a whole', () => {
  expect(readSeries('').problems).toEqual([{ line: 1, kind: 'empty', column: '' }]);
  expect(readSeries('indicator,value\na,1').problems).toHaveLength(seriesColumns.length - 2);
  expect(readSeries(file('a,b,c')).problems).toEqual([{ line: 2, kind: 'unreadable', column: '' }]);
  expect(readSeries(`${heading}\n"never ends`).problems[0]?.kind).toBe('unreadable');
});

const folder = join(import.meta.dirname, '../../../../../shared/data');
const published = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.csv')) : [];
if (published.length === 0) console.warn('SKIPPED: no published figures beside the project (shared/data)');

describe.skipIf(published.length === 0)('every published series', () => {
  const series = published.filter((name) => readFileSync(join(folder, name), 'utf8').startsWith(heading));

  test('there are some', () => expect(series.length).toBeGreaterThan(10));

  test.each(series)('%s is read to the last row', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { rows, problems } = readSeries(text);
    const undated = problems.filter(({ kind }) => kind === 'badPeriod').length;
    const empty = problems.filter(({ kind }) => kind === 'empty').length;
    expect(problems.length).toBe(undated + empty);
    // only the Swedish units are published without dates; blanks are gaps in what is published
    if (!name.startsWith('se-')) expect(undated).toBe(0);
    expect(rows.length).toBeGreaterThan(name.startsWith('se-') ? -1 : 0);
    for (const row of rows) expect(row.source).not.toBe('');
  });
});
