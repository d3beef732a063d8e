// The long forms of the tests in tests/soak, by name: `npm run soak -- cuts kills`. Without a name: simulated days, as many as fit.
import { Stop } from './ground.mjs';
import { unit } from './proofs.mjs';

/** What each runs, and how long it is made. The short forms are part of `npm test`. */
const longForms = {
  cuts: { file: 'tests/soak/power-cut.test.ts', env: { CUTS: '250' } },
  kills: { file: 'apps/server/src/rooms/kill.test.ts', env: { KILLS: '500' } },
  honest: { file: 'tests/soak/honest-updates.test.ts', env: { HONEST: '100000' } },
  hostile: { file: 'tests/soak/hostile-updates.test.ts', env: { HOSTILE: '1000000' } },
  year: { file: 'tests/soak/busy-year.test.ts', env: { DAYS: '250' } },
  reader: { file: 'tests/soak/slow-reader.test.ts', env: { READER_MINUTES: '10' } },
  network: { file: 'tests/soak/network.test.ts', env: { RESETS: '200' } },
  disorder: { file: 'tests/soak/disorder.test.ts', env: { SEEDS: '2000' } },
  damage: { file: 'tests/soak/damage.test.ts', env: { FLIPS: '3000', CUT_EVERY: '512' } },
  locked: { file: 'tests/soak/locked.test.ts', env: { LOCKED_MS: '20000' } },
  tabs: { file: 'tests/soak/tabs.test.ts', env: { RUNS: '100' } },
  leak: { file: 'tests/soak/leak.test.ts', env: { VISITS: '100000' } },
};

function run(ground, { file, env }) {
  return unit({ ...ground, env: { ...ground.env, ...env } }, [file]);
}

/** Runs the long forms that are named one after the other; or simulated days: `--minutes N --seed S`. */
export async function soak(ground, args) {
  const names = args.filter((arg) => /^[a-z]+$/.test(arg));
  const unknown = names.filter((name) => !Object.hasOwn(longForms, name));
  if (unknown.length > 0) throw new Stop(`${unknown.join(', ')}? ${Object.keys(longForms).join(', ')}`);
  for (const name of names) {
    const code = await run(ground, longForms[name]);
    if (code !== 0) return code;
  }
  if (names.length > 0) return 0;
  const after = (name, unless) => (args.includes(name) ? args[args.indexOf(name) + 1] : unless);
  const env = { SOAK_MINUTES: after('--minutes', '1'), SOAK_SEED: after('--seed', '1'), SOAK_SEEDS: '1' };
  return run(ground, { file: 'tests/soak/simulation.test.ts', env });
}
