import type { Instant, MeetingDay } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { ComingMeeting } from './ComingMeeting.tsx';
import { MoveForm } from './MoveForm.tsx';

export interface ComingListProps {
  readonly coming: readonly MeetingDay[];
  readonly now: Instant;
  readonly people: People;
  readonly edit: BoardEdit;
}

const atFirst = 6;

/** The meetings to come, the next one first. */
export function ComingList({ coming, people, edit }: ComingListProps) {
  const t = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? coming : coming.slice(0, atFirst);
  return (
    <>
      {coming.length === 0 ? <EmptyState>{t('cal.comingNone')}</EmptyState> : null}
      <ol className={styles.list}>
        {shown.map((day) => (
          <ComingMeeting key={day.key} day={day} people={people} edit={edit} />
        ))}
      </ol>
      {shown.length < coming.length ? (
        <div data-print="off">
          <Button look="link" onClick={() => setAll(true)}>
            {t('common.showMore', { n: coming.length - shown.length })}
          </Button>
        </div>
      ) : null}
      {edit.canWrite ? (
        <div data-print="off">
          <Sheet trigger={t('cal.extra')} title={t('cal.extraTitle')} closeLabel={t('common.close')}>
            {(done) => <MoveForm day={null} edit={edit} onDone={done} />}
          </Sheet>
        </div>
      ) : null}
    </>
  );
}
