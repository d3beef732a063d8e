/**
 * SMALL3, SMALL4 at every way out: each route of the server stands in a table here, and each is asked by everybody who does not write the board. Numbers that
 * are hidden have denominators nothing else has, so that finding one of them anywhere is finding a hidden number.
 */
import { addInterpretation, endMeeting, raiseLift, setOutcome, startMeeting } from '@tavle/board';
import { date, type HistoryReply, type Role, type SupplierMade } from '@tavle/domain';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Server } from './app.ts';
import { readTable } from './exchange/import/read-table.ts';
import { boardId, edit, enter, idsOn, openHouse, personId, type UnitName, unitId } from './house.testing.ts';

/** What a way out may carry: `figures` of a board, for some; `stream` the same as events; `words` nothing that is counted. */
type Carries = 'figures' | 'stream' | 'words';

/** Every route there is. A new one fails the first test until it is written in here, and is then asked by the second. */
const waysOut: Readonly<Record<string, Carries>> = {
  'GET /healthz': 'words',
  'GET /readyz': 'words',
  'GET /metrics': 'words',
  'GET /api/session': 'words',
  'POST /api/session': 'words',
  'DELETE /api/session': 'words',
  'GET /api/organisation': 'figures',
  'GET /api/organisation/events': 'stream',
  'GET /api/openapi.json': 'words',
  'GET /api/boards/:board': 'words',
  'GET /api/boards/:board/given': 'figures',
  'GET /api/boards/:board/view': 'figures',
  'GET /api/boards/:board/events': 'stream',
  'GET /api/boards/:board/wall': 'figures',
  'GET /api/boards/:board/wall/events': 'stream',
  'POST /api/boards/:board/measurements': 'figures',
  'GET /api/boards/:board/measurements.:format': 'figures',
  'POST /api/boards/:board/meetings/:meeting/send': 'figures',
  'POST /api/boards/:board/uploads': 'words',
  'POST /api/boards/:board/imports': 'figures',
  'GET /api/boards/:board/imports': 'words',
  'POST /api/boards/:board/imports/preview': 'figures',
  'POST /api/boards/:board/imports/:import/undo': 'words',
  'GET /api/boards/:board/indicators/:indicator/table.:format': 'figures',
  'GET /api/boards/:board/idea-code': 'words',
  'POST /api/boards/:board/idea-code': 'words',
  'DELETE /api/boards/:board/idea-code': 'words',
  'GET /api/boards/:board/suppliers': 'words',
  'POST /api/boards/:board/suppliers': 'words',
  'DELETE /api/boards/:board/suppliers/:supplier': 'words',
  'GET /api/boards/:board/history': 'figures',
  'GET /api/boards/:board/at/:seq': 'figures',
  'POST /api/boards/:board/at/:seq/restore': 'words',
  'POST /api/boards/:board/actions/:action/state': 'words',
  'POST /api/boards/:board/reads': 'words',
  'GET /api/boards/:board/calendar-links': 'words',
  'POST /api/boards/:board/calendar-links': 'words',
  'GET /api/indicators': 'words',
  'GET /api/ideas/:code': 'words',
  'POST /api/ideas/:code': 'words',
  'POST /api/measurements': 'figures',
  'GET /api/mine': 'figures',
  'GET /api/mine/events': 'stream',
  'GET /api/mine/calendar-links': 'words',
  'POST /api/mine/calendar-links': 'words',
  'GET /api/mine/dues': 'figures',
  'GET /api/mine/mail': 'words',
  'POST /api/mine/mail': 'words',
  'POST /api/mail/off/:token': 'words',
  'DELETE /api/calendar-links/:name': 'words',
  'GET /api/people/addresses': 'words',
  'POST /api/people/:person/address': 'words',
  'DELETE /api/demonstration': 'words',
  'GET /kalender/:file': 'words',
};

/** The routes as the server prints them: a tree of endings. */
function routesOf(server: Server): readonly string[] {
  const above: string[] = [];
  return server.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', ending = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \((.*)\))?$/.exec(line) ?? [];
      if (ending === '') return [];
      const depth = indent.length / 4;
      above.splice(depth, above.length, `${above[depth - 1] ?? ''}${ending}`);
      const asked = methods.split(', ').filter((method) => method !== '' && method !== 'HEAD');
      return asked.map((method) => `${method} ${above[depth]}`);
    });
}

/** Denominators and shares of the hidden number, of the one it was corrected from, and of nothing else. */
const secrets = /7919|7907|0[.,]0378|0[.,]0252/;
const june = { start: '2026-06-01', end: '2026-06-30' };
const { indicator } = idsOn('s1');
const at = (path: string): string => `/api/boards/${boardId('s1')}${path}`;

/** Ward S1 with a small number that was corrected, talked about, taken up at a meeting and lifted. */
async function ward() {
  const server = await openHouse();
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  const headers = await enter(server, 'keeper-s1');
  const record = (part: number, whole: number, reason: string) =>
    server.app.inject({
      method: 'POST',
      url: at('/measurements'),
      headers,
      payload: { rows: [{ indicator, ...june, part, whole, reason }] },
    });
  await record(2, 7907, '');
  const corrected = await record(3, 7919, 'Før stod der 2 af 7907');
  expect(corrected.statusCode).toBe(200);
  await server.cascade.settled();
  await edit(server, 's1', (doc, hand) =>
    addInterpretation(doc, hand, { indicator, periodEnd: date(june.end), text: 'Kun 3 af 7919', shared: true }),
  );
  const present = [personId('keeper-s1'), personId('reader-s1')];
  const meeting = await edit(server, 's1', (doc, hand) =>
    startMeeting(doc, hand, { present, lead: present[0] ?? null }),
  );
  await edit(server, 's1', (doc, hand) => setOutcome(doc, hand, { meeting, indicator, kind: 'act' }));
  await edit(server, 's1', (doc, hand) => endMeeting(doc, hand, { meeting }));
  await edit(server, 's1', (doc, hand) =>
    raiseLift(doc, hand, { to: boardId('south'), problem: 'Der mangler folk', request: 'En mere', indicator }),
  );
  const made = await server.app.inject({
    method: 'POST',
    url: at('/suppliers'),
    headers,
    payload: { name: 'BI', indicators: [indicator] },
  });
  const history = await server.app.inject({ url: at('/history'), headers });
  const seqs = history.json<HistoryReply>().steps.map(({ seq }) => seq);
  return { server, meeting, seqs, token: made.json<SupplierMade>().token };
}
type Ward = Awaited<ReturnType<typeof ward>>;

/** Every address a route has in this house. */
function addressesOf(path: string, { meeting, seqs }: Ward): readonly string[] {
  const filled = path
    .replace(':board', boardId('s1'))
    .replace(':meeting', meeting)
    .replace(':indicator', indicator)
    .replace(':import', 'none')
    .replace(':supplier', 'none')
    .replace(':action', 'none')
    .replace(':person', personId('keeper-s1'))
    .replace(/:(code|token|name)/, 'none')
    .replace(':file', 'none.ics');
  if (filled.includes(':seq')) return seqs.map((seq) => filled.replace(':seq', String(seq)));
  if (filled.includes(':format')) return ['csv', 'xlsx'].map((format) => filled.replace(':format', format));
  return filled.includes('/wall') ? ['', '?audience=staff', '?audience=public'].map((end) => filled + end) : [filled];
}

const bodies: Readonly<Record<string, unknown>> = {
  '/api/measurements': { rows: [{ indicator, ...june, part: 1, whole: 9 }] },
  '/api/boards/:board/measurements': { rows: [{ indicator, ...june, part: 1, whole: 9 }] },
  '/api/boards/:board/imports': { upload: 'none' },
  '/api/boards/:board/imports/preview': { upload: 'none' },
  '/api/boards/:board/suppliers': { name: 'En', indicators: [indicator] },
  '/api/boards/:board/actions/:action/state': { state: 'done' },
  '/api/boards/:board/reads': { of: 'none' },
  '/api/mine/mail': { wanted: true },
};

/** All that comes back of one address; of events, what comes first. A workbook is read as the sheet in it is. */
async function fetchText(server: Server, address: string, init: RequestInit, isStream: boolean): Promise<string> {
  const to = server.app.server.address();
  const port = typeof to === 'object' ? to?.port : 0;
  const stop = new AbortController();
  const reply = await fetch(`http://127.0.0.1:${port}${address}`, { ...init, signal: stop.signal });
  if (address.endsWith('.xlsx') && reply.status === 200)
    return JSON.stringify(await readTable(Buffer.from(await reply.arrayBuffer())));
  if (!isStream || reply.status !== 200 || reply.body === null) return reply.text();
  let text = '';
  for await (const bytes of reply.body) {
    text += Buffer.from(bytes).toString('utf8');
    if (text.includes('data:') && text.endsWith('\n\n')) break;
  }
  stop.abort();
  return text;
}

/** Everything that goes out to somebody, by address. */
async function fetchAll(
  house: Ward,
  headers: Record<string, string>,
  methods: readonly string[] = ['GET', 'POST', 'DELETE'],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const [route, carries] of Object.entries(waysOut)) {
    const [method = '', path = ''] = route.split(' ');
    // ends the house, or the session everything else is asked with
    if (!methods.includes(method) || (method === 'DELETE' && !path.includes(':'))) continue;
    for (const address of addressesOf(path, house)) {
      const body = method !== 'POST' || bodies[path] === undefined ? {} : { body: JSON.stringify(bodies[path]) };
      const type = 'body' in body ? { 'content-type': 'application/json' } : {};
      const init = { method, ...body, headers: { ...headers, ...type } };
      texts.set(`${method} ${address}`, await fetchText(house.server, address, init, carries === 'stream'));
    }
  }
  return texts;
}

/** The code the line closes with for somebody, and how much it told before. */
async function dial({ server }: Ward, headers: Record<string, string>) {
  const to = server.app.server.address();
  const ws = new WebSocket(`ws://127.0.0.1:${typeof to === 'object' ? to?.port : 0}/sync/${boardId('s1')}`, {
    headers,
  });
  onTestFinished(() => ws.terminate());
  let frames = 0;
  ws.on('message', () => (frames += 1));
  const code = await new Promise<number>((resolve) => {
    ws.on('close', resolve);
    ws.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    ws.on('error', () => undefined);
  });
  return { code, frames };
}

test('SMALL3: every route there is stands in the table', async () => {
  const server = await openHouse();
  expect(routesOf(server).toSorted()).toEqual(Object.keys(waysOut).toSorted());
  // the line is no route: it is dialled below, and nothing else may be upgraded
  expect(server.app.server.listenerCount('upgrade')).toBe(1);
});

const roles: readonly (readonly [Role, UnitName])[] = [
  ['reader', 's1'],
  ['viewer', 's1'],
  ['dataOwner', 's1'],
  ['administrator', 's1'],
  ['auditor', 's1'],
  ['keeper', 's2'],
  ['owner', 'south'],
  ['lead', 'psychiatry'],
  ['owner', 'region'],
  ['keeper', 'n1'],
];

test('SMALL4: a hidden number goes out to nobody but those who write its board, by any route, nor does the one it was before', {
  timeout: 60_000,
}, async () => {
  const house = await ward();
  const { server } = house;
  for (const [role, unit] of roles) {
    await server.organisation.grant(personId('viewer-s1'), [{ unit: unitId(unit), role }]);
    const headers = await enter(server, 'viewer-s1');
    const texts = await fetchAll(house, headers);
    const told = [...texts].filter(([, text]) => secrets.test(text)).map(([address]) => address);
    expect([role, unit, told]).toEqual([role, unit, []]);
    if (role === 'reader') {
      expect(texts.get(`GET ${at('/measurements.csv')}`)).toContain('Skjult');
      expect(texts.get(`GET ${at('/view')}`)).toContain('"hidden"');
      expect(texts.get(`GET ${at('/history')}`)).toContain('"steps":[{');
      expect(texts.get(`GET ${at('/events')}`)).toContain('"hidden"');
    }
    const line = await dial(house, headers);
    expect([role, unit, line.frames, [4401, 4403, 4404].includes(line.code)]).toEqual([role, unit, 0, true]);
  }
  for (const headers of [{}, { authorization: `Bearer ${house.token}` }]) {
    const told = [...(await fetchAll(house, headers))].filter(([, text]) => secrets.test(text));
    expect(told).toEqual([]);
  }
});

test('SMALL4: and the search has teeth: whoever writes the board finds it on the ways that carry figures', async () => {
  const house = await ward();
  const texts = await fetchAll(house, await enter(house.server, 'keeper-s1'), ['GET']);
  const found = [...texts].filter(([, text]) => secrets.test(text)).map(([address]) => address);
  const [last] = house.seqs;
  for (const path of [
    '/measurements.csv',
    '/measurements.xlsx',
    `/indicators/${indicator}/table.csv`,
    '/history',
    `/at/${last}`,
  ]) {
    expect(found).toContain(`GET ${at(path)}`);
  }
});
