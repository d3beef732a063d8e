import { addInterpretation } from '@tavle/board';
import type { Indicator, Period } from '@tavle/domain';
import { formatPeriod } from '@tavle/text';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';

export interface InterpretationFormProps {
  readonly indicator: Indicator;
  readonly period: Period | null;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** A new reading. Enter hands it in, Shift+Enter makes a new line; from then on it is typed together. */
export function InterpretationForm({ indicator, period, edit, onDone }: InterpretationFormProps) {
  const t = useWords();
  const [text, setText] = useState('');
  const [shared, setShared] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault();
    const outcome = edit.run((doc, hand) =>
      addInterpretation(doc, hand, { indicator: indicator.id, text, shared, periodEnd: period?.end ?? null }),
    );
    setError(sentenceOf(outcome, t, t('interp.one')));
    if ('done' in outcome) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea
        label={
          period === null ? t('interp.one') : t('interp.forPeriod', { period: formatPeriod(period, 'full', t.locale) })
        }
        help={t('privacy.freeText')}
        placeholder={t('interp.placeholder')}
        error={error}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
        }}
      />
      <Checkbox label={t('interp.share')} help={t('interp.shareHelp')} checked={shared} onChange={setShared} />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
