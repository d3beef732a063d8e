/** Earlier meetings and what was decided, with a search through all of it. */
import { dateAt, hasMinutes } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import { Link } from 'wouter';
import { DecisionList } from '../../features/minutes/DecisionList.tsx';
import { MinutesSearch } from '../../features/minutes/MinutesSearch.tsx';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { usePage } from '../../session/usePage.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardFrame } from '../board/BoardFrame.tsx';
import styles from './minutes-page.module.css';

export function MinutesListPage({ board, people }: ModeProps) {
  const t = useWords();
  const { content, edit, reply } = board;
  usePage(`${t('min.all')} · ${reply.unit.name}`);
  const isOwn = reply.access === 'write' || reply.access === 'read';
  const held = content.meetings.filter(hasMinutes).sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  return (
    <BoardFrame board={board} people={people} mode="other" className={styles.page}>
      <MinutesSearch
        content={content}
        hrefOf={({ meeting, kind }) =>
          meeting !== null
            ? paths.minutes(edit.board, meeting)
            : kind === 'action'
              ? paths.actions(edit.board)
              : paths.board(edit.board)
        }
      >
        <div className={styles.columns}>
          <section aria-labelledby="earlier">
            <h2 id="earlier">{t('min.earlier')}</h2>
            {isOwn ? null : <p className={styles.partly}>{t('min.partly')}</p>}
            {held.length === 0 ? <EmptyState>{t('meet.none')}</EmptyState> : null}
            <ul className={styles.meetings}>
              {held.map(({ id, startedAt, note, present }) => (
                <li key={id}>
                  <Link href={paths.minutes(edit.board, id)}>
                    {t('meet.title', { date: formatDate(dateAt(Date.parse(startedAt)), 'long', t.locale) })}
                  </Link>
                  <p>
                    {[
                      isOwn ? t('meet.presentN', { n: present.length }) : '',
                      decisionCount(content.decisions.filter((each) => each.meeting === id).length, t('min.decisions')),
                      note.trim(),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </li>
              ))}
            </ul>
          </section>
          {isOwn ? (
            <section aria-labelledby="decisions">
              <h2 id="decisions">{t('min.decisions')}</h2>
              <DecisionList
                decisions={content.decisions}
                reads={content.reads}
                meeting={null}
                edit={edit}
                people={people}
              />
            </section>
          ) : null}
        </div>
      </MinutesSearch>
    </BoardFrame>
  );
}

const decisionCount = (count: number, word: string): string => (count === 0 ? '' : `${word}: ${count}`);
