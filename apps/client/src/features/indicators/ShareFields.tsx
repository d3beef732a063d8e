import { focusMost } from '@tavle/board';
import { rollUpRules } from '@tavle/domain';
import { rollUpWords } from '@tavle/text';
import { useWords } from '../../live/useWords.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import { sentenceOf } from '../refused.ts';
import type { FieldsProps } from './IndicatorForm.tsx';
import { NumberField } from '../NumberField.tsx';

/** Whether it rolls up (CHAIN8), whether it is about persons (SMALL1), and whether it is in focus. */
export function ShareFields({ indicator, put }: FieldsProps) {
  const t = useWords();
  return (
    <>
      <Select
        label={t('ind.form.rollUp')}
        help={t('ind.form.rollUpHelp')}
        value={indicator.rollUp}
        options={rollUpRules.map((value) => ({ value, label: t(rollUpWords[value]) }))}
        onChange={(rollUp) => put({ rollUp })}
      />
      <div>
        <Checkbox
          label={t('ind.form.additiveOrg')}
          help={t('ind.form.additiveOrgHelp')}
          checked={indicator.additiveInOrganisation}
          onChange={(additiveInOrganisation) => put({ additiveInOrganisation })}
        />
        <Checkbox
          label={t('ind.form.additiveTime')}
          help={t('ind.form.additiveTimeHelp')}
          checked={indicator.additiveInTime}
          onChange={(additiveInTime) => put({ additiveInTime })}
        />
        <Checkbox
          label={t('ind.form.personBased')}
          help={t('ind.form.personBasedHelp')}
          checked={indicator.personBased}
          onChange={(personBased) => put({ personBased })}
        />
        <Checkbox
          label={t('ind.form.zeroHidden')}
          help={t('ind.form.zeroHiddenHelp')}
          checked={indicator.hideZero}
          onChange={(hideZero) => put({ hideZero })}
        />
        <Checkbox
          label={t('goal.focus')}
          help={t('goal.focusHelp', { n: focusMost })}
          checked={indicator.focus}
          onChange={(focus) => put({ focus })}
        />
      </div>
      {indicator.personBased ? (
        <NumberField
          label={t('ind.form.threshold')}
          help={t('ind.form.thresholdHelp')}
          value={indicator.threshold}
          whole
          onChange={(threshold) => sentenceOf(put({ threshold }), t)}
        />
      ) : null}
    </>
  );
}
