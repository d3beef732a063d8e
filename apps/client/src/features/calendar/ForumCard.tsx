import { changeForum } from '@tavle/board';
import type { Forum } from '@tavle/domain';
import { formatTime, formatWeekday, forumCadenceWords, type Words } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { ForumForm } from './ForumForm.tsx';
import { ladderWords, type Neighbours } from './ladder-words.ts';

export interface ForumCardProps {
  readonly forum: Forum;
  readonly neighbours: Neighbours;
  readonly people: People;
  readonly edit: BoardEdit;
}

/** One standing meeting: its rhythm, how it stands to those below and above, and changing it. */
export function ForumCard({ forum, neighbours, people, edit }: ForumCardProps) {
  const t = useWords();
  const today = useToday();
  const [error, setError] = useState<string | undefined>(undefined);
  const close = (): void => {
    const patch = { closed: true };
    const outcome = edit.run((doc, hand) => changeForum(doc, hand, { forum: forum.id, patch }));
    setError(sentenceOf(outcome, t));
  };
  return (
    <div className={styles.lift}>
      <p className={styles.strong}>{forum.name}</p>
      <p className={styles.text}>{rhythmWords(forum, t)}</p>
      <p className={styles.quiet}>{t('forum.minutesAt', { n: forum.minutes, place: forum.place }).trim()}</p>
      {ladderWords(forum, neighbours, today, t).map((sentence) => (
        <p key={sentence} className={styles.quiet}>
          {sentence}
        </p>
      ))}
      <FieldError>{error}</FieldError>
      {edit.canWrite ? (
        <ButtonBar>
          <Sheet
            trigger={t('forum.edit')}
            triggerLabel={`${t('forum.edit')}: ${forum.name}`}
            title={t('forum.edit')}
            closeLabel={t('common.close')}
          >
            {(done) => <ForumForm forum={forum} neighbours={neighbours} people={people} edit={edit} onDone={done} />}
          </Sheet>
          <ConfirmButton
            look="link"
            label={`${t('forum.close')}: ${forum.name}`}
            consequence={t('forum.closeText')}
            yes={t('common.yes')}
            no={t('common.no')}
            onConfirm={close}
          >
            {t('forum.close')}
          </ConfirmButton>
        </ButtonBar>
      ) : null}
    </div>
  );
}

function rhythmWords({ cadence, start, time }: Forum, t: Words): string {
  if (cadence === 'byNeed') return t('forum.lineByNeed');
  const weekday = formatWeekday(start, t.locale);
  const line = t('forum.line', {
    weekday: weekday.charAt(0).toLocaleUpperCase(t.locale) + weekday.slice(1),
    time: formatTime(time, t.locale),
    cadence: t(forumCadenceWords[cadence]).toLocaleLowerCase(t.locale),
  });
  return line;
}
