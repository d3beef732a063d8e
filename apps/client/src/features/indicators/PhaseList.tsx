import { removePhase, startPhase } from '@tavle/board';
import { type DateText, type Indicator, type Phase, type PhaseKind, phaseKinds } from '@tavle/domain';
import { formatDate, phaseKindWords } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Cross } from '../../ui/Icons.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { errorAt, errorElsewhere, type Refused, refusedBy, sentenceOf } from '../refused.ts';

export interface PhaseListProps {
  readonly indicator: Indicator;
  readonly phases: readonly Phase[];
  readonly edit: BoardEdit;
}

/** The phases of the curve, each with the reason a person gave (SIGN3). */
export function PhaseList({ indicator, phases, edit }: PhaseListProps) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const dated = phases.filter((phase) => phase.indicator === indicator.id).sort((a, b) => (a.from < b.from ? -1 : 1));
  return (
    <div className={styles.list}>
      <p className={styles.quiet}>{t('ind.form.phasesHelp')}</p>
      <ul className={styles.lines}>
        {dated.map((phase) => (
          <li key={phase.id} className={styles.lineRow}>
            <span>
              {t('ind.phaseWhy', { from: formatDate(phase.from, 'short', t.locale), reason: phase.reason })}{' '}
              <span className={styles.quiet}>({t(phaseKindWords[phase.kind])})</span>
            </span>
            <IconButton
              label={t('ind.form.phaseRemove', { date: formatDate(phase.from, 'short', t.locale) })}
              onClick={() =>
                setError(
                  sentenceOf(
                    edit.run((doc, hand) => removePhase(doc, hand, { phase: phase.id })),
                    t,
                  ),
                )
              }
            >
              <Cross />
            </IconButton>
          </li>
        ))}
      </ul>
      <FieldError>{error}</FieldError>
      <Sheet trigger={t('ind.form.addPhase')} title={t('ind.form.addPhase')} closeLabel={t('common.close')}>
        {(close) => <PhaseForm indicator={indicator} edit={edit} onDone={close} />}
      </Sheet>
    </div>
  );
}

interface PhaseFormProps {
  readonly indicator: Indicator;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

function PhaseForm({ indicator, edit, onDone }: PhaseFormProps) {
  const t = useWords();
  const today = useToday();
  const [from, setFrom] = useState<DateText | null>(today);
  const [kind, setKind] = useState<PhaseKind>('shift');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const phase = { indicator: indicator.id, from: from ?? today, kind, reason };
    const found = refusedBy(
      edit.run((doc, hand) => startPhase(doc, hand, phase)),
      t,
      { reason: t('ind.form.phaseReason') },
    );
    setRefused(found);
    if (!found) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <DateField
        label={t('ind.form.phaseFrom')}
        help={t('ind.form.phaseFromHelp')}
        value={from}
        onChange={(next) => {
          setFrom(next);
          return undefined;
        }}
      />
      <RadioGroup
        label={t('ind.form.phaseKind')}
        value={kind}
        options={phaseKinds.map((value) => ({
          value,
          label: t(phaseKindWords[value]),
          ...(value === 'definition' ? { help: t('ind.form.phaseBreakHelp') } : {}),
        }))}
        onChange={setKind}
      />
      <TextField
        label={t('ind.form.phaseReason')}
        help={t('ind.form.phaseReasonHelp')}
        error={errorAt(refused, 'reason')}
        value={reason}
        onChange={setReason}
      />
      <FieldError>{errorElsewhere(refused, ['reason'])}</FieldError>
      <div>
        <Button look="primary" type="submit">
          {t('ind.form.addPhase')}
        </Button>
      </div>
    </form>
  );
}
