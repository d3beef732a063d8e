import { addIndicator, markNotRelevant, recordMeasurement } from '@tavle/board';
import { asId, type BoardView, date, type IndicatorId } from '@tavle/domain';
import { describe, expect, test } from 'vitest';
import type { Server } from '../../app.ts';
import { boardId, edit, enter, idsOn, openHouse, type UnitName } from '../../house.testing.ts';
import { allNew, hasSharedData, importerAt, sharedFile } from '../import/import.testing.ts';
import { openArchive } from '../import/archive.ts';
import { readTable } from '../import/read-table.ts';

async function file(server: Server, who: string, path: string, language = 'da', unit: UnitName = 's1') {
  const headers = { ...(await enter(server, who)), 'accept-language': language };
  return server.app.inject({ url: `/api/boards/${boardId(unit)}${path}`, headers });
}

/** A ward with a number of persons nobody may see outside, and a name that would be a formula. */
async function ward(): Promise<Server> {
  const server = await openHouse();
  const { indicator, goal } = idsOn('s1');
  const july = { start: date('2026-07-01'), end: date('2026-07-31') };
  const august = { start: date('2026-08-01'), end: date('2026-08-31') };
  await edit(server, 's1', (doc, hand) =>
    recordMeasurement(doc, hand, { indicator, ...july, value: { kind: 'parts', part: 2, whole: 90 } }),
  );
  await edit(server, 's1', (doc, hand) => markNotRelevant(doc, hand, { indicator, ...august }));
  const made = await edit(server, 's1', (doc, hand) =>
    addIndicator(doc, hand, { goal, name: '=HYPERLINK("x")', kind: 'value', cadence: 'month', unit: '@dage' }),
  );
  const value = { kind: 'value', value: -1.5 } as const;
  await edit(server, 's1', (doc, hand) =>
    recordMeasurement(doc, hand, { indicator: made, ...july, value, source: '+Kilde; "A"' }),
  );
  return server;
}

test('CSV as a Danish Excel opens it: mark, semicolon, decimal comma, dates; no text is a formula', async () => {
  const server = await ward();
  const reply = await file(server, 'keeper-s1', '/measurements.csv');
  expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(reply.headers['content-disposition']).toContain('attachment; filename="s1 M_linger.csv"');
  const [head, ...lines] = reply.body.split('\r\n');
  expect(head).toBe(
    '\ufeffIndikator-id;Indikator;Periodenavn;Fra;Til;Tæller;Nævner;Værdi;Måleenhed;Kvalitet;Oprindelse;Kilde;Rettet',
  );
  const [july] = lines.filter((line) => line.includes('01-07-2026;31-07-2026;2;90;'));
  expect(july).toContain(';2;90;2,2222222222222223;%;');
  const formula = lines.find((line) => line.includes('HYPERLINK'));
  expect(formula).toContain(`;"'=HYPERLINK(""x"")";juli 2026;01-07-2026;31-07-2026;;;-1,5;'@dage;`);
  expect(formula).toContain(`;"'+Kilde; ""A""";`);
  expect(lines.some((line) => line.includes('august 2026') && line.includes('Ikke relevant'))).toBe(true);
  const english = (await file(server, 'keeper-s1', '/measurements.csv', 'en')).body;
  expect(english).toContain(',2026-07-01,2026-07-31,2,90,2.2222222222222223,');
});

test('a workbook has numbers as numbers, dates as dates, and texts that are never formulas', async () => {
  const server = await ward();
  const reply = await file(server, 'keeper-s1', '/measurements.xlsx');
  const read = await readTable(reply.rawPayload);
  if ('problem' in read) throw new Error(read.problem.kind);
  const rows = read.value.sheets[0]?.rows ?? [];
  const formula = rows.find((row) => row[1]?.kind === 'text' && row[1].text.includes('HYPERLINK'));
  expect(formula?.slice(1, 8)).toEqual([
    { kind: 'text', text: `'=HYPERLINK("x")` },
    { kind: 'text', text: 'juli 2026' },
    { kind: 'date', date: '2026-07-01' },
    { kind: 'date', date: '2026-07-31' },
    { kind: 'empty' },
    { kind: 'empty' },
    { kind: 'number', value: -1.5 },
  ]);
});

/** The text of all parts of a workbook, and of its sheet alone. */
function partsOf(bytes: Buffer): { readonly all: string; readonly sheet: string; readonly styles: string } {
  const archive = openArchive(bytes);
  if ('problem' in archive) throw new Error(archive.problem.kind);
  const { names, unpack } = archive.value;
  const text = (name: string): string => unpack(name)?.toString() ?? '';
  return {
    all: names.map(text).join('\n'),
    sheet: names
      .filter((name) => name.startsWith('xl/worksheets/'))
      .map(text)
      .join('\n'),
    styles: text('xl/styles.xml'),
  };
}

test('in the workbook itself: dates are day numbers shown dd-mm-yyyy, numbers have all their decimals, and nothing is a formula', async () => {
  const server = await ward();
  const { sheet, styles } = partsOf((await file(server, 'keeper-s1', '/measurements.xlsx')).rawPayload);
  expect(sheet).not.toMatch(/<f[\s/>]/);
  const [dateFormat = ''] = /<numFmt [^>]*formatCode="dd-mm-yyyy"[^>]*>/.exec(styles) ?? [];
  const [, dateFormatId = ''] = /numFmtId="(\d+)"/.exec(dateFormat) ?? [];
  const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1]?.match(/<xf [^>]*>/g) ?? [];
  // 1 July 2026, as a spreadsheet counts days
  const [, style = ''] = /<c [^>]*?s="(\d+)"[^>]*><v>46204<\/v>/.exec(sheet) ?? [];
  expect(formats[Number(style)]).toContain(`numFmtId="${dateFormatId}"`);
  expect(sheet).toMatch(/<c r="H\d+"(?: s="\d+")?(?: t="n")?><v>2\.2222222222222223<\/v>/);
  expect(styles).toContain('formatCode="#,##0.0"');
  // whatever a cell begins with, its text cannot be worked out when the file is saved as CSV and opened again
  const read = await readTable((await file(server, 'keeper-s1', '/measurements.xlsx')).rawPayload);
  const cells = 'value' in read ? (read.value.sheets[0]?.rows.flat() ?? []) : [];
  expect(cells.length).toBeGreaterThan(50);
  for (const cell of cells) if (cell.kind === 'text') expect(cell.text).not.toMatch(/^[=+\-@\t\r\n]/);
});

test('SMALL3: a workbook holds a hidden number nowhere, not even in a part no spreadsheet shows', async () => {
  const server = await ward();
  const { indicator } = idsOn('s1');
  const september = { start: date('2026-09-01'), end: date('2026-09-30') };
  await edit(server, 's1', (doc, hand) =>
    recordMeasurement(doc, hand, { indicator, ...september, value: { kind: 'parts', part: 3, whole: 7919 } }),
  );
  await server.cascade.settled();
  expect(partsOf((await file(server, 'keeper-s1', '/measurements.xlsx')).rawPayload).all).toContain('<v>7919</v>');
  for (const who of ['viewer-s1', 'keeper-south', 'reader-s1']) {
    for (const path of ['/measurements.xlsx', `/indicators/${indicator}/table.xlsx`]) {
      const { all } = partsOf((await file(server, who, path)).rawPayload);
      expect([who, path, all.includes('Skjult')]).toEqual([who, path, true]);
      expect(all).not.toMatch(/7919|0[.,]0378/);
    }
  }
});

test('SMALL3: who does not write the board gets the numbers of the view that is derived for them, and no others', async () => {
  const server = await ward();
  for (const who of ['viewer-s1', 'keeper-south', 'reader-s1']) {
    const view = (await file(server, who, '/view')).json<{ value: BoardView }>().value;
    const shown = view.results.flatMap(({ points }) => points.filter(({ state }) => state === 'shown'));
    const hidden = view.results.flatMap(({ points }) => points.filter(({ state }) => state === 'hidden'));
    expect(hidden.length).toBeGreaterThan(0);
    const { body } = await file(server, who, '/measurements.csv');
    expect(body).not.toContain(';2;90;');
    expect(body.split('Skjult')).toHaveLength(hidden.length + 1);
    const numbers = body
      .split('\r\n')
      .filter((line) => /;\d\d-\d\d-\d{4};/.test(line) && !/Skjult|Ikke relevant/.test(line));
    expect(numbers).toHaveLength(shown.length);
    const one = await file(server, who, `/indicators/${idsOn('s1').indicator}/table.csv`);
    expect(one.body).toContain('Skjult');
    expect(one.body).not.toContain(';2;90;');
  }
});

test('the numbers of one chart alone; of an indicator that is not there, and of a board out of reach, none', async () => {
  const server = await ward();
  const one = await file(server, 'keeper-s1', `/indicators/${idsOn('s1').indicator}/table.csv`);
  expect(one.body).not.toContain('HYPERLINK');
  expect(one.body.trim().split('\r\n')).toHaveLength(6);
  expect((await file(server, 'keeper-s1', `/indicators/${asId<IndicatorId>('not-there')}/table.csv`)).statusCode).toBe(
    404,
  );
  expect((await file(server, 'keeper-n1', '/measurements.csv')).statusCode).toBe(403);
  expect((await server.app.inject({ url: `/api/boards/${boardId('s1')}/measurements.csv` })).statusCode).toBe(401);
  expect((await file(server, 'keeper-s1', '/measurements.pdf')).statusCode).toBe(400);
});

describe.skipIf(!hasSharedData)('out and in again', () => {
  test('a file that was handed out changes nothing when it is handed in, as CSV in both languages and as a workbook', async () => {
    const server = await openHouse();
    const at = importerAt(server, 's1');
    for (const name of ['udredningsret-ventetid-psykiatri.csv', 'ruks-skizofreni-hele-landet.csv']) {
      const upload = await at.upload(name, sharedFile(name));
      const targets = allNew(await at.preview(upload));
      await at.take(upload, { targets, outside: true });
    }
    await server.cascade.settled();
    for (const [path, language] of [
      ['/measurements.csv', 'da'],
      ['/measurements.csv', 'en'],
      ['/measurements.xlsx', 'da'],
    ] as const) {
      const out = await file(server, 'keeper-s1', path, language);
      const back = await at.preview(await at.upload(`ud${path.slice(-5)}`, out.rawPayload), { outside: true });
      expect([path, language, back.problemCount, back.counts]).toEqual([
        path,
        language,
        0,
        { fresh: 0, unchanged: 45 + 64 + 3, corrections: 0, kept: 0, skipped: 0, outside: 0 },
      ]);
    }
  }, 60_000);
});
