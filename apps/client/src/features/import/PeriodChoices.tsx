import { cadences, type DateMeaning, type ImportMapping, type ImportPreview } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './import.module.css';

const meanings: readonly DateMeaning[] = ['day', ...cadences];

/** What of the periods is to be chosen: what single days stand for, and what rows without a period are for. */
export type PeriodQuestions = { readonly days: boolean; readonly undated: boolean };

/** Which of the questions the file itself raises. */
export function questionsOf({ days, undated, question, mapping }: ImportPreview): PeriodQuestions {
  return {
    days: days > 0 || mapping.combine !== 'none',
    undated: undated > 0 || question !== null || mapping.period !== '',
  };
}

/** Which periods the numbers belong to: a period for those that name none, what a date stands for, and what becomes of several days in one. */
export function PeriodChoices(props: {
  readonly mapping: ImportMapping;
  readonly questions: PeriodQuestions;
  readonly onChange: (mapping: ImportMapping) => void;
}) {
  const { mapping, questions, onChange } = props;
  const t = useWords();
  if (!questions.days && !questions.undated) return null;
  return (
    <div className={styles.more}>
      {questions.undated ? (
        <CommitField
          label={t('import.fixedPeriod')}
          help={t('import.fixedPeriodHelp')}
          value={mapping.period}
          onCommit={(period) => {
            onChange({ ...mapping, period });
            return undefined;
          }}
        />
      ) : null}
      {questions.days ? (
        <>
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
        </>
      ) : null}
    </div>
  );
}
