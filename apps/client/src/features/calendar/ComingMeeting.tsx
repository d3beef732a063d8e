import { planMeeting, unplanMeeting } from '@tavle/board';
import { dateAt, type DateText, type MeetingDay, momentOf, type Slot, timeOf } from '@tavle/domain';
import { formatDate, formatTime, holidayWords, type Words } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { MoveForm } from './MoveForm.tsx';
import { planOf } from './plan.ts';
import { TurnsForm } from './TurnsForm.tsx';
import own from './calendar.module.css';

export interface ComingMeetingProps {
  readonly day: MeetingDay;
  readonly people: People;
  readonly edit: BoardEdit;
}

/** One meeting to come: when, where, whose turn; on a day off, whether to move it. */
export function ComingMeeting({ day, people, edit }: ComingMeetingProps) {
  const t = useWords();
  const on = dateAt(Date.parse(day.at));
  const date = formatDate(on, 'weekday', t.locale);
  return (
    <li className={own.coming}>
      <div className={own.when}>
        <p className={styles.strong}>{formatDate(on, 'weekday', t.locale)}</p>
        <p className={styles.quiet}>{formatTime(timeOf(day.at), t.locale)}</p>
      </div>
      <div className={styles.tight}>
        <p className={styles.text}>{placeWords(day, t)}</p>
        <p className={styles.quiet}>{turnWords(day, people, t)}</p>
        <DayOff day={day} on={on} edit={edit} />
        {edit.canWrite ? (
          <div className={styles.chips} data-print="off">
            <Sheet
              trigger={t('cal.move')}
              triggerLabel={`${t('cal.move')}: ${date}`}
              title={t('cal.moveTitle', { date })}
              closeLabel={t('common.close')}
            >
              {(done) => <MoveForm day={day} edit={edit} onDone={done} />}
            </Sheet>
            <Sheet
              trigger={t('cal.turns')}
              triggerLabel={`${t('cal.turns')}: ${date}`}
              title={t('cal.turnsTitle', { date })}
              closeLabel={t('common.close')}
            >
              {(done) => <TurnsForm day={day} people={people} edit={edit} onDone={done} />}
            </Sheet>
          </div>
        ) : null}
      </div>
    </li>
  );
}

function placeWords({ forum, place, minutes }: MeetingDay, t: Words): string {
  const what = forum?.name ?? t('forum.nameUsual');
  return `${what} · ${t('forum.minutesAt', { n: minutes, place }).trim()}`;
}

function turnWords({ host, presenter }: MeetingDay, people: People, t: Words): string {
  const nameOf = (person: typeof host): string => people.named(person)?.name ?? t('person.unknown');
  const words = [
    ...(host === null ? [] : [t('cal.hostIs', { name: nameOf(host) })]),
    ...(presenter === null ? [] : [t('cal.presenterIs', { name: nameOf(presenter) })]),
  ];
  return words.join(' · ');
}

/** A day off asks once; what was decided, and what was moved, is said and can be taken back. */
function DayOff({ day, on, edit }: Pick<ComingMeetingProps, 'day' | 'edit'> & { readonly on: DateText }) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const { slot, meeting, forum } = day;
  if (slot === null) {
    return meeting === null || !edit.canWrite ? null : (
      <Unplan day={day} edit={edit} word={t('cal.unplan')} onRefused={setError} error={error} />
    );
  }
  const regular = formatDate(slot.date, 'weekday', t.locale);
  if (on !== slot.date) {
    return (
      <>
        <p className={styles.quiet}>{t('cal.moved', { date: regular })}</p>
        {edit.canWrite && meeting !== null ? (
          <Unplan
            day={day}
            edit={edit}
            word={t('cal.moveBack', { date: regular })}
            onRefused={setError}
            error={error}
          />
        ) : null}
      </>
    );
  }
  if (slot.clash === null || forum === null) return null;
  const holiday = t(holidayWords[slot.clash.holiday]);
  if (meeting !== null) return <p className={styles.quiet}>{t('cal.keptOn', { holiday })}</p>;
  const plan = (to: DateText): void => {
    const plannedFor = momentOf(to, forum.time);
    setError(
      sentenceOf(
        edit.run((doc, hand) => planMeeting(doc, hand, planOf(day, plannedFor))),
        t,
      ),
    );
  };
  return <Clash slot={slot} holiday={holiday} plan={edit.canWrite ? plan : null} error={error} />;
}

interface ClashProps {
  readonly slot: Slot;
  readonly holiday: string;
  readonly plan: ((to: DateText) => void) | null;
  readonly error: string | undefined;
}

function Clash({ slot, holiday, plan, error }: ClashProps) {
  const t = useWords();
  const moveTo = slot.clash?.moveTo ?? slot.date;
  const date = formatDate(moveTo, 'weekday', t.locale);
  return (
    <div className={own.clash}>
      <p className={styles.text}>{t('cal.clash', { holiday, date })}</p>
      {plan === null ? null : (
        <ButtonBar>
          <Button small onClick={() => plan(moveTo)}>
            {t('cal.clashTake', { date })}
          </Button>
          <Button small look="quiet" onClick={() => plan(slot.date)}>
            {t('cal.clashKeep')}
          </Button>
        </ButtonBar>
      )}
      <FieldError>{error}</FieldError>
    </div>
  );
}

interface UnplanProps extends Pick<ComingMeetingProps, 'day' | 'edit'> {
  readonly word: string;
  readonly error: string | undefined;
  readonly onRefused: (sentence: string | undefined) => void;
}

function Unplan({ day: { meeting }, edit, word, error, onRefused }: UnplanProps) {
  const t = useWords();
  if (meeting === null) return null;
  const unplan = (): void =>
    onRefused(
      sentenceOf(
        edit.run((doc, hand) => unplanMeeting(doc, hand, { meeting: meeting.id })),
        t,
      ),
    );
  return (
    <div data-print="off">
      <Button look="link" onClick={unplan}>
        {word}
      </Button>
      <FieldError>{error}</FieldError>
    </div>
  );
}
