import { raiseLift } from '@tavle/board';
import type { BoardId, DateText, EntryId, IndicatorId } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';
import styles from './agenda.module.css';
import type { OfferedDate } from './agree-dates.ts';
import { CardForm } from './CardForm.tsx';
import { DateChips } from './Chips.tsx';

export interface LiftFormProps {
  readonly meeting: EntryId;
  readonly to: BoardId;
  readonly toName: string;
  /** When an answer may be asked for; the first is proposed. */
  readonly dates: readonly [OfferedDate, ...OfferedDate[]];
  readonly indicator: IndicatorId | null;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/**
 * A new lift: what we cannot solve, what we ask for, answer by when. Without a request it is not sent (CHAIN10). About an indicator it is its
 * outcome too.
 */
export function LiftForm({ meeting, to, toName, dates, indicator, edit, onDone }: LiftFormProps) {
  const t = useWords();
  const [problem, setProblem] = useState('');
  const [request, setRequest] = useState('');
  const [answerBy, setAnswerBy] = useState<DateText>(dates[0].date);
  const [refused, setRefused] = useState<Refused | null>(null);
  const labels = { problem: t('esc.why'), request: t('esc.ask'), answerBy: t('esc.answerDate') };
  const save = (): void => {
    const leaves = indicator === null ? {} : { leaves: { meeting } };
    const lift = { to, problem: problem.trim(), request: request.trim(), answerBy, indicator, ...leaves };
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
