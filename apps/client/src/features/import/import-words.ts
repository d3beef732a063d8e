/** The names of what a file's columns may be, and of the file itself. */
import type { ColumnRole, ImportPreview } from '@tavle/domain';
import type { PlainKey, Words } from '@tavle/text';

export const roleWords = {
  ignore: 'import.role.ignore',
  series: 'import.role.series',
  indicatorId: 'import.role.indicatorId',
  period: 'import.role.period',
  periodEnd: 'import.role.periodEnd',
  part: 'import.role.part',
  whole: 'import.role.whole',
  value: 'import.role.value',
  unit: 'import.role.unit',
  quality: 'import.role.quality',
  source: 'import.role.source',
} as const satisfies Readonly<Record<ColumnRole, PlainKey>>;

const delimiterWords: Readonly<Record<string, PlainKey>> = {
  ';': 'import.delimiter.semicolon',
  ',': 'import.delimiter.comma',
  '\t': 'import.delimiter.tab',
  '|': 'import.delimiter.bar',
};

/** `tal.csv · CSV, Windows-1252, adskilt af semikolon · 1.592 rækker`. */
export function fileLine({ file, rows }: ImportPreview, t: Words): string {
  const delimiter = delimiterWords[file.delimiter];
  const kind =
    file.kind === 'xlsx' || delimiter === undefined
      ? t('import.kind.xlsx')
      : t('import.kind.csv', { encoding: file.encoding, delimiter: t(delimiter) });
  return t('import.fileLine', { name: file.name, kind, rows: t('import.rows', { n: rows }) });
}

/** `Kolonne B`: what a column is called that has no heading. */
export function columnName(heading: string, index: number, t: Words): string {
  if (heading !== '') return t('import.column', { name: heading });
  const rest = Math.floor(index / 26) - 1;
  const letters = (rest >= 0 ? String.fromCharCode(65 + rest) : '') + String.fromCharCode(65 + (index % 26));
  return t('import.columnNoName', { name: letters });
}
