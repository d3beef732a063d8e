import { type FormEvent, useState } from 'react';
import { useWords } from '../live/useWords.ts';
import { Button } from '../ui/Button.tsx';
import { FieldError } from '../ui/FieldError.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './features.module.css';
import type { Refused } from './refused.ts';

/**
 * What a form shows of a refused edit that belongs to no field. Over a cap (BOARD6) it asks which to retire, and takes a reason from those who
 * keep them all.
 */
export function OverCap({
  refused,
  onOverride,
}: {
  readonly refused: Refused | null;
  readonly onOverride: (why: string) => void;
}) {
  const t = useWords();
  const [why, setWhy] = useState('');
  const [empty, setEmpty] = useState(false);
  if (refused?.refusal.kind !== 'overCap') return <FieldError>{refused?.sentence}</FieldError>;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setEmpty(why.trim() === '');
    if (why.trim() !== '') onOverride(why.trim());
  };
  return (
    <form className={styles.card} onSubmit={submit} noValidate>
      <FieldError>{refused.sentence}</FieldError>
      <TextField
        label={t('field.overCapReason')}
        error={empty ? t('refusal.reasonNeeded') : undefined}
        value={why}
        onChange={setWhy}
      />
      <Button type="submit">{t('ind.capOverride')}</Button>
    </form>
  );
}
