import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('an empty environment gives what docs/run.md says', () => {
  const { settings, wrong, unknown } = readSettings({});
  expect(settings).toEqual({
    port: 4400,
    host: '127.0.0.1',
    data: resolve('data'),
    demonstration: 'unset',
    publicUrl: null,
    mail: null,
  });
  expect([...wrong, ...unknown]).toEqual([]);
});

test('values are read, and an empty one counts as unset', () => {
  const { settings, wrong } = readSettings({
    TAVLE_PORT: ' 80 ',
    TAVLE_HOST: '::1',
    TAVLE_DEMO: 'off',
    TAVLE_DATA: '',
  });
  expect(settings).toEqual({
    port: 80,
    host: '::1',
    data: resolve('data'),
    demonstration: 'off',
    publicUrl: null,
    mail: null,
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['TAVLE_PORT', '65536'],
  ['TAVLE_PORT', '44e2'],
  ['TAVLE_PORT', '-1'],
  ['TAVLE_HOST', 'http://0.0.0.0'],
  ['TAVLE_HOST', '999.0.0.1'],
  ['TAVLE_DEMO', '1'],
  ['TAVLE_DEMO', 'ON'],
  ['TAVLE_DATA', 'a\0b'],
  ['TAVLE_PUBLIC_URL', 'tavle.example.dk'],
  ['TAVLE_PUBLIC_URL', 'https://example.dk/tavle'],
  ['TAVLE_SMTP_URL', 'mail.example.dk:25'],
  ['TAVLE_MAIL_FROM', 'Tavle'],
])('%s=%j is refused, named with what it got and what it accepts', (name, got) => {
  const { wrong } = readSettings({ [name]: got });
  expect(wrong).toEqual([{ name, got, accepts: { da: expect.any(String), en: expect.any(String) } }]);
});

test('a misspelt name is answered with the nearest; other programs’ variables are left alone', () => {
  const { unknown } = readSettings({ TAVLE_PROT: '1', TAVLE_DATABASE: 'x', PATH: '/bin', TAVLE_CHROMIUM: '/c' });
  expect(unknown).toEqual([
    { name: 'TAVLE_DATABASE', nearest: 'TAVLE_DATA' },
    { name: 'TAVLE_PROT', nearest: 'TAVLE_PORT' },
  ]);
});

test('mail is on when server, sender and own address are set, and half a setting is said', () => {
  const all = {
    TAVLE_PUBLIC_URL: 'https://tavle.example.dk/',
    TAVLE_SMTP_URL: 'smtp://tavle:secret@mail.example.dk:587',
    TAVLE_MAIL_FROM: 'Tavle <tavle@example.dk>',
  };
  const { settings, wrong } = readSettings(all);
  expect(wrong).toEqual([]);
  expect(settings).toMatchObject({
    publicUrl: 'https://tavle.example.dk',
    mail: { url: all.TAVLE_SMTP_URL, from: all.TAVLE_MAIL_FROM },
  });
  const half = readSettings({ TAVLE_SMTP_URL: all.TAVLE_SMTP_URL });
  expect(half.wrong.map(({ name, got }) => [name, got])).toEqual([
    ['TAVLE_MAIL_FROM', ''],
    ['TAVLE_PUBLIC_URL', ''],
  ]);
  expect(readSettings({ TAVLE_PUBLIC_URL: all.TAVLE_PUBLIC_URL }).settings.mail).toBeNull();
});

test('a password is not said back', () => {
  const { wrong } = readSettings({ TAVLE_SMTP_URL: 'smpt://tavle:secret@mail.example.dk' });
  expect(wrong.map(({ got }) => got)).toEqual(['smpt://…@mail.example.dk']);
});
