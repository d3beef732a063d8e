import { deflateRawSync } from 'node:zlib';
import { recordMeasurement } from '@tavle/board';
import { currentMeasurements, date, type Problem } from '@tavle/domain';
import { words } from '@tavle/text';
import { describe, expect, test } from 'vitest';
import { boardId, contentOf, edit, enter, idsOn, openHouse, type UnitName } from '../../house.testing.ts';
import type { Server } from '../../app.ts';
import { allNew, hasSharedData, importerAt, sharedFile } from './import.testing.ts';
import { uploadBytesMost } from './limits.ts';
import { createFileReader } from './read-file.ts';
import { readFile } from './reading.ts';
import { published } from './published.testing.ts';
import { fileSentence } from './sentences.ts';
import { workbookOf, zipOf } from './workbook.testing.ts';

const current = async (server: Server, unit: UnitName) => {
  const { indicators, measurements } = await contentOf(server, unit);
  return indicators.flatMap(({ id }) => currentMeasurements(measurements, id));
};

describe.skipIf(!hasSharedData)('the published files, byte for byte', () => {
  test('every file: so many rows, numbers, series and problems; taken, found again unchanged, taken back', async () => {
    const server = await openHouse();
    const at = importerAt(server, 's1');
    const before = await current(server, 's1');
    for (const [name, expected] of published) {
      const bytes = sharedFile(name);
      const upload = await at.upload(name, bytes);
      const first = await at.preview(upload);
      const targets = allNew(first);
      const fitting = await at.preview(upload, { targets });
      const told = { rows: fitting.rows, read: fitting.read, series: first.series.length };
      expect([name, { ...told, fits: fitting.counts.fresh, problems: fitting.problemCount }]).toEqual([name, expected]);
      expect([name, first.question !== null]).toEqual([name, expected.read === 0 && expected.problems === 0]);
      const done = await at.take(upload, { targets, outside: true });
      expect([name, done.written, done.drafts]).toEqual([name, expected.read, expected.series]);
      if (expected.read === 0) continue;
      const again = await at.preview(await at.upload(name, bytes), { outside: true });
      expect([name, again.counts]).toEqual([
        name,
        { fresh: 0, unchanged: expected.read, corrections: 0, kept: 0, skipped: 0, outside: 0 },
      ]);
      expect([name, again.remembered]).not.toEqual([name, null]);
      expect(await at.undo(done.import)).toEqual({ withdrawn: expected.read, left: 0, draftsRemoved: expected.series });
      expect([name, await current(server, 's1')]).toEqual([name, before]);
    }
  }, 240_000);

  test('Windows-1252, ISO weeks, decimal comma: the numbers are those the file says', async () => {
    const server = await openHouse();
    const at = importerAt(server, 's1');
    const name = 'ssi-06-nyindlagte-uge-windows1252.csv';
    const upload = await at.upload(name, sharedFile(`import-fixtures/${name}`));
    const preview = await at.preview(upload);
    expect(preview.file).toMatchObject({ encoding: 'Windows-1252', delimiter: ';', kind: 'csv' });
    expect(preview.headings).toContain('Befolkningstørrelse');
    await at.take(upload, { targets: allNew(preview) });
    const { indicators, measurements } = await contentOf(server, 's1');
    const indicator = indicators.find((each) => each.name === '5-11 · Uvaccinerede');
    expect(indicator).toMatchObject({ kind: 'rate', per: 100_000, cadence: 'week', stage: 'draft' });
    const [one] = measurements.filter((entry) => entry.indicator === indicator?.id);
    expect(one).toMatchObject({
      start: '2020-12-21',
      end: '2020-12-27',
      value: { kind: 'parts', part: 4, whole: 436_558 },
      origin: 'imported',
      source: name,
    });
  }, 60_000);

  test('daily counts add up to two weeks: the same sums as were published', async () => {
    const server = await openHouse();
    const at = importerAt(server, 's1');
    const daily = await at.upload('daily.csv', sharedFile('import-fixtures/ssi-newly-admitted-over-time.csv'));
    const { mapping } = await at.preview(daily);
    const wish = { mapping: { ...mapping, dates: 'fortnight', combine: 'sum' } };
    const summed = await at.preview(daily, wish);
    await at.take(daily, { ...wish, targets: allNew(summed) });
    const sums = await contentOf(server, 's1');
    const biweekly = await at.upload('14.csv', sharedFile('covid-nyindlagte-regioner-14dage.csv'));
    const there = await at.preview(biweekly);
    const regions = ['Hovedstaden', 'Sjælland', 'Syddanmark', 'Midtjylland', 'Nordjylland'];
    const targets = there.series.map(({ name }) => {
      const region = regions.find((each) => name.endsWith(`Region ${each}`));
      return { series: name, to: sums.indicators.find((each) => each.name === region)?.id ?? 'skip' };
    });
    const { counts } = await at.preview(biweekly, { targets });
    expect(counts).toMatchObject({ unchanged: 5 * 73, fresh: 0, kept: 0 });
  }, 60_000);
});

test('a file goes to the indicator it names; another value stays or is replaced with the reason, and comes back when undone', async () => {
  const server = await openHouse();
  const at = importerAt(server, 's1');
  const { indicator } = idsOn('s1');
  const value = { kind: 'parts', part: 50, whole: 90 } as const;
  await edit(server, 's1', (doc, hand) =>
    recordMeasurement(doc, hand, { indicator, start: date('2026-07-01'), end: date('2026-07-31'), value }),
  );
  const csv =
    'Indikator;Periode;Tæller;Nævner\nAndel til Mål for s1;juli 2026;51;90\nandel til mål for S1;august 2026;60;90\n';
  const upload = await at.upload('tal.csv', csv);
  const kept = await at.preview(upload);
  expect([kept.series.length, kept.counts.fresh, kept.counts.kept]).toEqual([2, 1, 1]);
  const done = await at.take(upload, { corrections: 'replace', reason: 'Talt efter' });
  expect(done.written).toBe(2);
  const now = async () => (await current(server, 's1')).filter(({ start }) => start >= '2026-07-01');
  expect((await now()).map((entry) => [entry.value, entry.reason])).toEqual([
    [{ kind: 'parts', part: 51, whole: 90 }, 'Talt efter'],
    [{ kind: 'parts', part: 60, whole: 90 }, ''],
  ]);
  expect(await at.undo(done.import)).toEqual({ withdrawn: 2, left: 0, draftsRemoved: 0 });
  expect((await now()).map((entry) => entry.value)).toEqual([value]);
  const notes = await server.app.inject({
    url: `/api/boards/${boardId('s1')}/imports`,
    headers: await enter(server, 'keeper-s1'),
  });
  expect(notes.json()).toMatchObject([{ file: 'tal.csv', written: 2, undoneAt: expect.any(String) }]);
}, 60_000);

const headings = 'Indikator;Periode;Tæller;Nævner';
const named = 'Andel til Mål for s1';

test('each row with something wrong is told with row, column and a sentence; nothing of it is written, the rest can be', async () => {
  const server = await openHouse();
  const at = importerAt(server, 's1');
  const rows = [
    `${named};juli 2026;91;90`,
    `${named};august 2026;-1;90`,
    `${named};september 2026;syv;90`,
    `${named};;7;90`,
    `${named};engang;7;90`,
    `${named};oktober 2026;7;`,
    `${named};2025;7;90`,
    `${named};november 2025;7;90`,
    `${named};november 2025;8;90`,
    `${named};november 2025;8;90`,
    ';december 2025;8;90',
    `${named};maj 2025;#;#`,
    `${named};maj 2024;1;0`,
    `${named};april 2024;#DIVISION/0!;9`,
  ];
  const preview = await at.preview(await at.upload('problemer.csv', [headings, ...rows].join('\r\n')));
  expect(preview.problems.map(({ row, column }) => [row, column])).toEqual([
    [2, 'Tæller'],
    [3, 'Tæller'],
    [4, 'Tæller'],
    [5, 'Periode'],
    [6, 'Periode'],
    [7, 'Tæller'],
    [8, 'Periode'],
    [10, 'Tæller'],
    [11, 'Tæller'],
    [12, 'Indikator'],
    [13, 'Tæller'],
    [14, 'Tæller'],
    [15, 'Tæller'],
  ]);
  for (const { sentence } of preview.problems) expect(sentence).toMatch(/^[A-ZÆØÅ"0-9].{8,}\.$/u);
  expect(preview.counts.fresh).toBe(1);
}, 60_000);

/** The sentence a file is refused with. */
async function refusalOf(bytes: Buffer | string): Promise<string> {
  const read = await readFile(Buffer.from(bytes), null);
  return 'problem' in read ? fileSentence(read.problem, words('da')) : 'read';
}

test('a file that is none is refused with what to do', async () => {
  expect(await refusalOf('')).toBe('Filen er tom. Vælg en anden fil.');
  expect(await refusalOf('\r\n \r\n')).toBe('Der står ingen tal i filen. Vælg en anden fil.');
  expect(await refusalOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toContain('gamle Excel-format');
  expect(await refusalOf(Buffer.from('%PDF-1.7 \0\0'))).toContain('hverken Excel');
  expect(await refusalOf(Buffer.from([1, 2, 0, 3, 4, 0, 9, 7]))).toContain('læses som tekst');
  expect(await refusalOf(Buffer.from('PK\u0003\u0004 and nothing more'))).toContain('beskadiget');
  expect(await refusalOf(await zipOf([{ name: 'mimetype', bytes: Buffer.from('opendocument') }]))).toContain(
    'hverken Excel',
  );
  expect(await refusalOf('a;b\n"never closed;1\n')).toMatch(/anførselstegn i række \d/);
  const wide = Array.from({ length: 600 }, (_, n) => `k${n}`).join(';');
  expect(await refusalOf(`${wide}\n${wide}`)).toBe('Filen har 600 kolonner. Der er plads til 500.');
}, 30_000);

test('a zip bomb is stopped before it is unpacked, whatever it claims of itself', async () => {
  const bomb = Buffer.alloc(200 * 1024 * 1024);
  const packed = deflateRawSync(bomb);
  const workbook = { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') };
  const honest = await zipOf([workbook, { name: 'xl/worksheets/sheet1.xml', packed, claims: bomb.length }]);
  expect(honest.length).toBeLessThan(uploadBytesMost);
  const before = process.memoryUsage().rss;
  expect(await refusalOf(honest)).toContain('når den pakkes ud');
  const lying = await zipOf([workbook, { name: 'xl/worksheets/sheet1.xml', packed, claims: 1000 }]);
  expect(await refusalOf(lying)).toMatch(/når den pakkes ud|beskadiget/);
  expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024);
}, 30_000);

test('a file of 100 MB is refused by its size, before it is read; nobody but a writer is listened to at all', async () => {
  const server = await openHouse();
  const at = importerAt(server, 's1');
  const large = Buffer.alloc(100 * 1024 * 1024, 'a');
  const reply = await at.post('/uploads?name=stor.csv', large, 'application/octet-stream');
  expect([reply.statusCode, reply.json<Problem>().sentence]).toEqual([
    413,
    'Filen fylder 100 MB. Der er plads til 20 MB. Del den op, eller fjern det, der ikke er målinger.',
  ]);
  for (const who of ['reader-s1', 'viewer-s1', 'keeper-south', 'director']) {
    const refused = await importerAt(server, 's1', who).post(
      '/uploads?name=a.csv',
      Buffer.from('a'),
      'application/octet-stream',
    );
    expect([who, refused.statusCode]).toEqual([who, 403]);
  }
  const upload = await at.upload('a.csv', `${headings}\n`);
  const other = await importerAt(server, 'n1').post('/imports/preview', { upload });
  expect(other.statusCode).toBe(404);
}, 30_000);

test('a workbook: dates as dates, a formula by its value, a percentage as per cent, one sheet among several', async () => {
  const server = await openHouse();
  const at = importerAt(server, 's1');
  const bytes = await workbookOf([
    { name: 'Forside', rows: [['Rapport']] },
    {
      name: 'Tal',
      rows: [
        ['Indikator', 'Måned', 'Andel (%)'],
        ['Svar til tiden', { date: '2026-01-01' }, { formula: 'A1/B1', value: 0.925 }],
        ['Svar til tiden', { date: '2026-02-01' }, 0.87],
        ['Svar til tiden', { date: '2026-03-01' }, { error: '#DIV/0!' }],
      ],
    },
  ]);
  const upload = await at.upload('bog.xlsx', bytes);
  const first = await at.preview(upload);
  // the page in front says nothing: the sheet that can be read is chosen
  expect([first.sheets, first.mapping.sheet, first.question]).toEqual([['Forside', 'Tal'], 1, null]);
  expect(first.mapping).toMatchObject({ dates: 'month', scale: 100, roles: ['series', 'period', 'value'] });
  expect(first.problems.map(({ row, column, sentence }) => [row, column, sentence])).toEqual([
    [4, 'Andel (%)', 'Formlen i cellen giver intet tal. Ret den i Excel.'],
  ]);
  expect([first.blank, first.read]).toEqual([0, 2]);
  const other = await at.preview(upload, { mapping: { ...first.mapping, sheet: 0, headingRow: -1, roles: [] } });
  expect([other.mapping.sheet, other.question === null]).toEqual([0, false]);
  const wish = { mapping: first.mapping, targets: allNew(first) };
  expect((await at.take(upload, wish)).written).toBe(2);
  const entries = (await contentOf(server, 's1')).measurements.filter(({ source }) => source === 'bog.xlsx');
  expect(entries.map(({ start, end, value }) => [start, end, value])).toEqual([
    ['2026-01-01', '2026-01-31', { kind: 'value', value: 92.5 }],
    ['2026-02-01', '2026-02-28', { kind: 'value', value: 87 }],
  ]);
  const again = await at.preview(await at.upload('bog.xlsx', bytes));
  expect([again.mapping.sheet, again.remembered === null, again.counts.unchanged]).toEqual([1, false, 2]);
}, 60_000);

test('one cell at the far end of a sheet costs neither the server nor the machine', async () => {
  const bytes = await workbookOf([{ name: 'Tal', rows: [['Indikator', 'Måned', 'Andel']], far: 'XFD1048576' }]);
  const reader = createFileReader({ ms: 60_000, megabytes: 300 });
  const read = await reader.read(bytes, null);
  await reader.close();
  expect('problem' in read && fileSentence(read.problem, words('da'))).toMatch(/Del den op|plads til|tung/);
}, 90_000);
