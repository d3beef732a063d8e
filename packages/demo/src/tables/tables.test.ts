import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boardSpecs } from '../boards.ts';
import { publishedUnits } from './organisation.ts';
import { publishedSeries } from './published.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data');
const absent = !existsSync(folder);
if (absent) console.warn(`skipped: the collected figures are not beside this checkout (${folder})`);

/** Rows of a comma-separated file with quoted fields. */
function rowsOf(file: string): readonly Readonly<Record<string, string>>[] {
  const [head, ...lines] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/).map(fieldsOf);
  return lines.map((line) => Object.fromEntries((head ?? []).map((name, index) => [name, line[index] ?? ''])));
}

function fieldsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

test('every published series stands on a board', () => {
  const used = new Set(
    boardSpecs().flatMap(({ indicators }) => indicators.flatMap(({ published }) => published ?? [])),
  );
  expect(used).toEqual(new Set(publishedSeries.map(({ key }) => key)));
});

test('50 published rows, no period twice in a series', () => {
  expect(publishedSeries.flatMap(({ rows }) => rows)).toHaveLength(50);
  for (const { key, rows } of publishedSeries) {
    expect(new Set(rows.map(({ start, end }) => `${start} ${end}`)).size, key).toBe(rows.length);
  }
});

describe.skipIf(absent)('against the collected figures', () => {
  test('every row of the tables is a row of its file, unchanged', () => {
    for (const { file, rows } of publishedSeries) {
      const collected = rowsOf(file).map((row) =>
        JSON.stringify([
          row['indicator'],
          row['organisation'],
          row['period_start'],
          row['period_end'],
          row['value'],
          row['unit'],
          row['source'],
        ]),
      );
      for (const { indicator, organisation, start, end, value, unit, source } of rows) {
        const texts = [String(value), value.toFixed(1)];
        const forms = texts.map((text) => JSON.stringify([indicator, organisation, start, end, text, unit, source]));
        expect(
          collected.filter((row) => forms.includes(row)),
          forms[0],
        ).toHaveLength(1);
      }
    }
  });

  test('no row for Region Nordjylland is left out but the one the README names', () => {
    const carried = new Set(
      publishedSeries.flatMap(({ rows }) => rows.map(({ indicator, start }) => `${indicator} ${start}`)),
    );
    const files = [
      'tvang-baeltefiksering-regioner.csv',
      'tvang-oevrige.csv',
      'genindlaeggelser-psykiatri-regioner.csv',
      'udredningsret-ventetid-psykiatri.csv',
      'sygefravaer-regioner.csv',
      'depressionsdatabase.csv',
      'psykiatri-aktivitet.csv',
      'lup-psykiatri.csv',
    ];
    const left = files
      .flatMap(rowsOf)
      .filter(
        (row) =>
          row['organisation'] === 'Region Nordjylland' && !carried.has(`${row['indicator']} ${row['period_start']}`),
      );
    expect(left.map((row) => row['indicator'])).toEqual(['ADHD-diagnose blandt børn og unge']);
  });

  test('the tree is the published tree', () => {
    const rows = rowsOf('organisation-psykiatri-region-nordjylland.csv');
    expect(publishedUnits).toHaveLength(rows.length);
    for (const row of rows) {
      const unit = publishedUnits.find(({ code }) => code === row['id']);
      const beds = row['normerede_senge_2024-07-01'];
      expect([unit?.name, unit?.parent, unit?.beds]).toEqual([
        row['name']?.replace('Afdeling, ', 'Afdeling '),
        row['parent_id'] || null,
        beds ? Number(beds) : null,
      ]);
    }
  });
});
