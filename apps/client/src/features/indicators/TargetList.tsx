import { removeTarget, setTarget } from '@tavle/board';
import { type DateText, type Indicator, type Target, type TargetRule, targetRules } from '@tavle/domain';
import { formatDate, formatTarget, targetRuleWords } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Cross } from '../../ui/Icons.tsx';
import { Select } from '../../ui/Select.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { errorAt, errorElsewhere, type Refused, refusedBy, sentenceOf } from '../refused.ts';
import { NumberField } from '../NumberField.tsx';

export interface TargetListProps {
  readonly indicator: Indicator;
  readonly targets: readonly Target[];
  /** First day of the newest period shown: a new target counts from there unless said. */
  readonly newest: DateText | null;
  readonly edit: BoardEdit;
}

/** The targets in the order they took force: an old one stays for its old periods (SIGN3). */
export function TargetList({ indicator, targets, newest, edit }: TargetListProps) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const dated = targets
    .filter((target) => target.indicator === indicator.id)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return (
    <div className={styles.list}>
      <p className={styles.quiet}>{t('ind.form.targetsHelp')}</p>
      <ul className={styles.lines}>
        {dated.map((target) => (
          <li key={target.id} className={styles.lineRow}>
            <span>
              {t('ind.targetFromDate', {
                target: formatTarget(target, indicator, 'words', t),
                date: formatDate(target.from, 'short', t.locale),
              })}
              {target.note === '' ? null : <span className={styles.quiet}> {target.note}</span>}
            </span>
            <IconButton
              label={t('ind.form.targetRemove', { date: formatDate(target.from, 'short', t.locale) })}
              onClick={() =>
                setError(
                  sentenceOf(
                    edit.run((doc, hand) => removeTarget(doc, hand, { target: target.id })),
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
      <Sheet trigger={t('ind.form.addTarget')} title={t('ind.form.addTarget')} closeLabel={t('common.close')}>
        {(close) => <TargetForm indicator={indicator} newest={newest} edit={edit} onDone={close} />}
      </Sheet>
    </div>
  );
}

interface TargetFormProps {
  readonly indicator: Indicator;
  readonly newest: DateText | null;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

function TargetForm({ indicator, newest, edit, onDone }: TargetFormProps) {
  const t = useWords();
  const today = useToday();
  const [rule, setRule] = useState<TargetRule>(indicator.direction === 'down' ? 'atMost' : 'atLeast');
  const [from, setFrom] = useState<DateText | null>(newest ?? today);
  const [value, setValue] = useState<number | null>(null);
  const [low, setLow] = useState<number | null>(null);
  const [high, setHigh] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const kept = <T,>(set: (next: T) => void) => {
    return (next: T): undefined => {
      set(next);
      return undefined;
    };
  };
  const [sure, setSure] = useState(true);
  const save = (): void => {
    const outside = [value, low, high].some((level) => level !== null && (level < 0 || level > 100));
    if (indicator.kind === 'share' && outside && sure) {
      setSure(false);
      return;
    }
    const target = { indicator: indicator.id, from: from ?? today, rule, value, low, high, note };
    const found = refusedBy(
      edit.run((doc, hand) => setTarget(doc, hand, target)),
      t,
      { value: t('ind.form.targetValue') },
    );
    setRefused(found);
    if (!found) onDone();
  };
  const line = rule !== 'between' && rule !== 'rising' && rule !== 'falling';
  return (
    <div className={styles.form}>
      <Select
        label={t('ind.form.targetRule')}
        help={t('ind.form.targetRuleHelp')}
        value={rule}
        options={targetRules.map((each) => ({ value: each, label: t(targetRuleWords[each]) }))}
        onChange={setRule}
      />
      {line ? (
        <NumberField
          label={t('ind.form.targetValue')}
          help={indicator.unit || undefined}
          error={errorAt(refused, 'value')}
          value={value}
          onChange={kept(setValue)}
        />
      ) : null}
      {rule === 'between' ? (
        <div className={styles.pair}>
          <NumberField
            label={t('ind.form.targetLow')}
            error={errorAt(refused, 'low')}
            value={low}
            onChange={kept(setLow)}
          />
          <NumberField
            label={t('ind.form.targetHigh')}
            error={errorAt(refused, 'high')}
            value={high}
            onChange={kept(setHigh)}
          />
        </div>
      ) : null}
      <DateField
        label={t('ind.form.targetFrom')}
        help={t('ind.form.targetFromHelp')}
        value={from}
        onChange={kept(setFrom)}
      />
      <TextField
        label={t('ind.form.targetNote')}
        help={t('ind.form.targetNoteHelp')}
        error={errorAt(refused, 'note')}
        value={note}
        onChange={setNote}
      />
      <FieldError>
        {sure ? errorElsewhere(refused, ['value', 'low', 'high', 'note']) : t('ind.form.targetOutside')}
      </FieldError>
      <div>
        <Button look="primary" onClick={save}>
          {t('ind.form.addTarget')}
        </Button>
      </div>
    </div>
  );
}
