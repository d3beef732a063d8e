import { changeEffort, type EffortPatch } from '@tavle/board';
import type { Effort } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { NumberField } from '../NumberField.tsx';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { SharedText } from '../SharedText.tsx';

export interface EffortDetailsProps {
  readonly effort: Effort;
  readonly edit: BoardEdit;
  readonly people: People;
}

/** Everything that is said of an effort: words, dates, how closely it is followed, what it costs and brings. Handed in field by field. */
export function EffortDetails({ effort, edit, people }: EffortDetailsProps) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const put = (patch: EffortPatch, label?: string): string | undefined =>
    sentenceOf(
      edit.run((doc, hand) => changeEffort(doc, hand, { effort: effort.id, patch })),
      t,
      label,
    );
  const shared = { edit, section: 'efforts', id: effort.id } as const;
  const amount = (field: 'cost' | 'benefit') => (
    <NumberField
      label={t(`effort.${field}`)}
      value={effort[field]}
      onChange={(value) => put({ [field]: value }, t(`effort.${field}`))}
    />
  );
  return (
    <div className={styles.form}>
      <SharedText {...shared} field="what" value={effort.what} label={t('effort.what')} />
      <SharedText {...shared} field="expected" value={effort.expected} label={t('effort.expected')} />
      <PersonField
        people={people}
        label={t('effort.responsible')}
        value={effort.owner}
        onChange={(owner) => setError(put({ owner }))}
      />
      <div className={styles.pair}>
        <DateField label={t('effort.from')} value={effort.from} onChange={(from) => put({ from })} />
        <DateField label={t('effort.reviewOn')} value={effort.until} ahead onChange={(until) => put({ until })} />
      </div>
      <NumberField
        label={t('effort.followUpDays')}
        help={t('effort.followUpDaysHelp')}
        value={effort.followUpDays}
        onChange={(followUpDays) => put({ followUpDays }, t('effort.followUpDays'))}
        whole
      />
      <fieldset className={styles.section}>
        <legend>{t('effort.business')}</legend>
        <div className={styles.pair}>
          {amount('cost')}
          {amount('benefit')}
        </div>
        <DateField
          label={t('effort.paybackOn')}
          value={effort.paybackOn}
          ahead
          onChange={(paybackOn) => put({ paybackOn })}
        />
        {effort.paybackOn === null ? null : (
          <RadioGroup
            label={t('effort.paidBackAsk')}
            value={effort.paidBack === null ? null : effort.paidBack ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: t('effort.paidBack.yes') },
              { value: 'no', label: t('effort.paidBack.no') },
            ]}
            onChange={(answer) => setError(put({ paidBack: answer === 'yes' }))}
          />
        )}
      </fieldset>
      <FieldError>{error}</FieldError>
    </div>
  );
}
