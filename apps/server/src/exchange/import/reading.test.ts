import { date, type ImportMapping } from '@tavle/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Delimiter, delimiters, detectDelimiter, readCsv } from './csv.ts';
import { decodeText } from './encoding.ts';
import { guessMapping } from './guess.ts';
import { meaningOfDates, typedPeriod, whenOf } from './periods.ts';
import { createFileReader } from './read-file.ts';
import { readFile } from './reading.ts';
import { columnLetters } from './table.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzæøåÆØÅ0123456789 .-/%()';
const word = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '');
/** Texts as they stand in files: with delimiters, quotes and line ends in them, which is what quotes are for. */
const cell = fc.oneof(
  word,
  word.map((text) => `${text}; "x", y\t|\n z`),
  fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((n) => n.toFixed(2)),
);

function write(rows: readonly (readonly string[])[], delimiter: string, danish: boolean): string {
  const field = (text: string): string => {
    const shown = danish && /^-?\d+\.\d+$/.test(text) ? text.replace('.', ',') : text;
    return /[";,\t|\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
  };
  return rows.map((row) => row.map(field).join(delimiter)).join('\r\n');
}

test('whatever stands in the cells, the delimiter is the one the file was written with, and every cell comes back', () => {
  const tables = fc
    .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 12 }))
    .chain(([width, height]) =>
      fc.tuple(
        fc.array(word, { minLength: width, maxLength: width }),
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
      ),
    );
  fc.assert(
    fc.property(tables, fc.constantFrom(...delimiters), ([head, rows], delimiter: Delimiter) => {
      const text = write([head, ...rows], delimiter, false);
      expect(detectDelimiter(text)).toBe(delimiter);
      const read = readCsv(Buffer.from(text));
      if ('problem' in read) throw new Error(read.problem.kind);
      const [sheet] = read.value.sheets;
      const back = sheet?.rows.map((row) => row.map((each) => (each.kind === 'text' ? each.text : '')));
      expect(back).toEqual([head, ...rows]);
    }),
    { numRuns: 300 },
  );
});

test('a decimal comma is never taken for a delimiter', () => {
  const rows = Array.from({ length: 20 }, (_, n) => `uge ${n + 1} 2026;${n},5`);
  expect(detectDelimiter(['Uge;Tal', ...rows].join('\n'))).toBe(';');
  expect(detectDelimiter(['Uge\tTal', ...rows].join('\n').replaceAll(';', '\t'))).toBe('\t');
});

test('every encoding a Danish file comes in gives the same letters; bytes that are no text are refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...letters, '\n', ';'), minLength: 1, maxLength: 200 }), (text) => {
      const utf16 = Buffer.from(text, 'utf16le');
      const variants: readonly (readonly [Buffer, string])[] = [
        [Buffer.from(text, 'utf8'), 'UTF-8'],
        [Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text, 'utf8')]), 'UTF-8'],
        [Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'UTF-16LE'],
        [Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]), 'UTF-16BE'],
      ];
      for (const [bytes, encoding] of variants) expect(decodeText(bytes)).toEqual({ value: { text, encoding } });
      const old = decodeText(Buffer.from(text, 'latin1'));
      expect('value' in old && old.value.text).toBe(text);
    }),
  );
  expect(decodeText(Buffer.from([0x80]))).toEqual({ value: { text: '€', encoding: 'Windows-1252' } });
  expect(decodeText(Buffer.from('a\0b'))).toEqual({ problem: { kind: 'notText' } });
});

test('periods as files write them', () => {
  const text = (value: string) => whenOf({ kind: 'text', text: value });
  const period = (start: string, end: string) => ({ kind: 'period', period: { start: date(start), end: date(end) } });
  expect(text('2020-U52')).toEqual(period('2020-12-21', '2020-12-27'));
  expect(text('2020K1')).toEqual(period('2020-01-01', '2020-03-31'));
  expect(text('2020M01')).toEqual(period('2020-01-01', '2020-01-31'));
  expect(text('202002')).toEqual(period('2020-02-01', '2020-02-29'));
  expect(text('20200229')).toEqual({ kind: 'date', date: '2020-02-29' });
  expect(text('2020-02-29 00:00:00')).toEqual({ kind: 'date', date: '2020-02-29' });
  expect(text('29-02-2020')).toEqual({ kind: 'date', date: '2020-02-29' });
  expect(text('oktober 2026')).toEqual(period('2026-10-01', '2026-10-31'));
  expect(text('02-29-2020')).toEqual({ kind: 'notADate' });
  expect(whenOf({ kind: 'number', value: 44_927 })).toEqual({ kind: 'notADate' });
  expect(typedPeriod('1-1-2026 til 30-6-2026')).toEqual({ start: '2026-01-01', end: '2026-06-30' });
});

test('what a lone date stands for: by its heading, else by where the dates lie', () => {
  const dates = (...texts: string[]) => texts.map((each) => date(each));
  expect(meaningOfDates('Dato', dates('2026-01-01', '2026-02-01', '2026-04-01'))).toBe('month');
  expect(meaningOfDates('Dato', dates('2026-01-31', '2026-02-28', '2026-03-31'))).toBe('month');
  expect(meaningOfDates('Dato', dates('2026-01-01', '2026-04-01'))).toBe('quarter');
  expect(meaningOfDates('Dato', dates('2025-01-01', '2026-01-01'))).toBe('year');
  expect(meaningOfDates('Dato', dates('2026-01-05', '2026-01-12', '2026-01-26'))).toBe('week');
  expect(meaningOfDates('Dato', dates('2026-01-05', '2026-01-19'))).toBe('fortnight');
  expect(meaningOfDates('Dato', dates('2026-01-05', '2026-01-06'))).toBe('day');
  expect(meaningOfDates('Måned', dates('2026-01-05'))).toBe('month');
});

async function numbersIn(text: string, wanted: ImportMapping | null = null) {
  const read = await readFile(Buffer.from(text), wanted);
  if ('problem' in read) throw new Error(read.problem.kind);
  const { mapping, headings, rows, problems } = read.value;
  return {
    mapping,
    headings,
    problems,
    rows: rows.map(({ series, start, end, value, part, whole }) => ({ series, start, end, value, part, whole })),
  };
}

test('wide files: periods across, series across, year and week in columns of their own', async () => {
  const across = await numbersIn('Indikator;jan 2026;feb 2026\nA;1,5;2,5\nB;3,5;');
  expect([across.mapping.layout, across.rows.map(({ series, start, value }) => [series, start, value])]).toEqual([
    'periodsAcross',
    [
      ['A', '2026-01-01', 1.5],
      ['A', '2026-02-01', 2.5],
      ['B', '2026-01-01', 3.5],
    ],
  ]);
  const series = await numbersIn('Dato;Nord;Syd\n01-01-2026;1;2\n01-02-2026;3;4');
  expect([series.mapping.layout, series.rows.map(({ series: name, end, value }) => [name, end, value])]).toEqual([
    'seriesAcross',
    [
      ['Nord', '2026-01-31', 1],
      ['Syd', '2026-01-31', 2],
      ['Nord', '2026-02-28', 3],
      ['Syd', '2026-02-28', 4],
    ],
  ]);
  const two = await numbersIn('År;Uge;Indikator;Tæller;Nævner\n2026;1;A;1;2\n2026;53;A;1;2\n2025;53;A;1;2');
  expect([two.rows.map(({ start }) => start), two.problems.map(({ row }) => row)]).toEqual([
    ['2025-12-29', '2026-12-28'],
    [4],
  ]);
});

test('told only the row of headings, the columns under it are guessed anew; a row that is not there is passed over', async () => {
  const text = 'Afsnit;Kvartal;Antal;Kommentar\nIndikator;Periode;Værdi;Kilde\nA;maj 2026;12,5;BI\n';
  const first = await numbersIn(text);
  expect(first.mapping.headingRow).toBe(0);
  const told = { ...first.mapping, headingRow: 1, roles: [] };
  const read = await numbersIn(text, told);
  expect([read.headings, read.mapping.roles]).toEqual([
    ['Indikator', 'Periode', 'Værdi', 'Kilde'],
    ['series', 'period', 'value', 'source'],
  ]);
  expect(read.rows.map(({ value }) => value)).toEqual([12.5]);
  for (const headingRow of [-1, 900]) {
    expect((await numbersIn(text, { ...told, headingRow })).mapping).toEqual(first.mapping);
  }
});

test('a number with two honest readings is asked about, unless the file answers elsewhere', async () => {
  const doubtful = await numbersIn('Indikator;Periode;Værdi\nA;maj 2026;1.234\n');
  expect(doubtful.problems).toEqual([{ row: 2, column: 2, kind: 'doubtful', text: '1.234', readings: [1234, 1.234] }]);
  const answered = await numbersIn('Indikator;Periode;Værdi\nA;maj 2026;1.234\nA;juni 2026;12,5\n');
  expect(answered.rows.map(({ value }) => value)).toEqual([1234, 12.5]);
});

test('a title above the headings, a sep= line and blank rows are passed over; rows keep their numbers', async () => {
  const read = await numbersIn('sep=;\nUdtræk fra BI\n\nIndikator;Periode;Værdi\nA;maj 2026;x\n');
  expect([read.mapping.headingRow, read.problems.map(({ row }) => row)]).toEqual([3, [5]]);
  expect([columnLetters(0), columnLetters(25), columnLetters(26), columnLetters(701)]).toEqual(['A', 'Z', 'AA', 'ZZ']);
});

test('a file that takes too long ends its thread, and the next one is read', async () => {
  const reader = createFileReader({ ms: 1, megabytes: 200 });
  expect(await reader.read(Buffer.from('a;b\n1;2'), null)).toEqual({ problem: { kind: 'tookTooLong' } });
  await reader.close();
  const patient = createFileReader();
  const read = await patient.read(Buffer.from('Indikator;Periode;Værdi\nA;maj 2026;1\n'), null);
  expect('value' in read && read.value.rows).toHaveLength(1);
  await patient.close();
});

test('a guess never throws, whatever the file holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const read = await readFile(bytes, null);
      expect('value' in read || 'problem' in read).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(guessMapping({ kind: 'csv', encoding: '', delimiter: ';', sheets: [] }).roles).toEqual([]);
});
