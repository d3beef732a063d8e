import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordMeasurement } from '@tavle/board';
import { date, type Problem, type Supplier, type SupplierMade } from '@tavle/domain';
import { describe, expect, test } from 'vitest';
import type { Server } from '../../app.ts';
import { boardId, contentOf, edit, enter, idsOn, openHouse } from '../../house.testing.ts';
import { allNew, hasSharedData, importerAt, sharedFile } from '../import/import.testing.ts';
import type { Pushed } from './push.ts';
import { pushedRow } from './push-schemas.ts';
import { pushesPerMinute } from './supplier-call.ts';

const { indicator } = idsOn('s1');
const july = { indicator, start: '2026-07-01', end: '2026-07-31' };

async function make(server: Server, who = 'keeper-s1', indicators: readonly string[] = [], unit: 's1' | 'n1' = 's1') {
  const url = `/api/boards/${boardId(unit)}/suppliers`;
  return server.app.inject({
    method: 'POST',
    url,
    headers: await enter(server, who),
    payload: { name: 'BI-portalen', indicators },
  });
}

const tokenFor = async (server: Server, indicators: readonly string[] = []): Promise<SupplierMade> =>
  (await make(server, 'keeper-s1', indicators)).json<SupplierMade>();

function push(
  server: Server,
  token: string,
  payload: object | string | Buffer,
  headers: Readonly<Record<string, string>> = {},
) {
  return server.app.inject({
    method: 'POST',
    url: '/api/measurements',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    payload,
  });
}

test('LINE9: a system writes with its own token; the same again is unchanged, another value a correction with the former kept', async () => {
  const server = await openHouse();
  const { token, supplier } = await tokenFor(server);
  const rows = [
    { ...july, part: 71, whole: 80 },
    { ...july, start: '2026-08-01', end: '2026-08-31', relevant: false },
  ];
  const first = await push(server, token, { rows });
  expect([first.statusCode, first.json<Pushed>()]).toEqual([
    200,
    {
      written: 2,
      rows: [
        { row: 1, outcome: 'written' },
        { row: 2, outcome: 'written' },
      ],
    },
  ]);
  expect((await push(server, token, { rows })).json<Pushed>()).toEqual({
    written: 0,
    rows: [
      { row: 1, outcome: 'unchanged' },
      { row: 2, outcome: 'unchanged' },
    ],
  });
  const next = await push(server, token, { rows: [{ ...july, part: 72, whole: 80, source: 'Udtræk 8' }] });
  expect(next.json<Pushed>().rows).toEqual([{ row: 1, outcome: 'corrected' }]);
  const entries = (await contentOf(server, 's1')).measurements.filter(({ start }) => start === '2026-07-01');
  expect(
    entries.map(({ value, by, origin, source, reason, revision }) => ({ value, by, origin, source, reason, revision })),
  ).toEqual([
    {
      value: { kind: 'parts', part: 71, whole: 80 },
      by: supplier.id,
      origin: 'pushed',
      source: 'BI-portalen',
      reason: '',
      revision: 1,
    },
    {
      value: { kind: 'parts', part: 72, whole: 80 },
      by: supplier.id,
      origin: 'pushed',
      source: 'Udtræk 8',
      reason: 'Rettet af BI-portalen',
      revision: 2,
    },
  ]);
});

test('all or none, each row told what became of it, in the language asked for', async () => {
  const server = await openHouse();
  const { token } = await tokenFor(server);
  const before = (await contentOf(server, 's1')).measurements.length;
  const rows = [
    { ...july, part: 10, whole: 20 },
    { ...july, part: 30, whole: 20, start: '2026-09-01', end: '2026-09-30' },
    { ...july, part: -1, whole: 20, start: '2026-10-01', end: '2026-10-31' },
    { ...july, part: 5, start: '2026-11-01', end: '2026-11-30' },
    { ...july, indicator: 'not-on-this-board', part: 1, whole: 2 },
  ];
  const reply = await push(server, token, { rows }, { 'accept-language': 'en' });
  const { problem, rows: told } = reply.json<Problem & Pushed>();
  expect([reply.statusCode, problem, told.map(({ outcome }) => outcome)]).toEqual([
    422,
    'refused',
    ['written', 'refused', 'refused', 'refused', 'refused'],
  ]);
  for (const { outcome, sentence } of told) expect(sentence === undefined).toBe(outcome !== 'refused');
  expect((await contentOf(server, 's1')).measurements).toHaveLength(before);
  expect((await push(server, token, { rows: [{ ...july, part: '10', whole: 20 }] })).statusCode).toBe(400);
  expect((await push(server, token, { rows: [{ ...july, part: 1, whole: 2, origin: 'published' }] })).statusCode).toBe(
    400,
  );
});

test('CSV is taken as well: by id or by name, in Danish form', async () => {
  const server = await openHouse();
  const { token } = await tokenFor(server);
  const name = (await contentOf(server, 's1')).indicators[0]?.name ?? '';
  const csv = `Indikator;Periode;Tæller;Nævner\r\n"${name}";juli 2026;71;80\r\n"${name}";august 2026;60;80\r\n`;
  const done = await push(server, token, csv, { 'content-type': 'text/csv; charset=utf-8' });
  expect([done.statusCode, done.json<Pushed>()]).toEqual([
    200,
    {
      written: 2,
      rows: [
        { row: 2, outcome: 'written' },
        { row: 3, outcome: 'written' },
      ],
    },
  ]);
  const byId = `Indikator-id;Fra;Til;Tæller;Nævner\r\n${indicator};01-07-2026;31-07-2026;71;80\r\n`;
  expect((await push(server, token, byId, { 'content-type': 'text/csv' })).json<Pushed>().rows).toEqual([
    { row: 2, outcome: 'unchanged' },
  ]);
  const wrong = `Indikator;Periode;Tæller;Nævner\r\nUkendt;juli 2026;7;8\r\n"${name}";engang;1;2\r\n`;
  const refused = await push(server, token, wrong, { 'content-type': 'text/csv' });
  expect([refused.statusCode, refused.json<Pushed>().rows.map(({ row, outcome }) => [row, outcome])]).toEqual([
    422,
    [
      [2, 'refused'],
      [3, 'refused'],
    ],
  ]);
});

test('a system learns from the key alone what it may write on and how, and no number', async () => {
  const server = await openHouse({ now: () => Date.parse('2026-11-21T10:00:00Z') });
  const list = async (token: string) => {
    const reply = await server.app.inject({ url: '/api/indicators', headers: { authorization: `Bearer ${token}` } });
    return reply.json<{ indicators: readonly object[] }>().indicators;
  };
  const { indicators } = await contentOf(server, 's1');
  const all = await list((await tokenFor(server)).token);
  expect(all).toHaveLength(indicators.length);
  const [one] = await list((await tokenFor(server, [indicator])).token);
  expect(one).toEqual({
    id: indicator,
    name: indicators.find(({ id }) => id === indicator)?.name,
    kind: 'share',
    send: 'parts',
    unit: '%',
    cadence: 'month',
    newest: { start: '2026-10-01', end: '2026-10-31' },
  });
  expect(await list((await tokenFor(server, ['another-indicator'])).token)).toEqual([]);
  const none = await server.app.inject({ url: '/api/indicators', headers: { authorization: 'Bearer tavle_x' } });
  expect([none.statusCode, none.json<Problem>().sentence]).toEqual([
    401,
    'Nøglen er ukendt eller trukket tilbage. Tavlens tovholder kan lave en ny under Leverandører.',
  ]);
});

test('a request that cannot be read is told what is wrong with it, after the key is known', async () => {
  const server = await openHouse();
  const { token } = await tokenFor(server);
  const good = { ...july, part: 1, whole: 20 };
  const json = 'application/json';
  const told = async (payload: string | object, type: string, key = token): Promise<readonly [number, string]> => {
    const reply = await push(server, key, payload, { 'content-type': type });
    return [reply.statusCode, reply.json<Problem>().sentence];
  };
  expect(await told({ rows: [good, { ...good, part: '1' }] }, json)).toEqual([
    400,
    'Række 2: feltet part kan ikke læses (must be number). Ret det, og send igen.',
  ]);
  expect((await told({ rows: [{ ...good, start: '01-07-2026' }] }, json))[1]).toMatch(/^Række 1: feltet start /);
  expect((await told({ rows: [] }, json))[1]).toMatch(/^Indholdet kan ikke læses \(/);
  expect((await told('rows', 'text/plain'))[1]).toMatch(/^Send JSON med Content-Type/);
  expect((await told('{"rows":[', json))[0]).toBe(400);
  expect((await told('rows=1', 'application/x-www-form-urlencoded'))[0]).toBe(400);
  expect((await told({ rows: [] }, json, 'tavle_wrong'))[0]).toBe(401);
  const { authorization } = { authorization: `Bearer ${token}` };
  const bare = await server.app.inject({ method: 'POST', url: '/api/measurements', headers: { authorization } });
  expect([bare.statusCode, bare.json<Problem>().sentence.slice(0, 9)]).toEqual([400, 'Send JSON']);
});

test('the same period twice in one request is refused, whichever number comes first', async () => {
  const server = await openHouse();
  const { token } = await tokenFor(server);
  const before = (await contentOf(server, 's1')).measurements.length;
  const rows = [
    { ...july, part: 1, whole: 20 },
    { ...july, part: 2, whole: 20 },
  ];
  const reply = await push(server, token, { rows });
  expect([reply.statusCode, reply.json<Pushed>().rows.map(({ outcome }) => outcome)]).toEqual([
    422,
    ['written', 'refused'],
  ]);
  expect((await contentOf(server, 's1')).measurements).toHaveLength(before);
});

test('a period outside the rhythm is refused, with the one that was meant; a number that stands there can be corrected', async () => {
  const server = await openHouse();
  const { token } = await tokenFor(server);
  const year = { indicator, start: '2025-01-01', end: '2025-12-31' };
  const refused = await push(server, token, { rows: [{ ...year, part: 1, whole: 20 }] });
  expect([refused.statusCode, refused.json<Problem>().sentence]).toEqual([
    422,
    '2025 passer ikke til indikatorens rytme (hver måned). Startdatoen ligger i perioden 2025-01-01 til 2025-01-31.',
  ]);
  const value = { kind: 'parts', part: 3, whole: 20 } as const;
  await edit(server, 's1', (doc, hand) =>
    recordMeasurement(doc, hand, { indicator, start: date(year.start), end: date(year.end), value }),
  );
  const corrected = await push(server, token, { rows: [{ ...year, part: 4, whole: 20 }] });
  expect(corrected.json<Pushed>().rows).toEqual([{ row: 1, outcome: 'corrected' }]);
});

describe.skipIf(!hasSharedData)('real files from a system', () => {
  test('LINE9: the figures of published files are written once, whatever is sent again, and corrected by period', async () => {
    const server = await openHouse();
    const at = importerAt(server, 's1');
    const { token } = await tokenFor(server);
    for (const [name, count] of [
      ['genindlaeggelser-psykiatri-regioner.csv', 162],
      ['en-nhs-ae-type1-maaned.csv', 4932],
    ] as const) {
      const bytes = sharedFile(name);
      const csv = { 'content-type': 'text/csv' };
      const unknown = await push(server, token, bytes, csv);
      expect([name, unknown.statusCode, unknown.json<Problem>().sentence]).toEqual([
        name,
        422,
        expect.stringMatching(/^Tavlen har ingen indikator, der hedder "/),
      ]);
      // somebody makes the indicators of it, without their numbers
      const upload = await at.upload(name, bytes);
      const made = await at.take(upload, { targets: allNew(await at.preview(upload)) });
      const undo = (await contentOf(server, 's1')).measurements.filter(({ id }) => id.startsWith(made.import));
      expect(undo).toHaveLength(count);
      const again = await push(server, token, bytes, csv);
      expect([name, again.statusCode, again.json<Pushed>().written]).toEqual([name, 200, 0]);
    }
    const { indicators, measurements } = await contentOf(server, 's1');
    const one = indicators.find((each) => each.name.endsWith('· RF4'));
    const entry = measurements.find(({ indicator: of, start }) => of === one?.id && start === '2017-03-01');
    expect(entry?.value).toEqual({ kind: 'parts', part: 18_410, whole: 21_289 });
    const row = { indicator: one?.id, start: '2017-03-01', end: '2017-03-31', part: 18_411, whole: 21_289 };
    expect((await push(server, token, { rows: [row] })).json<Pushed>()).toEqual({
      written: 1,
      rows: [{ row: 1, outcome: 'corrected' }],
    });
    const back = await push(server, token, sharedFile('en-nhs-ae-type1-maaned.csv'), { 'content-type': 'text/csv' });
    expect([
      back.json<Pushed>().written,
      back.json<Pushed>().rows.filter(({ outcome }) => outcome === 'corrected'),
    ]).toEqual([1, [{ row: 2, outcome: 'corrected' }]]);
  }, 120_000);
});

test('a token opens its own indicators of its own board until it is revoked, and is kept as a hash only', async () => {
  const server = await openHouse();
  const other = await tokenFor(server, ['another-indicator']);
  const outside = await push(server, other.token, { rows: [{ ...july, part: 1, whole: 20 }] });
  expect([outside.statusCode, outside.json<Pushed>().rows[0]?.sentence]).toEqual([
    422,
    'Nøglen må ikke skrive på den indikator.',
  ]);
  const { token, supplier } = await tokenFor(server, [indicator]);
  const elsewhere = { ...july, indicator: idsOn('n1').indicator, part: 1, whole: 20 };
  expect((await push(server, token, { rows: [elsewhere] })).statusCode).toBe(422);
  expect((await push(server, token, { rows: [{ ...july, part: 1, whole: 20 }] })).statusCode).toBe(200);
  const url = `/api/boards/${boardId('s1')}/suppliers`;
  const headers = await enter(server, 'keeper-s1');
  const list = (await server.app.inject({ url, headers })).json<Supplier[]>();
  expect(list.map(({ id, lastUsedAt }) => [id, lastUsedAt !== null])).toEqual(
    expect.arrayContaining([
      [supplier.id, true],
      [other.supplier.id, true],
    ]),
  );
  expect(JSON.stringify(list)).not.toContain(token.slice(6));
  expect((await server.app.inject({ method: 'DELETE', url: `${url}/${supplier.id}`, headers })).statusCode).toBe(204);
  expect((await push(server, token, { rows: [{ ...july, part: 2, whole: 20 }] })).statusCode).toBe(401);
  expect((await push(server, 'tavle_wrong', { rows: [{ ...july, part: 2, whole: 20 }] })).statusCode).toBe(401);
});

test('only whoever keeps or owns the board makes keys', async () => {
  const server = await openHouse();
  for (const who of ['reader-s1', 'viewer-s1', 'keeper-south', 'director', 'administrator']) {
    expect([who, (await make(server, who)).statusCode]).toEqual([who, 403]);
  }
  expect((await make(server, 'keeper-s1')).statusCode).toBe(200);
  const cpr = await server.app.inject({
    method: 'POST',
    url: `/api/boards/${boardId('s1')}/suppliers`,
    headers: await enter(server, 'keeper-s1'),
    payload: { name: 'Udtræk 010190-1234', indicators: [] },
  });
  expect(cpr.statusCode).toBe(422);
});

test('a system that asks too often is told to wait', async () => {
  const server = await openHouse();
  const { token } = await tokenFor(server);
  const rows = [{ ...july, part: 71, whole: 80 }];
  for (let n = 0; n < pushesPerMinute; n++) expect((await push(server, token, { rows })).statusCode).toBe(200);
  const late = await push(server, token, { rows });
  expect([late.statusCode, late.headers['retry-after']]).toEqual([429, '60']);
});

test('the description is OpenAPI 3.1, made of the routes themselves, and tells nothing of the pages own routes', async () => {
  const server = await openHouse();
  await server.app.ready();
  const reply = await server.app.inject({ url: '/api/openapi.json' });
  const { openapi, paths } = reply.json<{ openapi: string; paths: Record<string, object> }>();
  expect(openapi).toBe('3.1.0');
  expect(Object.keys(paths).sort()).toEqual([
    '/api/boards/{board}/indicators/{indicator}/table.{format}',
    '/api/boards/{board}/measurements',
    '/api/boards/{board}/measurements.{format}',
    '/api/indicators',
    '/api/measurements',
  ]);
  const text = JSON.stringify(paths['/api/measurements']);
  for (const word of ['text/csv', 'supplierToken', 'Numerator', 'sentence']) expect(text).toContain(word);
});

test('docs/api.md names every field of a row, and its examples are read', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../../docs/api.md'), 'utf8');
  const table = text.slice(text.indexOf('| field |'), text.indexOf('At most 5,000 rows'));
  const named = [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) => cell?.match(/\w+/g) ?? []);
  expect(named.sort()).toEqual(Object.keys(pushedRow.properties).sort());
  const server = await openHouse();
  const { token } = await tokenFor(server);
  const [body = ''] = /\{"rows":.*\}(?=')/.exec(text) ?? [];
  const example = body
    .replace(/'\$INDICATOR'/, indicator)
    .replace('2026-11-02', '2026-11-01')
    .replace('2026-11-15', '2026-11-30');
  expect((await push(server, token, example)).json<Pushed>().rows).toEqual([{ row: 1, outcome: 'written' }]);
  const [, csv = ''] = /printf '(.*?)'/.exec(text) ?? [];
  const name = (await contentOf(server, 's1')).indicators[0]?.name ?? '';
  const file = csv
    .replaceAll('\\n', '\n')
    .replace('Udredt inden for 30 dage', name)
    .replace('02-11', '01-11')
    .replace('15-11', '30-11');
  expect((await push(server, token, file, { 'content-type': 'text/csv' })).json<Pushed>().rows).toEqual([
    { row: 2, outcome: 'unchanged' },
  ]);
});
