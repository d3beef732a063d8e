/** A board's meetings: those to come, those that were, how often it meets, and how it is used. */
import { addDays, comingMeetings, healthOf, meetingDays } from '@tavle/domain';
import { type ReactNode, useId, useMemo } from 'react';
import { CalendarLinks } from '../../features/calendar/CalendarLinks.tsx';
import { ComingList } from '../../features/calendar/ComingList.tsx';
import { EarlierList } from '../../features/calendar/EarlierList.tsx';
import { ForumCard } from '../../features/calendar/ForumCard.tsx';
import { ForumForm } from '../../features/calendar/ForumForm.tsx';
import { neighboursIn } from '../../features/calendar/ladder-words.ts';
import { HealthPanel } from '../../features/health/HealthPanel.tsx';
import { UnusedQuestion } from '../../features/health/UnusedQuestion.tsx';
import type { BoardReady } from '../../live/useBoard.ts';
import { useNow } from '../../live/useNow.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { contentId, usePage } from '../../session/usePage.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { BoardHead } from '../board/BoardHead.tsx';
import { BoardNotices } from '../board/BoardNotices.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import styles from './meetings.module.css';

/** How far the page looks, days. */
const ahead = 190;
const behind = 370;

export function MeetingsPage({ board, people }: ModeProps) {
  const t = useWords();
  const now = useNow();
  const today = useToday();
  const { content, given, edit, reply } = board;
  const { id } = reply.board;
  const coming = useMemo(() => comingMeetings(content, now, ahead), [content, now]);
  const earlier = useMemo(
    () => meetingDays(content, addDays(today, -behind), today).filter(({ at }) => at <= now),
    [content, now, today],
  );
  const neighbours = useMemo(() => neighboursIn(given?.chain ?? []), [given?.chain]);
  const open = content.forums.filter(({ closed }) => !closed);
  const isOwnBoard = reply.access === 'write' || reply.access === 'read';
  usePage(`${t('cal.page')} · ${reply.unit.name}`);
  return (
    <>
      <BoardHead board={board} names={people} mode="meetings" />
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <BoardNotices board={board} />
        <div className={styles.columns}>
          <div>
            <Part title={t('cal.coming')}>
              <ComingList coming={coming} now={now} people={people} edit={edit} />
            </Part>
            {isOwnBoard ? (
              <Part title={t('cal.earlier')}>
                <EarlierList earlier={[...earlier].reverse()} hrefOf={(meeting) => paths.minutes(id, meeting.id)} />
              </Part>
            ) : null}
          </div>
          <div>
            <Part title={t('forum.title')}>
              {open.map((forum) => (
                <ForumCard key={forum.id} forum={forum} neighbours={neighbours} people={people} edit={edit} />
              ))}
              {edit.canWrite ? (
                <Sheet trigger={t('forum.new')} title={t('forum.new')} closeLabel={t('common.close')}>
                  {(done) => (
                    <ForumForm
                      forum={null}
                      taken={open.map(({ name }) => name)}
                      neighbours={neighbours}
                      people={people}
                      edit={edit}
                      onDone={done}
                    />
                  )}
                </Sheet>
              ) : null}
            </Part>
            {isOwnBoard ? <Health board={board} /> : null}
            {edit.canWrite ? (
              <Part title={t('feed.board')}>
                <CalendarLinks path={`/api/boards/${id}/calendar-links`} isShared />
              </Part>
            ) : null}
          </div>
        </div>
      </main>
    </>
  );
}

/** Shown to the board's own people: the board itself comes first. */
function Health({ board }: { readonly board: BoardReady }) {
  const t = useWords();
  const now = useNow();
  const { content, given, reply } = board;
  const health = useMemo(() => healthOf({ content, lifts: given?.lifts ?? [] }, now), [content, given?.lifts, now]);
  return (
    <Part title={t('health.title')}>
      <UnusedQuestion rounds={health.unusedRounds} keeper={reply.keeper} href={paths.board(reply.board.id)} />
      <HealthPanel health={health} />
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}
