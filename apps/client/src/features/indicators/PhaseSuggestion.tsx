import { startPhase } from '@tavle/board';
import { periodOn, type Result, suggestPhase } from '@tavle/domain';
import { formatDate, formatPeriod } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../features.module.css';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';

/**
 * Points at a level that has moved and stayed, and asks. A person answers, with the cause; nothing begins a phase by itself (SIGN3). Nothing is
 * shown to readers, and nothing when there is no such shift. What was put off is asked again when the page is next opened.
 */
export function PhaseSuggestion({ result, edit }: { readonly result: Result; readonly edit: BoardEdit }) {
  const t = useWords();
  const say = useToast();
  const [putOff, setPutOff] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const { indicator, points, assessment } = result;
  const found = suggestPhase(
    points.filter((point) => point.state !== 'missing'),
    assessment,
  );
  if (found === null || !edit.canWrite || putOff === found.from) return null;
  const period = periodOn(found.from, indicator.cadence, indicator.cadenceStart ?? undefined);
  const from =
    period.start === found.from ? formatPeriod(period, 'short', t.locale) : formatDate(found.from, 'short', t.locale);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const phase = { indicator: indicator.id, from: found.from, kind: 'shift', reason } as const;
    const problem = refusedBy(
      edit.run((doc, hand) => startPhase(doc, hand, phase)),
      t,
      { reason: t('ind.suggest.why') },
    );
    setRefused(problem);
    if (problem === null) say({ text: t('ind.suggest.done', { from }) });
  };
  return (
    <form className={styles.suggestion} onSubmit={submit} noValidate>
      <p className={styles.strong}>
        {t(found.side === 'above' ? 'ind.suggest.up' : 'ind.suggest.down', { from, n: found.count })}
      </p>
      <p className={styles.quiet}>{t('ind.suggest.help')}</p>
      <TextField label={t('ind.suggest.why')} error={errorAt(refused, 'reason')} value={reason} onChange={setReason} />
      <FieldError>{errorElsewhere(refused, ['reason'])}</FieldError>
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('ind.suggest.yes', { from })}
        </Button>
        <Button onClick={() => setPutOff(found.from)}>{t('ind.suggest.no')}</Button>
      </ButtonBar>
    </form>
  );
}
