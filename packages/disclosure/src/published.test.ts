/** The rules on published figures; the files are not part of the project and the tests say so when they are absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cell, Policy, Sum } from './cell.ts';
import { disclose, hiddenAlone, recoverable, sumsInTime, sumsInTree } from './index.ts';

const folder = join(import.meta.dirname, '../../../../shared/data');
const swedish = join(folder, 'se-bup-enheder-oestergoetland.csv');
const covid = join(folder, 'covid-nyindlagte-regioner-14dage.csv');

for (const file of [swedish, covid]) if (!existsSync(file)) console.warn(`SKIPPED: ${file} is absent`);

/** Rows of a comma-separated file with quotes, without its heading. */
function rowsOf(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  );
}

function decideAndAttack(cells: readonly Cell[], sums: readonly Sum[], policy: Policy) {
  const policyOf = (): Policy => policy;
  const { decisions, exposed } = disclose({ cells, sums, policyOf });
  const hidden = cells.filter(({ id }) => decisions.get(id) === 'hidden').map(({ id }) => id);
  const attack = recoverable(cells, sums, decisions, policyOf);
  return { hidden, lost: [...exposed, ...attack.recovered, ...attack.undecided] };
}

describe.skipIf(!existsSync(swedish))('Swedish child psychiatry units, share seen within 30 days', () => {
  const rows = rowsOf(swedish);
  const cells = rows.map(
    ([series, unit, , , part, whole]): Cell => ({
      id: `${series}|${unit}`,
      series: series!,
      unit: unit!.split(' / ').at(-1)!,
      from: '',
      to: '',
      measure: { kind: 'share', part: Number(part), whole: Number(whole), persons: true },
    }),
  );
  const units = [...new Set(rows.flatMap(([, unit]) => (unit!.includes(' / ') ? [unit!.split(' / ').at(-1)!] : [])))];
  const below = new Map([
    ['Alla landsting', ['Sydöstra sjukvårdsregionen', 'other regions']],
    ['Sydöstra sjukvårdsregionen', ['Östergötland', 'other counties']],
    ['Östergötland', units],
  ]);
  const sums = sumsInTree(cells, (unit) => below.get(unit) ?? []);

  test('SMALL1: the units with numerators below 5 are in the file', () => {
    expect(cells).toHaveLength(32);
    expect(hiddenAlone(cells, () => ({ threshold: 5 })).length).toBeGreaterThan(5);
  });

  test.each([
    [3, 1],
    [5, 0],
  ])('SMALL2: no hidden numerator comes back through the county total, k = %i', (threshold, more) => {
    const alone = hiddenAlone(cells, () => ({ threshold }));
    const { hidden, lost } = decideAndAttack(cells, sums, { threshold });
    expect(lost).toEqual([]);
    expect(hidden).toEqual(expect.arrayContaining(alone));
    // With k = 5 the units hidden on their own already cover each other; with 3 another has to help.
    expect(hidden.length - alone.length).toBeGreaterThanOrEqual(more);
    expect(hidden.length).toBeLessThan(cells.length);
  });
});

describe.skipIf(!existsSync(covid))('Danish admissions per region in 14-day periods', () => {
  const regions =
    'Region Hovedstaden,Region Sjælland,Region Syddanmark,Region Midtjylland,Region Nordjylland,Ukendt region';
  const fine = rowsOf(covid).map(
    ([series, unit, from, to, , , value]): Cell => ({
      id: `${unit}|${from}`,
      series: series!,
      unit: unit!,
      from: from!,
      to: to!,
      measure: { kind: 'count', n: Number(value), persons: true },
    }),
  );
  // Half-years of thirteen periods, summed from the true values (SMALL5).
  const starts = [...new Set(fine.map(({ from }) => from))].sort();
  const coarse = [...new Set(fine.map(({ unit }) => unit))].flatMap((unit) =>
    Array.from({ length: Math.floor(starts.length / 13) }, (_, at): Cell => {
      const parts = fine.filter(
        (cell) => cell.unit === unit && starts.slice(13 * at, 13 * at + 13).includes(cell.from),
      );
      const n = parts.reduce((all, { measure }) => all + (measure.kind === 'count' ? measure.n : 0), 0);
      return {
        ...parts[0]!,
        id: `${unit}|half ${at}`,
        to: parts.at(-1)!.to,
        measure: { kind: 'count', n, persons: true },
      };
    }),
  );
  const cells = [...fine, ...coarse];
  const tree = sumsInTree(cells, (unit) => (unit === 'Hele landet' ? regions.split(',') : []));
  const sums = [...tree, ...sumsInTime(cells).sums];

  test('the file adds up: 73 periods and five half-years, every total the sum of its parts', () => {
    expect(fine).toHaveLength(511);
    expect(coarse).toHaveLength(35);
    expect(tree).toHaveLength(78);
    expect(tree.every(({ relation }) => relation === 'equals')).toBe(true);
  });

  test.each([3, 5])('SMALL2: no hidden region comes back through the country or the half-year, k = %i', (threshold) => {
    const { hidden, lost } = decideAndAttack(cells, sums, { threshold });
    const alone = hiddenAlone(cells, () => ({ threshold }));
    expect(lost).toEqual([]);
    expect(alone.length).toBeGreaterThan(10);
    expect(hidden.length).toBeGreaterThan(alone.length);
    expect(hidden.length).toBeLessThan(4 * alone.length);
  });
});
