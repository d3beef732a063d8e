import { withdrawMeasurement } from '@tavle/board';
import type { Indicator, Period } from '@tavle/domain';
import { formatPeriod } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../features.module.css';
import { type Refused, refusedBy } from '../refused.ts';

export interface WithdrawNumberProps {
  readonly indicator: Indicator;
  readonly period: Period;
  readonly edit: BoardEdit;
}

/** Takes back a number that should never have been handed in: asks why, and the period has no measurement again (BOARD1). */
export function WithdrawNumber({ indicator, period, edit }: WithdrawNumberProps) {
  const t = useWords();
  const about = `${indicator.name}, ${formatPeriod(period, 'short', t.locale)}`;
  return (
    <Sheet
      trigger={t('entry.withdraw')}
      triggerLabel={`${t('entry.withdraw')}: ${about}`}
      title={`${t('entry.withdraw')}: ${about}`}
      closeLabel={t('common.close')}
    >
      {(close) => <WhyForm indicator={indicator} period={period} edit={edit} onDone={close} />}
    </Sheet>
  );
}

function WhyForm({ indicator, period, edit, onDone }: WithdrawNumberProps & { readonly onDone: () => void }) {
  const t = useWords();
  const say = useToast();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const entry = { indicator: indicator.id, start: period.start, end: period.end, reason };
    const problem = refusedBy(
      edit.run((doc, hand) => withdrawMeasurement(doc, hand, entry)),
      t,
    );
    setRefused(problem);
    if (problem) return;
    say({ text: t('entry.withdrawn', { period: formatPeriod(period, 'short', t.locale) }) });
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t('entry.withdrawWhy')}
        help={t('entry.withdrawHelp')}
        error={refused?.sentence}
        value={reason}
        onChange={setReason}
      />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('entry.withdraw')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
