import { cadences, type DateMeaning, type ImportMapping, type ImportPreview } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './import.module.css';

const meanings: readonly DateMeaning[] = ['day', ...cadences];

/** Whether the file itself raises the question of which period its numbers belong to. */
export function asksForPeriods({ days, undated, question, mapping }: ImportPreview): boolean {
  return days > 0 || undated > 0 || question !== null || mapping.period !== '' || mapping.combine !== 'none';
}

/** Which periods the numbers belong to: what a date stands for, what becomes of several days in one period, and a period for all. */
export function PeriodChoices(props: {
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
}) {
  const { mapping, onChange } = props;
  const t = useWords();
  return (
    <div className={styles.more}>
      <Select
        label={t('import.dates')}
        value={mapping.dates}
        options={meanings.map((value) => ({ value, label: t(`import.dates.${value}`) }))}
        onChange={(dates) => onChange({ ...mapping, dates })}
      />
      <Select
        label={t('import.combine')}
        value={mapping.combine}
        options={[
          { value: 'none', label: t('import.combine.none') },
          { value: 'sum', label: t('import.combine.sum') },
        ]}
        onChange={(combine) => onChange({ ...mapping, combine })}
      />
      <CommitField
        label={t('import.fixedPeriod')}
        help={t('import.fixedPeriodHelp')}
        value={mapping.period}
        onCommit={(period) => {
          onChange({ ...mapping, period });
          return undefined;
        }}
      />
    </div>
  );
}
