import { raiseLift } from '@tavle/board';
import { addDays, type BoardId, type DateText, type IndicatorId } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';
import styles from './agenda.module.css';
import type { OfferedDate } from './agree-dates.ts';
import { CardForm } from './CardForm.tsx';
import { DateChips } from './Chips.tsx';

export interface LiftFormProps {
  readonly to: BoardId;
  readonly toName: string;
  readonly indicator: IndicatorId | null;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** A new lift: what we cannot solve, what we ask for, answer by when. Without a request it is not sent (CHAIN10). */
export function LiftForm({ to, toName, indicator, edit, onDone }: LiftFormProps) {
  const t = useWords();
  const today = useToday();
  const dates: readonly OfferedDate[] = [
    { kind: 'fortnight', date: addDays(today, 14) },
    { kind: 'month', date: addDays(today, 30) },
  ];
  const [problem, setProblem] = useState('');
  const [request, setRequest] = useState('');
  const [answerBy, setAnswerBy] = useState<DateText>(addDays(today, 14));
  const [refused, setRefused] = useState<Refused | null>(null);
  const labels = { problem: t('esc.why'), request: t('esc.ask'), answerBy: t('esc.answerDate') };
  const save = (): void => {
    const lift = { to, problem: problem.trim(), request: request.trim(), answerBy, indicator };
    const found = refusedBy(
      edit.run((doc, hand) => raiseLift(doc, hand, lift)),
      t,
      labels,
    );
    setRefused(found);
    if (!found) onDone();
  };
  return (
    <CardForm
      onSave={save}
      word={t('esc.verbTo', { unit: toName })}
      error={errorElsewhere(refused, Object.keys(labels))}
      beside={<DateChips label={labels.answerBy} dates={dates} value={answerBy} onChange={setAnswerBy} />}
    >
      <div className={styles.texts}>
        <TextArea
          label={labels.problem}
          error={errorAt(refused, 'problem')}
          value={problem}
          autoCapitalize="sentences"
          onChange={setProblem}
        />
        <TextArea
          label={labels.request}
          error={errorAt(refused, 'request')}
          value={request}
          autoCapitalize="sentences"
          onChange={setRequest}
        />
      </div>
    </CardForm>
  );
}
