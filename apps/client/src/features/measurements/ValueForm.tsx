import { recordMeasurement } from '@tavle/board';
import {
  type EnteredValue,
  type Indicator,
  hasParts,
  type Measurement,
  type Period,
  qualities,
  type Quality,
} from '@tavle/domain';
import { formatPeriod, qualityWords } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useNow } from '../../live/useNow.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../features.module.css';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';
import { readValue, type TypedValue } from './read-value.ts';
import { enteredWords, readingWords, typedText, unreadSentence } from './value-words.ts';

export interface ValueFormProps {
  readonly indicator: Indicator;
  readonly period: Period;
  /** The value that counts now, if there is one: handing in another is a correction. */
  readonly former: Measurement | undefined;
  /** How long after their own entry a person may correct it without saying why. */
  readonly slipMs: number;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** The value of one period: typed as it is written on paper, asked about when it can be read in two ways. Enter hands it in. */
export function ValueForm({ indicator, period, former, slipMs, edit, onDone }: ValueFormProps) {
  const t = useWords();
  const now = useNow();
  const say = useToast();
  const [typed, setTyped] = useState(() => (former ? typedText(indicator, former.value, t) : ''));
  const [quality, setQuality] = useState<Quality>(former?.quality ?? 'final');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const [unread, setUnread] = useState<string | undefined>(undefined);
  const [readings, setReadings] = useState<readonly [TypedValue, TypedValue] | null>(null);
  const slip =
    former !== undefined && former.by === edit.me && Date.parse(now) - Date.parse(former.at ?? now) < slipMs - 60_000;

  const record = (value: EnteredValue): void => {
    const outcome = edit.run((doc, hand) =>
      recordMeasurement(doc, hand, { indicator: indicator.id, ...period, value, quality, reason }),
    );
    const problem = refusedBy(outcome, t);
    setRefused(problem);
    setReadings(null);
    if (problem) return;
    const words = {
      name: indicator.name,
      value: enteredWords(indicator, value, t),
      period: formatPeriod(period, 'short', t.locale),
    };
    say({ text: t('entry.savedValue', words) });
    onDone();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readValue(indicator, typed);
    setUnread(read.kind === 'empty' ? t('entry.zero') : unreadSentence(read, typed, t));
    setReadings(read.kind === 'ambiguous' ? read.readings : null);
    if (read.kind === 'value') record(read.value);
    if (read.kind === 'notRelevant') record({ kind: 'notRelevant' });
  };
  const parts = hasParts(indicator.kind);
  const partWords = {
    part: indicator.partText || t('ind.numerator'),
    whole: indicator.wholeText || t('ind.denominator'),
  };
  const needsReason = former !== undefined && !slip;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={parts ? t('entry.partWholeLabel') : t('ind.measure')}
        help={parts ? t('entry.partWholeHelp', partWords) : indicator.unit || undefined}
        error={unread ?? valueError(refused)}
        value={typed}
        inputMode={parts || indicator.kind === 'yesNo' ? 'text' : 'decimal'}
        onChange={(next) => {
          setTyped(next);
          setUnread(undefined);
          setReadings(null);
          setRefused(null);
        }}
        onFocus={() => edit.typing({ section: 'measurements', id: indicator.id, field: period.end })}
        onBlur={() => edit.typing(null)}
      />
      {readings === null ? null : (
        <Ambiguous typed={typed} words={readingWords(indicator, readings, t)} onChoose={(at) => record(readings[at])} />
      )}
      <Select
        label={t('entry.quality')}
        value={quality}
        options={qualities.map((value) => ({ value, label: t(qualityWords[value]) }))}
        onChange={setQuality}
      />
      {needsReason || refused?.refusal.kind === 'reasonNeeded' ? (
        <TextField
          label={t('entry.correctWhy')}
          value={reason}
          onChange={setReason}
          error={
            errorAt(refused, 'reason') ?? (refused?.refusal.kind === 'reasonNeeded' ? refused.sentence : undefined)
          }
        />
      ) : null}
      <ButtonBar>
        <Button look="primary" type="submit">
          {t(former ? 'entry.correct' : 'common.save')}
        </Button>
        <Button onClick={() => record({ kind: 'notRelevant' })}>{t('entry.notRelevant')}</Button>
      </ButtonBar>
    </form>
  );
}

interface AmbiguousProps {
  readonly typed: string;
  readonly words: readonly [string, string];
  readonly onChoose: (reading: 0 | 1) => void;
}

function Ambiguous({ typed, words: [a, b], onChoose }: AmbiguousProps) {
  const t = useWords();
  return (
    <div role="alert" className={styles.form}>
      <p className={styles.text}>{t('entry.ambiguous', { x: typed.trim(), a, b })}</p>
      <ButtonBar>
        <Button onClick={() => onChoose(0)}>{t('entry.use', { a })}</Button>
        <Button onClick={() => onChoose(1)}>{t('entry.use', { a: b })}</Button>
      </ButtonBar>
    </div>
  );
}

/** Everything but the reason is about the value. */
function valueError(refused: Refused | null): string | undefined {
  if (refused?.refusal.kind === 'reasonNeeded') return undefined;
  return errorElsewhere(refused, ['reason']);
}
