/** The head of a board: where it hangs, what it is called, when it meets, who is here, whether it is saved. */
import { addDays, ancestorsOf, type BoardLine, meetingDays, type Tree, type Unit } from '@tavle/domain';
import { formatInstant } from '@tavle/text';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import type { People } from '../../features/people.ts';
import type { BoardReady } from '../../live/useBoard.ts';
import { useToday } from '../../live/useToday.ts';
import { useWhen } from '../../live/useWhen.ts';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { PageHead } from '../../session/PageHead.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { PresenceRow } from './PresenceRow.tsx';
import { SaveLight } from './SaveLight.tsx';
import styles from './head.module.css';
import { useUndo } from './useUndo.ts';

export interface BoardHeadProps {
  readonly board: BoardReady;
  readonly names: People;
  readonly mode: 'board' | 'entry' | 'actions' | 'meetings' | 'other';
  /** Opens the list of shortcuts, where there are any. */
  readonly onKeys?: () => void;
}

export function BoardHead({ board, names, mode, onKeys }: BoardHeadProps) {
  const t = useWords();
  const { value: organisation } = useOrganisation();
  const { undo, redo } = useUndo(board.undo);
  const { reply, connection, people, edit } = board;
  return (
    <PageHead
      title={reply.unit.name}
      above={<Crumbs tree={organisation?.tree ?? null} lines={organisation?.boards ?? []} unit={reply.unit} />}
    >
      {reply.access === 'goals' ? null : <Modes board={board} mode={mode} />}
      <NextMeeting board={board} />
      <PresenceRow people={people} names={names} />
      {edit.canWrite ? (
        <div className={styles.undo} data-print="off">
          <IconButton label={t('collab.undo')} disabled={!board.undo.canUndo} onClick={undo}>
            <Turn />
          </IconButton>
          <IconButton label={t('collab.redo')} disabled={!board.undo.canRedo} onClick={redo}>
            <Turn isForward />
          </IconButton>
        </div>
      ) : null}
      {connection === null || !edit.canWrite ? null : <SaveLight connection={connection} />}
      {connection === null ? null : <MoreTools board={board} />}
      {onKeys === undefined ? null : (
        <div className={styles.keysButton} data-print="off">
          <IconButton label={t('keys.help')} onClick={onKeys}>
            <b aria-hidden="true">?</b>
          </IconButton>
        </div>
      )}
    </PageHead>
  );
}

/** What is not asked for every day. */
function MoreTools({ board }: Pick<BoardHeadProps, 'board'>) {
  const t = useWords();
  const [, navigate] = useLocation();
  const { id } = board.reply.board;
  const pages = [
    { id: 'efforts', label: t('effort.many'), run: () => navigate(paths.efforts(id)) },
    { id: 'minutes', label: t('min.all'), run: () => navigate(paths.minutesList(id)) },
    ...(board.edit.canWrite
      ? [{ id: 'conversation', label: t('talk.page'), run: () => navigate(paths.conversation(id)) }]
      : []),
    { id: 'history', label: t('mode.history'), run: () => navigate(paths.history(id)) },
  ];
  return (
    <div data-print="off">
      <Menu label={t('board.moreTools')} commands={pages} />
    </div>
  );
}

/** The ways of looking at the board; only those that are there: who reads a board from outside enters no numbers. */
function Modes({ board, mode }: Pick<BoardHeadProps, 'board' | 'mode'>) {
  const t = useWords();
  const { id } = board.reply.board;
  return (
    <nav className={styles.modes} aria-label={t('mode.choose')} data-print="off">
      <Link href={paths.board(id)} aria-current={mode === 'board' ? 'page' : undefined}>
        {t('mode.board')}
      </Link>
      {board.connection === null ? null : (
        <Link href={paths.entry(id)} aria-current={mode === 'entry' ? 'page' : undefined}>
          {t('mode.entry')}
        </Link>
      )}
      <Link href={paths.actions(id)} aria-current={mode === 'actions' ? 'page' : undefined}>
        {t('nav.actions')}
      </Link>
      <Link href={paths.meeting(id)}>{t('mode.meeting')}</Link>
    </nav>
  );
}

function Crumbs(props: { readonly tree: Tree | null; readonly lines: readonly BoardLine[]; readonly unit: Unit }) {
  const { tree, lines, unit } = props;
  const t = useWords();
  const above = tree === null ? [] : [...ancestorsOf(tree, unit.id)].reverse();
  return (
    <nav aria-label={t('nav.path')} className={styles.crumbs}>
      <ol>
        <li>
          <Link href={paths.start}>{t('nav.boards')}</Link>
        </li>
        {above.map(({ id, shortName }) => {
          const board = tree?.boards.find((each) => each.unit === id);
          const reachable = lines.some((line) => line.board === board?.id && line.access !== 'none');
          return (
            <li key={id}>
              {board !== undefined && reachable ? <Link href={paths.board(board.id)}>{shortName}</Link> : shortName}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The next meeting of the calendar, and the way to all of them. */
function NextMeeting({ board }: Pick<BoardHeadProps, 'board'>) {
  const t = useWords();
  const today = useToday();
  const { reply } = board;
  const { forums, meetings } = board.content;
  const days = useMemo(
    () => meetingDays({ forums, meetings }, today, addDays(today, 100)).filter(({ meeting }) => !meeting?.startedAt),
    [forums, meetings, today],
  );
  const next = useWhen((now) => days.find(({ at }) => at >= now)?.at ?? null);
  if (reply.access === 'goals') return null;
  return (
    <span className={styles.nextMeeting}>
      <Link href={paths.meetings(reply.board.id)}>
        <Chip>
          {next === null
            ? t('nav.meetings')
            : t('board.nextMeetingAt', { when: formatInstant(next, 'weekdayTime', t.locale) })}
        </Chip>
      </Link>
    </span>
  );
}

function Turn({ isForward = false }: { readonly isForward?: boolean }) {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={isForward ? 'M15 5l5 5-5 5M20 10H9a5 5 0 0 0 0 10h3' : 'M9 5l-5 5 5 5M4 10h11a5 5 0 0 1 0 10h-3'}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
