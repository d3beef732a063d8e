import { moveMeeting, planMeeting } from '@tavle/board';
import { type DateText, dateAt, type MeetingDay, momentOf, timeOf } from '@tavle/domain';
import { formatTime, parseTypedTime } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';
import { planOf } from './plan.ts';

export interface MoveFormProps {
  /** The meeting to move; null to plan one outside any rhythm. */
  readonly day: MeetingDay | null;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** Another day or hour for one meeting; the rhythm stays as it is. */
export function MoveForm({ day, edit, onDone }: MoveFormProps) {
  const t = useWords();
  const today = useToday();
  const [date, setDate] = useState<DateText | null>(day === null ? null : dateAt(Date.parse(day.at)));
  const [typed, setTyped] = useState(formatTime(day === null ? '08:15' : timeOf(day.at), t.locale));
  const [errors, setErrors] = useState<{ readonly date?: string | undefined; readonly time?: string | undefined }>({});
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const time = parseTypedTime(typed);
    if (date === null || date < today || time === undefined) {
      setErrors({
        date: date === null || date < today ? t('error.fieldDate') : undefined,
        time: time === undefined ? t('forum.timeWrong') : undefined,
      });
      return;
    }
    const plannedFor = momentOf(date, time);
    const meeting = day?.meeting ?? null;
    const sentence = sentenceOf(
      meeting === null
        ? edit.run((doc, hand) => planMeeting(doc, hand, planOf(day, plannedFor)))
        : edit.run((doc, hand) => moveMeeting(doc, hand, { meeting: meeting.id, plannedFor })),
      t,
    );
    setErrors({ date: sentence });
    if (sentence === undefined) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.pair}>
        <div>
          <DateField
            label={t('cal.newDate')}
            error={errors.date}
            value={date}
            onChange={(next) => {
              setDate(next);
              return undefined;
            }}
          />
        </div>
        <TextField
          label={t('cal.newTime')}
          help={t('forum.timeHelp')}
          error={errors.time}
          inputMode="decimal"
          value={typed}
          onChange={setTyped}
        />
      </div>
      <ButtonBar>
        <Button look="primary" type="submit">
          {day === null ? t('cal.plan') : t('cal.move')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
