import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAction, raiseLift } from '@tavle/board';
import { date, type MailAddress, type MailReply, type MineReply, momentOf } from '@tavle/domain';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { createServer, type Server } from '../../app.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { boardId, demonstration, edit, enter, personId } from '../../house.testing.ts';
import { backOffMs } from './outbox.ts';

/** A mail server that takes mail while `answer` is 0, and refuses it with that code else. */
async function openMailbox() {
  const mails: string[] = [];
  const box = { mails, answer: 0, port: 0, close: async () => undefined as undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      if (box.answer === 0) return done();
      return done(Object.assign(new Error('no'), { responseCode: box.answer }));
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  box.port = typeof address === 'object' && address !== null ? address.port : 0;
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return box;
}

/** What a reader reads: the text of a mail, its lines put together again. */
function textOf(mail: string): string {
  const [head = '', ...body] = mail.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/quoted-printable/i.test(head)) {
    const bytes = text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }
  return /base64/i.test(head) ? Buffer.from(text, 'base64').toString('utf8') : text;
}

const clock = { at: 0 };
const monday = date('2026-11-23');
const at = (day: string, time: string): number => Date.parse(momentOf(date(day), time));

interface Opened {
  readonly server: Server;
  readonly close: () => Promise<void>;
}

async function open(port: number, path = ':memory:'): Promise<Opened> {
  const nowhere = join(mkdtempSync(join(tmpdir(), 'tavle-mail-')), 'dist');
  const server = await createServer({
    engine: openSqlite({ path }),
    now: () => clock.at,
    version: '0.0.0-test',
    release: 'test-release',
    pages: { client: nowhere, wall: nowhere },
    onLoopback: true,
    demonstration: { setting: 'on', make: demonstration },
    logger: false,
    publicUrl: 'https://tavle.example.dk',
    mail: { url: `smtp://127.0.0.1:${port}`, from: 'Tavle <tavle@example.dk>' },
  });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await server.app.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { server, close };
}

async function post(server: Server, who: string, url: string, payload: object) {
  return server.app.inject({ method: 'POST', url, headers: await enter(server, who), payload });
}

/** Keeper of S1 has an address and wants mail; a lift is late, an action is overdue, numbers are missing. */
async function wanting(port: number, every: 'day' | 'week', path?: string): Promise<Opened> {
  clock.at = at('2026-11-22', '12:00');
  const opened = await open(port, path);
  const { server } = opened;
  const entered = await post(server, 'administrator', `/api/people/${personId('keeper-s1')}/address`, {
    address: 'keeper@example.dk',
  });
  expect(entered.statusCode).toBe(204);
  expect((await post(server, 'keeper-s1', '/api/mine/mail', { every })).json<MailReply>()).toEqual({
    every,
    address: 'keeper@example.dk',
    isOn: true,
    administrators: server.organisation
      .people()
      .filter(({ grants }) => grants.some(({ role }) => role === 'administrator'))
      .map(({ name }) => name),
  });
  await edit(server, 's1', (doc, hand) =>
    addAction(doc, hand, { what: 'Ring til Inger på stue 4', owner: personId('keeper-s1'), due: date('2026-11-19') }),
  );
  await edit(server, 'south', (doc, hand) =>
    raiseLift(doc, hand, {
      to: boardId('s1'),
      problem: 'Patienten Jens faldt',
      request: 'Hjælp os med Jens',
      answerBy: date('2026-11-20'),
    }),
  );
  return opened;
}

test('a person who has chosen it is told on Monday what waits, in counts and names of indicators, once', async () => {
  const box = await openMailbox();
  const { server } = await wanting(box.port, 'week');
  await server.postman?.round();
  expect(box.mails).toEqual([]);
  clock.at = at(monday, '06:59');
  await server.postman?.round();
  expect(box.mails).toEqual([]);
  clock.at = at(monday, '07:00');
  await server.postman?.round();
  const [mail = ''] = box.mails;
  expect(mail).toMatch(/^To: keeper@example\.dk/m);
  expect(mail).toMatch(/^From: Tavle <tavle@example\.dk>/m);
  expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  const text = textOf(mail);
  expect(text).toContain('1 handling er over fristen (4 dage over)');
  expect(text).toContain('1 løft venter på svar fra jer (3 dage over)');
  expect(text).toContain('1 måling mangler: Andel til Mål for s1');
  expect(text).toContain(`https://tavle.example.dk/tavle/${boardId('s1')}`);
  clock.at = at(monday, '07:05');
  await server.postman?.round();
  clock.at = at('2026-11-26', '09:00');
  await server.postman?.round();
  expect(box.mails).toHaveLength(1);
  clock.at = at('2026-11-30', '07:00');
  await server.postman?.round();
  expect(box.mails).toHaveLength(2);
});

test('SMALL3: no figure and nothing anybody has written is in a mail', async () => {
  const box = await openMailbox();
  const { server } = await wanting(box.port, 'day');
  clock.at = at(monday, '07:00');
  await server.postman?.round();
  // The address that stops the mail is drawn by chance, and may hold any two digits.
  const text = textOf(box.mails[0] ?? '').replace(/\/mail\/fra\/[\w-]{32}/, '');
  for (const word of ['Inger', 'stue', 'Jens', 'Patient', 'Hjælp', '47', '54', '61', '90'])
    expect(text).not.toContain(word);
});

test('what the mail server will not take waits longer each time, over a restart, and is sent once', async () => {
  const box = await openMailbox();
  const path = join(mkdtempSync(join(tmpdir(), 'tavle-mail-')), 'tavle.db');
  const first = await wanting(box.port, 'day', path);
  box.answer = 451;
  clock.at = at(monday, '07:00');
  await first.server.postman?.round();
  await first.server.postman?.round();
  expect(box.mails).toEqual([]);
  await first.close();
  box.answer = 0;
  const second = await open(box.port, path);
  await second.server.postman?.round();
  expect(box.mails).toEqual([]);
  clock.at += backOffMs(0);
  await second.server.postman?.round();
  await second.server.postman?.round();
  expect(box.mails).toHaveLength(1);
  await second.close();
  const third = await open(box.port, path);
  clock.at = at(monday, '23:00');
  await third.server.postman?.round();
  expect(box.mails).toHaveLength(1);
  expect([0, 1, 5, 6, 40].map(backOffMs)).toEqual([60_000, 120_000, 32 * 60_000, 3_600_000, 3_600_000]);
});

test('a mail server that is not there costs nothing: the mail waits; one that says no for good ends it', async () => {
  const box = await openMailbox();
  const { server } = await wanting(1, 'day');
  clock.at = at(monday, '07:00');
  await server.postman?.round();
  const other = await wanting(box.port, 'day');
  box.answer = 550;
  clock.at = at(monday, '07:00');
  await other.server.postman?.round();
  box.answer = 0;
  clock.at += backOffMs(6);
  await other.server.postman?.round();
  expect(box.mails).toEqual([]);
});

test('one click in a mail program, or the link in the mail, ends it; wrong tokens end nobody’s', async () => {
  const box = await openMailbox();
  const { server } = await wanting(box.port, 'day');
  clock.at = at(monday, '07:00');
  await server.postman?.round();
  const url =
    /^List-Unsubscribe: <https:\/\/tavle\.example\.dk([^>]+)>/m.exec(
      (box.mails[0] ?? '').replace(/\r\n\s+/g, ' '),
    )?.[1] ?? '';
  expect(textOf(box.mails[0] ?? '')).toContain(url.replace('/api/mail/off/', '/mail/fra/'));
  const wrong = await server.app.inject({ method: 'POST', url: `/api/mail/off/${'a'.repeat(32)}` });
  expect(wrong.statusCode).toBe(404);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const click = await server.app.inject({ method: 'POST', url, headers, payload: 'List-Unsubscribe=One-Click' });
  expect(click.statusCode).toBe(204);
  clock.at = at('2026-11-24', '07:00');
  await server.postman?.round();
  expect(box.mails).toHaveLength(1);
  const choice = await server.app.inject({ url: '/api/mine/mail', headers: await enter(server, 'keeper-s1') });
  expect(choice.json<MailReply>().every).toBe('never');
});

test('nobody gets mail who has not chosen it, has no address, has nothing due, or has gone', async () => {
  const box = await openMailbox();
  const { server } = await wanting(box.port, 'day');
  await post(server, 'keeper-n1', '/api/mine/mail', { every: 'day' });
  await post(server, 'administrator', `/api/people/${personId('viewer-s1')}/address`, { address: 'v@example.dk' });
  await post(server, 'viewer-s1', '/api/mine/mail', { every: 'day' });
  await server.organisation.grant(personId('keeper-s1'), []);
  clock.at = at(monday, '07:00');
  await server.postman?.round();
  expect(box.mails).toEqual([]);
});

test('addresses are entered by an administrator only, and are addresses', async () => {
  const box = await openMailbox();
  const { server } = await wanting(box.port, 'week');
  const url = `/api/people/${personId('keeper-s1')}/address`;
  expect((await post(server, 'keeper-s1', url, { address: 'x@example.dk' })).statusCode).toBe(403);
  for (const address of ['', 'x', 'x@y', 'a@b.dk\r\nBcc: c@d.dk', 'a@b.dk,c@d.dk', '"x"@b.dk', 'a@b.dk>']) {
    expect([address, (await post(server, 'administrator', url, { address })).statusCode]).toEqual([address, 400]);
  }
  expect((await post(server, 'administrator', '/api/people/nobody-here/address', { address: null })).statusCode).toBe(
    404,
  );
  const read = async (who: string) =>
    server.app.inject({ url: '/api/people/addresses', headers: await enter(server, who) });
  expect((await read('keeper-s1')).statusCode).toBe(403);
  expect((await server.app.inject({ url: '/api/people/addresses' })).statusCode).toBe(401);
  const entered = (await read('administrator')).json<readonly MailAddress[]>();
  expect(entered.map(({ person }) => person)).toEqual(server.organisation.people().map(({ id }) => id));
  expect(entered.filter(({ address }) => address !== null).map(({ address }) => address)).toEqual([
    'keeper@example.dk',
  ]);
  expect((await post(server, 'administrator', url, { address: null })).statusCode).toBe(204);
  const mine = await server.app.inject({ url: '/api/mine/mail', headers: await enter(server, 'keeper-s1') });
  expect(mine.json<MailReply>().address).toBeNull();
});

test('what waits for a person is the same on the start page as in the mail', async () => {
  const box = await openMailbox();
  const { server } = await wanting(box.port, 'week');
  const ask = async (who: string) =>
    (await server.app.inject({ url: '/api/mine/dues', headers: await enter(server, who) })).json<MineReply>();
  const { boards } = await ask('keeper-s1');
  const kinds = boards.flatMap(({ board, dues }) => dues.map(({ kind }) => `${board} ${kind}`));
  expect(kinds.slice(0, 3)).toEqual(['answer', 'action', 'measurement'].map((kind) => `${boardId('s1')} ${kind}`));
  expect((await ask('viewer-s1')).boards).toEqual([]);
  expect((await server.app.inject({ url: '/api/mine/dues' })).statusCode).toBe(401);
});

test('a letter to those who were there goes to those with an address, once each', async () => {
  const box = await openMailbox();
  const { server } = await wanting(box.port, 'week');
  const letter = {
    to: [personId('keeper-s1'), personId('keeper-n1')],
    subject: 'Referat',
    text: 'Aftalt',
    key: 'minutes/x',
  };
  expect(await server.postman?.sendLetter(letter)).toBe(1);
  expect(await server.postman?.sendLetter(letter)).toBe(1);
  await server.postman?.round();
  expect(box.mails).toHaveLength(1);
  expect(box.mails[0]).toMatch(/^Subject: Referat/m);
});
