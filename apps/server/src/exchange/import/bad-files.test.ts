/** What people drop on the page that cannot be taken: each a sentence that says what to do, and nothing on the board. */
import { deflateRawSync } from 'node:zlib';
import type { ImportPreview, Problem } from '@tavle/domain';
import { expect, test } from 'vitest';
import { contentOf, openHouse } from '../../house.testing.ts';
import { allNew, importerAt } from './import.testing.ts';
import { workbookOf, zipOf } from './workbook.testing.ts';

const headings = 'Indikator;Periode;Tæller;Nævner';
const named = 'Andel til Mål for s1';
const rowsOf = (count: number, first = 0): string =>
  Array.from({ length: count }, (_, n) => {
    const at = n + first;
    const day = new Date(Date.UTC(1990, 0, 1 + 7 * (at % 1500))).toISOString().slice(0, 10);
    return `Række ${Math.floor(at / 1500)};${day};7;9`;
  }).join('\n');

/** The header of a compound file, as old Excel and locked workbooks have it, with the name of one stream. */
const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(64),
  ]);

const bomb = async (): Promise<Buffer> => {
  const bytes = Buffer.alloc(120 * 1024 * 1024);
  const workbook = { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') };
  return zipOf([workbook, { name: 'xl/worksheets/sheet1.xml', packed: deflateRawSync(bytes), claims: bytes.length }]);
};
const openDocument = (): Promise<Buffer> =>
  zipOf([
    { name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') },
    { name: 'content.xml', bytes: Buffer.from('<office:document-content/>') },
  ]);

/** Name, bytes, the status of the reply that refuses it, and its sentence. */
const refused: readonly (readonly [string, () => Buffer | string | Promise<Buffer>, number, string])[] = [
  [
    'stor.csv',
    () => Buffer.alloc(100 * 1024 * 1024, 'a'),
    413,
    'Filen fylder 100 MB. Der er plads til 20 MB. Del den op, eller fjern det, der ikke er målinger.',
  ],
  ['bombe.xlsx', bomb, 422, 'Filen fylder mere end 96 MB, når den pakkes ud. Del den op i mindre filer.'],
  [
    'låst.xlsx',
    () => compound('EncryptedPackage'),
    422,
    'Filen er låst med adgangskode. Gem den uden adgangskode i Excel, og prøv igen.',
  ],
  [
    'gammel.xls',
    () => compound('Workbook'),
    422,
    'Filen er i det gamle Excel-format (.xls). Gem den som .xlsx i Excel, og prøv igen.',
  ],
  [
    'calc.ods',
    openDocument,
    422,
    'Filen er hverken Excel (.xlsx) eller CSV. Gem tallene i et af de to formater, og prøv igen.',
  ],
  [
    'rapport.csv',
    () => Buffer.concat([Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'), Buffer.from([0, 1, 2])]),
    422,
    'Filen er hverken Excel (.xlsx) eller CSV. Gem tallene i et af de to formater, og prøv igen.',
  ],
  ['tom.csv', () => '', 422, 'Filen er tom. Vælg en anden fil.'],
  ['overskrifter.csv', () => `${headings}\r\n`, 422, 'Der står ingen tal i filen. Vælg en anden fil.'],
  [
    'overskrifter.xlsx',
    () => workbookOf([{ name: 'Tal', rows: [['Indikator', 'Periode', 'Værdi']] }]),
    422,
    'Der står ingen tal i filen. Vælg en anden fil.',
  ],
  [
    'mange.csv',
    () => `${headings}\n${rowsOf(20_001)}`,
    422,
    'Filen har 20.001 tal. Der er plads til 20.000 ad gangen. Del den op i mindre filer.',
  ],
  [
    'længst.csv',
    () => `${headings}\n${rowsOf(50_002)}`,
    422,
    'Filen har 50.003 rækker. Der er plads til 50.000. Del den op i mindre filer.',
  ],
];

test('every file that is none is refused with its sentence, and nothing is written', async () => {
  const server = await openHouse();
  const at = importerAt(server, 's1');
  const before = await contentOf(server, 's1');
  for (const [name, make, status, sentence] of refused) {
    const bytes = Buffer.from(await make());
    const sent = await at.post(`/uploads?name=${encodeURIComponent(name)}`, bytes, 'application/octet-stream');
    const upload = sent.json<{ upload?: string }>().upload;
    const reply = upload === undefined ? sent : await at.post('/imports/preview', { upload });
    expect([name, reply.statusCode, reply.json<Problem>().sentence]).toEqual([name, status, sentence]);
    if (upload === undefined) continue;
    const taken = await at.post('/imports', { upload });
    expect([name, taken.statusCode, taken.json<Problem>().sentence]).toEqual([name, status, sentence]);
  }
  expect(await contentOf(server, 's1')).toEqual(before);
}, 120_000);

test('rows with something wrong are named, and are not among what is written', async () => {
  const server = await openHouse();
  const at = importerAt(server, 's1');
  const bytes = `\ufeff${headings.replaceAll(';', '\t')}\r\n${named}\tjuli 2026\t91\t90\r\n${named}\taugust 2026\t60\t90\r\n${named}\taugust 2026\t61\t90\r\n${named}\tuge 40 2026\t61\t90\r\n`;
  const upload = await at.upload('Unicode-tekst.txt', Buffer.from(bytes, 'utf16le'));
  const preview = await at.preview(upload);
  expect(preview.file).toMatchObject({ encoding: 'UTF-16LE', delimiter: '\t' });
  expect(preview.problems).toEqual([
    { row: 2, column: 'Tæller', sentence: 'Tæller kan ikke være større end nævner. Ret et af tallene.' },
    { row: 4, column: 'Tæller', sentence: 'Samme indikator og periode står med et andet tal i række 3.' },
    { row: 5, column: 'Periode', sentence: 'uge 40, 2026 passer ikke til indikatorens rytme (hver måned).' },
  ]);
  expect((await at.take(upload)).written).toBe(1);
}, 30_000);

test('a file of 12,000 rows is taken whole', async () => {
  const server = await openHouse();
  const at = importerAt(server, 's1');
  const upload = await at.upload('lang.csv', `${headings}\n${rowsOf(12_000)}`);
  const preview = await at.preview(upload);
  const targets = allNew(preview);
  expect([preview.rows, preview.read, preview.problemCount]).toEqual([12_000, 12_000, 0]);
  expect((await at.take(upload, { targets })).written).toBe(12_000);
}, 120_000);

const formula = (inner: string): { readonly raw: string } => ({ raw: inner });

async function previewOf(
  rows: Parameters<typeof workbookOf>[0][number]['rows'],
  calculation = '',
): Promise<ImportPreview> {
  const at = importerAt(await openHouse(), 's1');
  const head = ['Indikator', 'Måned', 'Andel'];
  const bytes = await workbookOf(
    [
      { name: 'Diagram', rows: [] },
      { name: 'Tal', rows: [head, ...rows] },
    ],
    calculation,
  );
  return at.preview(await at.upload('bog.xlsx', bytes));
}

test('a formula nobody has worked out is named by its cell, however the file was written; an empty text is an empty cell', async () => {
  const preview = await previewOf([
    ['A', 'maj 2026', formula('><f>B2*2</f></c>')],
    ['B', 'maj 2026', formula('><f>B2*2</f><v></v></c>')],
    ['C', 'maj 2026', formula('><f>B2*2</f><v/></c>')],
    ['D', 'maj 2026', formula(' t="str"><f>B2&amp;"x"</f></c>')],
    ['E', 'maj 2026', formula(' t="str"><f>IF(B2="","","x")</f><v></v></c>')],
    ['F', formula(' t="str"><f>TEXT(B2,"x")</f></c>'), 4],
    [formula(' t="str"><f>B2&amp;"x"</f></c>'), 'maj 2026', 5],
    ['H', 'maj 2026', formula(' t="e"><f>1/0</f><v>#DIV/0!</v></c>')],
    ['I', 'maj 2026', formula('><f>B2*2</f><v>6</v></c>')],
    ['J', 'maj 2026', formula('><f>B2*0</f><v>0</v></c>')],
  ]);
  const unsaved = (cell: string): string =>
    `Cellen ${cell} er en formel uden et gemt resultat. Åbn filen i Excel, gem den, og prøv igen.`;
  expect(preview.problems.map(({ row, column, sentence }) => [row, column, sentence])).toEqual([
    [2, 'Andel', unsaved('C2')],
    [3, 'Andel', unsaved('C3')],
    [4, 'Andel', unsaved('C4')],
    [5, 'Andel', unsaved('C5')],
    [7, 'Måned', unsaved('B7')],
    [8, 'Indikator', unsaved('A8')],
    [9, 'Andel', 'Formlen i cellen giver intet tal. Ret den i Excel.'],
  ]);
  expect([preview.blank, preview.read, preview.series.map(({ name }) => name)]).toEqual([1, 2, ['I', 'J']]);
  expect(preview.sheets).toEqual(['Tal']);
});

test('a program that writes 0 for every formula says so in the file, and none of those zeros is believed', async () => {
  const preview = await previewOf(
    [
      ['A', 'maj 2026', formula('><f>B2*2</f><v>0</v></c>')],
      ['B', 'maj 2026', 0],
      ['C', 'maj 2026', formula('><f>B2*2</f><v>6</v></c>')],
    ],
    '<calcPr calcId="124519" fullCalcOnLoad="1"/>',
  );
  expect(preview.problems.map(({ row }) => row)).toEqual([2]);
  expect(preview.series.map(({ name }) => name)).toEqual(['B', 'C']);
});

const daily = (days: number, from = 1): string =>
  Array.from({ length: days }, (_, n) => `A;${String(n + from).padStart(2, '0')}-11-2026;3`).join('\n');

test('numbers for single days: the sentence says what to choose; the sums are of whole periods only', async () => {
  const at = importerAt(await openHouse(), 's1');
  // Sunday 1 November to Friday 20: of three weeks only two are whole
  const upload = await at.upload('dage.csv', `Indikator;Dato;Antal\n${daily(20)}\n`);
  const first = await at.preview(upload);
  expect([first.days, first.read, first.mapping.dates]).toEqual([20, 20, 'day']);
  const told = await at.preview(upload, { targets: allNew(first) });
  expect(told.problems[0]?.sentence).toBe(
    '1. nov. 2026 er en enkelt dag, og indikatorens rytme er længere (hver uge). Vælg under En dato betyder, hvilken periode den hører til.',
  );
  const weeks = await at.preview(upload, { mapping: { ...first.mapping, dates: 'week' } });
  expect([weeks.days, weeks.problems[0]?.sentence]).toEqual([
    20,
    'Datoen ligger i samme periode som datoen i række 3. Vælg, at flere tal for samme periode lægges sammen, eller hvad en dato betyder.',
  ]);
  const summed = await at.preview(upload, {
    mapping: { ...first.mapping, dates: 'week', combine: 'sum' },
    targets: allNew(first),
  });
  expect([summed.counts.fresh, summed.problems.map(({ row, sentence }) => [row, sentence])]).toEqual([
    2,
    [
      [2, 'Perioden har kun 1 af sine 7 dage i filen. Summen ville blive for lille.'],
      [17, 'Perioden har kun 5 af sine 7 dage i filen. Summen ville blive for lille.'],
    ],
  ]);
});

test('percentages of single days are not added up; their counts are, and the same day twice does not stand for the day that is missing', async () => {
  const at = importerAt(await openHouse(), 's1');
  const days = (line: (n: number) => string): string => Array.from({ length: 7 }, (_, n) => line(n)).join('\n');
  const sum = async (text: string) => {
    const upload = await at.upload('dage.csv', text);
    const { mapping } = await at.preview(upload);
    return at.preview(upload, { mapping: { ...mapping, dates: 'week', combine: 'sum' } });
  };
  const percent = await sum(`Indikator;Dato;Andel\n${days((n) => `A;0${n + 2}-11-2026;9${n},5`)}\n`);
  expect(percent.problems.map(({ sentence }) => sentence)).toEqual([
    'Procenter kan ikke lægges sammen. Brug tæller og nævner, eller hent tallene for hele perioden.',
  ]);
  const counts = await sum(`Indikator;Dato;Tæller;Nævner;Andel\n${days((n) => `A;0${n + 2}-11-2026;8;10;80`)}\n`);
  expect([counts.problemCount, counts.read, counts.series[0]?.kind]).toEqual([0, 1, 'share']);
  const twice = await sum(`Indikator;Dato;Antal\n${days((n) => `A;0${Math.max(3, n + 2)}-11-2026;4`)}\n`);
  expect(twice.problems.map(({ sentence }) => sentence)).toEqual([
    'Perioden har kun 6 af sine 7 dage i filen. Summen ville blive for lille.',
  ]);
});

test('a file without periods: they are asked for once, for all of it; a period that is none is asked again', async () => {
  const at = importerAt(await openHouse(), 's1');
  const upload = await at.upload('uden.csv', 'Indikator;Fra;Til;Tæller;Nævner\nA;;;7;9\nB;;;8;9\n');
  const first = await at.preview(upload);
  expect([first.undated, first.problems.map(({ sentence }) => sentence)[0]]).toEqual([
    2,
    'Perioden mangler. Skriv den i filen eller i feltet Tal uden periode gælder.',
  ]);
  const wrong = await at.preview(upload, { mapping: { ...first.mapping, period: 'engang' } });
  expect(wrong.question).toBe('Perioden kan ikke læses. Skriv fx oktober 2026 eller uge 47 2026.');
  const dated = await at.preview(upload, { mapping: { ...first.mapping, period: 'oktober 2026' } });
  expect([dated.problemCount, dated.undated, dated.series.map(({ first: period }) => period?.start)]).toEqual([
    0,
    0,
    ['2026-10-01', '2026-10-01'],
  ]);
});
