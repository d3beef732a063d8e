import { prioritiseIndicator, stopPrioritising } from '@tavle/board';
import { dateAt, type Indicator } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';

export interface PriorityFieldsProps {
  readonly indicator: Indicator;
  readonly edit: BoardEdit;
  readonly people: People;
}

/** Letting an indicator be seen along the whole line (CHAIN4): never without a reason, and who and when are said. */
export function PriorityFields({ indicator, edit, people }: PriorityFieldsProps) {
  const t = useWords();
  const [why, setWhy] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const { prioritised, id } = indicator;
  if (prioritised !== null) {
    const on = prioritised.at === null ? '' : formatDate(dateAt(Date.parse(prioritised.at)), 'short', t.locale);
    const name = people.named(prioritised.by)?.name ?? t('person.unknown');
    return (
      <>
        <p className={styles.text}>{t('goal.prioritisedBy', { name, date: on, reason: prioritised.why })}</p>
        <div>
          <Button onClick={() => void edit.run((doc, hand) => stopPrioritising(doc, hand, { indicator: id }))}>
            {t('ind.stopPrioritising')}
          </Button>
        </div>
      </>
    );
  }
  const prioritise = (): void => {
    const outcome = edit.run((doc, hand) => prioritiseIndicator(doc, hand, { indicator: id, why }));
    setError(sentenceOf(outcome, t, t('field.prioritisedWhy')));
    if ('done' in outcome) setWhy('');
  };
  return (
    <>
      <TextArea
        label={t('field.prioritisedWhy')}
        help={t('ind.prioritiseHelp')}
        error={error}
        maxLength={300}
        value={why}
        onChange={setWhy}
      />
      <div>
        <Button onClick={prioritise}>{t('ind.prioritise')}</Button>
      </div>
    </>
  );
}
