import type { IndicatorId } from '@tavle/domain';
import { useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { IndicatorForm, type IndicatorFormProps } from './IndicatorForm.tsx';
import { NewIndicatorForm, type NewIndicatorFormProps } from './NewIndicatorForm.tsx';

/** A button that opens the indicator's form where it stands. Nothing for readers. */
export function IndicatorEditor(props: Omit<IndicatorFormProps, 'onDone'>) {
  const t = useWords();
  if (!props.edit.canWrite) return null;
  return (
    <Sheet
      trigger={t('common.edit')}
      triggerLabel={`${t('ind.form.edit')}: ${props.indicator.name}`}
      title={`${t('ind.form.edit')}: ${props.indicator.name}`}
      closeLabel={t('common.close')}
    >
      {(close) => <IndicatorForm {...props} onDone={close} />}
    </Sheet>
  );
}

export interface NewIndicatorProps extends Pick<NewIndicatorFormProps, 'goals' | 'edit'> {
  /** What is left to fill in once the draft is there. */
  readonly formOf: (indicator: IndicatorId) => Omit<IndicatorFormProps, 'onDone'> | null;
}

/** A button that makes an indicator: the few questions first, then the whole form of the draft in the same place. Nothing for readers. */
export function NewIndicator({ goals, edit, formOf }: NewIndicatorProps) {
  const t = useWords();
  if (!edit.canWrite) return null;
  return (
    <Sheet trigger={t('ind.form.new')} title={t('ind.form.new')} closeLabel={t('common.close')}>
      {(close) => <Steps goals={goals} edit={edit} formOf={formOf} onDone={close} />}
    </Sheet>
  );
}

function Steps({ goals, edit, formOf, onDone }: NewIndicatorProps & { readonly onDone: () => void }) {
  const [made, setMade] = useState<IndicatorId | null>(null);
  const form = made === null ? null : formOf(made);
  if (form !== null) return <IndicatorForm {...form} onDone={onDone} />;
  return <NewIndicatorForm goals={goals} edit={edit} onMade={setMade} onCancel={onDone} />;
}
