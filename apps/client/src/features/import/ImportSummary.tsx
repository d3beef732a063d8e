import type { ImportPreview } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CommitField } from '../../ui/CommitField.tsx';
import styles from './import.module.css';
import type { Wish } from './send-file.ts';

export interface ImportSummaryProps {
  readonly preview: ImportPreview;
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
}

/** What happens when the file is taken: in numbers, with what can be decided about them. */
export function ImportSummary({ preview, wish, onChange }: ImportSummaryProps) {
  const t = useWords();
  const { counts, problemCount, blank } = preview;
  const { corrections, kept } = counts;
  const lines = [
    t('import.count.fresh', { n: counts.fresh }),
    ...(corrections > 0 ? [t('import.count.corrections', { n: corrections })] : []),
    ...(counts.unchanged > 0 ? [t('import.count.unchanged', { n: counts.unchanged })] : []),
    ...(kept > 0 ? [t('import.count.kept', { n: kept })] : []),
    ...(counts.skipped > 0 ? [t('import.count.skipped', { n: counts.skipped })] : []),
    ...(problemCount > 0 ? [t('import.count.problems', { n: problemCount })] : []),
    ...(blank > 0 ? [t('import.count.blank', { n: blank })] : []),
  ];
  return (
    <section className={styles.section} aria-labelledby="import-summary">
      <h2 id="import-summary">{t('import.summary')}</h2>
      <ul className={styles.counts} aria-live="polite">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {corrections + kept > 0 ? (
        <Checkbox
          label={t('import.replace')}
          help={t('import.replaceHelp')}
          checked={wish.corrections === 'replace'}
          onChange={(replaces) => onChange({ ...wish, corrections: replaces ? 'replace' : 'keep' })}
        />
      ) : null}
      {wish.corrections === 'replace' && corrections > 0 ? (
        <CommitField
          label={t('import.reason')}
          value={wish.reason ?? t('import.correctReason', { name: preview.file.name })}
          onCommit={(reason) => {
            onChange({ ...wish, reason });
            return undefined;
          }}
        />
      ) : null}
      {counts.outside > 0 || wish.outside ? (
        <Checkbox
          label={t('import.outside')}
          help={t('import.outsideHelp')}
          checked={wish.outside ?? false}
          onChange={(outside) => onChange({ ...wish, outside })}
        />
      ) : null}
    </section>
  );
}

/** What is wrong, row by row. */
export function ProblemList({ preview }: { readonly preview: ImportPreview }) {
  const t = useWords();
  const { problems, problemCount } = preview;
  // one row may say the same of several numbers
  const lines = problems.map((problem, place) => ({ ...problem, id: `${place} ${problem.row}` }));
  if (problemCount === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="import-problems">
      <h2 id="import-problems">{t('import.problems')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than its place must be reachable by keyboard to be scrolled */}
      <ul className={styles.problems} tabIndex={0} aria-labelledby="import-problems">
        {lines.map(({ id, row, column, sentence }) => (
          <li key={id}>
            <strong>
              {column === ''
                ? t('import.problem', { row: String(row) })
                : t('import.problemAt', { row: String(row), column })}
            </strong>{' '}
            {sentence}
          </li>
        ))}
      </ul>
      {problemCount > problems.length ? (
        <p className={styles.quiet}>{t('import.moreProblems', { n: problemCount - problems.length })}</p>
      ) : null}
    </section>
  );
}
