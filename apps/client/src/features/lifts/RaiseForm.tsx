import { raiseLift } from '@tavle/board';
import { addDays, answerDay, type BoardId, type DateText, type ForumTime, type IndicatorId } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';

export interface RaiseFormProps {
  readonly to: BoardId;
  readonly toName: string;
  /** When the receiving board meets: an answer is asked for by its next meeting. */
  readonly forums: readonly ForumTime[];
  readonly indicator: IndicatorId | null;
  /** The name of that indicator. */
  readonly about?: string;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** A new lift: what we cannot solve, what we ask, when we need the answer. */
export function RaiseForm({ to, toName, forums, indicator, about, edit, onDone }: RaiseFormProps) {
  const t = useWords();
  const [problem, setProblem] = useState('');
  const [request, setRequest] = useState('');
  const today = useToday();
  const theirs = answerDay(forums, today);
  const [answerBy, setAnswerBy] = useState<DateText | null>(theirs ?? addDays(today, 14));
  const [onWall, setOnWall] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const labels = { problem: t('esc.why'), request: t('esc.ask'), answerBy: t('esc.answerDate') };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const lift = { to, problem, request, answerBy, indicator, onWall };
    const found = refusedBy(
      edit.run((doc, hand) => raiseLift(doc, hand, lift)),
      t,
      labels,
    );
    setRefused(found);
    if (!found) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {about === undefined ? null : <p className={styles.strong}>{about}</p>}
      <p className={styles.quiet}>{t('esc.solveClose')}</p>
      <TextArea
        label={labels.problem}
        help={t('privacy.freeText')}
        error={errorAt(refused, 'problem')}
        value={problem}
        onChange={setProblem}
      />
      <TextArea label={labels.request} error={errorAt(refused, 'request')} value={request} onChange={setRequest} />
      <DateField
        label={labels.answerBy}
        help={
          theirs === null
            ? undefined
            : t('esc.answerDateHelp', { unit: toName, date: formatDate(theirs, 'day', t.locale) })
        }
        error={errorAt(refused, 'answerBy')}
        value={answerBy}
        ahead
        onChange={(next) => {
          setAnswerBy(next);
          return undefined;
        }}
      />
      <Checkbox label={t('esc.showOnWall')} checked={onWall} onChange={setOnWall} />
      <FieldError>{errorElsewhere(refused, Object.keys(labels))}</FieldError>
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('esc.verbTo', { unit: toName })}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
