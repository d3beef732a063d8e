import { cadences, type DateMeaning, type ImportMapping, type ImportPreview } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './import.module.css';

const meanings: readonly DateMeaning[] = ['day', ...cadences];

/** What is rarely needed: another sheet, what a date stands for, the decimal sign, adding up. */
export function MoreChoices(props: {
  readonly preview: ImportPreview;
  readonly onChange: (mapping: ImportMapping) => void;
}) {
  const { preview, onChange } = props;
  const { mapping, sheets, question } = preview;
  const t = useWords();
  return (
    <Disclosure title={t('import.more')} open={question !== null}>
      <div className={styles.more}>
        {sheets.length > 1 ? (
          <Select
            label={t('import.sheet')}
            value={String(mapping.sheet)}
            options={sheets.map((label, index) => ({ value: String(index), label }))}
            onChange={(sheet) => onChange({ ...mapping, sheet: Number(sheet), headingRow: -1, roles: [] })}
          />
        ) : null}
        <Select
          label={t('import.dates')}
          value={mapping.dates}
          options={meanings.map((value) => ({ value, label: t(`import.dates.${value}`) }))}
          onChange={(dates) => onChange({ ...mapping, dates })}
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
        <Select
          label={t('import.decimal')}
          value={mapping.decimalSign}
          options={[
            { value: 'auto', label: t('import.decimal.auto') },
            { value: ',', label: t('import.decimal.comma') },
            { value: '.', label: t('import.decimal.point') },
          ]}
          onChange={(decimalSign) => onChange({ ...mapping, decimalSign })}
        />
        <Select
          label={t('import.scale')}
          value={mapping.scale === 100 ? '100' : '1'}
          options={[
            { value: '1', label: t('import.scale.as') },
            { value: '100', label: t('import.scale.hundred') },
          ]}
          onChange={(scale) => onChange({ ...mapping, scale: scale === '100' ? 100 : 1 })}
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
      </div>
    </Disclosure>
  );
}
