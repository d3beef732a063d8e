import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('an empty environment gives what docs/run.md says', () => {
  const { settings, wrong, unknown } = readSettings({});
  expect(settings).toEqual({ port: 4400, host: '127.0.0.1', data: resolve('data'), demonstration: 'unset' });
  expect([...wrong, ...unknown]).toEqual([]);
});

test('values are read, and an empty one counts as unset', () => {
  const { settings, wrong } = readSettings({
    TAVLE_PORT: ' 80 ',
    TAVLE_HOST: '::1',
    TAVLE_DEMO: 'off',
    TAVLE_DATA: '',
  });
  expect(settings).toEqual({ port: 80, host: '::1', data: resolve('data'), demonstration: 'off' });
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
