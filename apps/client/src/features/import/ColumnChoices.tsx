import { columnRoles, type ImportMapping, type ImportPreview, importLayouts } from '@tavle/domain';
import { formatInstant } from '@tavle/text';
import type { ReactNode } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Select } from '../../ui/Select.tsx';
import { columnName, roleWords } from './import-words.ts';
import styles from './import.module.css';

/** Headings lie near the top of a file; a mapping made elsewhere may name one further down. */
const headingRowsUpTo = (row: number): readonly number[] =>
  Array.from({ length: Math.max(30, row + 1) }, (_, at) => at);

/** The first rows of the file, each column under the choice of what it is. */
export function ColumnChoices(props: {
  readonly preview: ImportPreview;
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
  /** What stands under the columns. */
  readonly children?: ReactNode;
}) {
  const { preview, mapping, onChange, children } = props;
  const { headings, sample, sheets, remembered } = preview;
  const t = useWords();
  const roles = columnRoles.map((value) => ({ value, label: t(roleWords[value]) }));
  const setRole = (at: number, role: (typeof columnRoles)[number]): void =>
    onChange({
      ...mapping,
      roles: headings.map((_, index) => (index === at ? role : (mapping.roles[index] ?? 'ignore'))),
    });
  return (
    <section className={styles.section} aria-labelledby="import-columns">
      <h2 id="import-columns">{t('import.columns')}</h2>
      <p className={styles.quiet}>
        {remembered === null
          ? t('import.guessed')
          : t('import.remembered', { when: formatInstant(remembered, 'full', t.locale) })}
      </p>
      <div className={styles.layout}>
        {sheets.length > 1 ? (
          <Select
            label={t('import.sheet')}
            value={String(mapping.sheet)}
            options={sheets.map((label, index) => ({ value: String(index), label }))}
            onChange={(sheet) => onChange({ ...mapping, sheet: Number(sheet), headingRow: -1, roles: [] })}
          />
        ) : null}
        <Select
          label={t('import.layout')}
          value={mapping.layout}
          options={importLayouts.map((value) => ({ value, label: t(`import.layout.${value}`) }))}
          onChange={(layout) => onChange({ ...mapping, layout })}
        />
        <Select
          label={t('import.headingRow')}
          value={String(mapping.headingRow)}
          options={headingRowsUpTo(mapping.headingRow).map((row) => ({ value: String(row), label: String(row + 1) }))}
          onChange={(row) => onChange({ ...mapping, headingRow: Number(row), roles: [] })}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its place must be reachable by keyboard to be scrolled */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('import.sample')}>
        <table className={styles.sample}>
          <thead>
            <tr>
              {headings.map((heading, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; headings may be the same
                <th key={`${index}-${heading}`} scope="col">
                  <Select
                    label={columnName(heading, index, t)}
                    value={mapping.roles[index] ?? 'ignore'}
                    options={roles}
                    onChange={(role) => setRole(index, role)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file is its place
              <tr key={`${line}-${row[0] ?? ''}`}>
                {row.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={`${index}-${cell}`}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {children}
    </section>
  );
}
