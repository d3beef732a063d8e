import { cadences, defaultFortnightStart } from '@tavle/domain';
import { cadenceWords } from '@tavle/text';
import { useWords } from '../../live/useWords.ts';
import { Select } from '../../ui/Select.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';
import type { FieldsProps } from './IndicatorForm.tsx';
import { NumberField } from '../NumberField.tsx';

/** How often it is measured and how long a number takes to become final. */
export function RhythmFields({ indicator, put }: FieldsProps) {
  const t = useWords();
  return (
    <div className={styles.pair}>
      <Select
        label={t('ind.form.cadence')}
        help={t('ind.form.cadenceHelp')}
        value={indicator.cadence}
        options={cadences.map((value) => ({ value, label: t(cadenceWords[value]) }))}
        onChange={(cadence) => put({ cadence })}
      />
      {indicator.cadence === 'fortnight' ? (
        <DateField
          label={t('ind.form.fortnightFrom')}
          help={t('ind.form.fortnightFromHelp')}
          value={indicator.cadenceStart ?? defaultFortnightStart}
          onChange={(cadenceStart) => sentenceOf(put({ cadenceStart }), t)}
        />
      ) : null}
      <NumberField
        label={t('ind.form.lag')}
        help={t('ind.form.lagHelp')}
        value={indicator.lagDays}
        whole
        onChange={(lagDays) => sentenceOf(put({ lagDays: lagDays ?? 0 }), t)}
      />
    </div>
  );
}
