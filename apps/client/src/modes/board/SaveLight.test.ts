import type { ConnectionState } from '@tavle/sync';
import { words } from '@tavle/text';
import { expect, test } from 'vitest';
import { lightWords } from './SaveLight.tsx';

const t = words('da');
const phases: readonly ConnectionState['phase'][] = [
  { kind: 'connecting' },
  { kind: 'syncing' },
  { kind: 'online' },
  { kind: 'offline' },
  { kind: 'refused', reason: 'schema' },
];
const savings: readonly ConnectionState['saving'][] = ['saved', 'saving', 'waiting', 'unconfirmed'];

test('LINE1: no light says "Gemt" but when everything is saved and the line is up', () => {
  const saying = phases.flatMap((phase) =>
    savings.flatMap((saving) => {
      const unsaved = saving === 'saved' ? 0 : 2;
      const { word } = lightWords({ phase, saving, unsaved, pendingSince: null, keptOnDevice: true }, t);
      return word === t('save.saved') ? [`${phase.kind} ${saving}`] : [];
    }),
  );
  expect(saying).toEqual(['syncing saved', 'online saved']);
});

test('LINE2: what waits is said, without the number of letters it is made of; what is not confirmed is said', () => {
  const base = { unsaved: 2, pendingSince: 0, keptOnDevice: true } as const;
  expect(lightWords({ ...base, phase: { kind: 'offline' }, saving: 'waiting' }, t).word).toBe(
    'Ændringer er ikke gemt endnu',
  );
  expect(lightWords({ ...base, phase: { kind: 'online' }, saving: 'saving' }, t).word).toBe('Gemmer…');
  expect(lightWords({ ...base, phase: { kind: 'online' }, saving: 'unconfirmed' }, t).word).toContain('bekræfte');
});
