/** A board as it was at one moment: read only, with what is different now marked and listed, and the way back. */
import type { EntryChange, PastReply } from '@tavle/domain';
import { formatInstant } from '@tavle/text';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { CopyLink } from '../../features/CopyLink.tsx';
import { namesFor } from '../../features/history/names.ts';
import { SinceList } from '../../features/history/SinceList.tsx';
import { usePast, useRestore } from '../../features/history/use-history.ts';
import type { BoardReady } from '../../live/useBoard.ts';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { LoadingPage } from '../../session/LoadingPage.tsx';
import { PageHead } from '../../session/PageHead.tsx';
import { ProblemPage } from '../../session/ProblemPage.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { SaveLight } from '../board/SaveLight.tsx';
import { useShortcuts } from '../board/useShortcuts.ts';
import styles from './history.module.css';
import { PastBoard } from './PastBoard.tsx';

export function MomentPage({ board, people, seq }: ModeProps & { readonly seq: number }) {
  const { past, problem, again } = usePast(board.reply.board.id, seq, board.content);
  const t = useWords();
  if (past === null || past.seq > seq) {
    if (problem === null) return <LoadingPage />;
    const sentence = problem.problem === 'notFound' ? t('history.noSuchMoment') : problem.sentence;
    return <ProblemPage problem={{ ...problem, sentence }} retry={again} />;
  }
  return <Moment board={board} people={people} past={past} onChanged={again} />;
}

interface MomentProps extends ModeProps {
  readonly past: PastReply;
  readonly onChanged: () => void;
}

function Moment({ board, people, past, onChanged }: MomentProps) {
  const t = useWords();
  const [, navigate] = useLocation();
  const { reply, edit, connection } = board;
  const { id } = reply.board;
  const when = formatInstant(past.at, 'full', t.locale);
  const title = t('history.wasThen', { when });
  usePage(`${title} · ${reply.unit.name}`);
  useShortcuts(useMemo(() => ({ u: () => navigate(paths.history(id)) }), [navigate, id]));
  return (
    <>
      <PageHead
        title={title}
        above={
          <span className={styles.back} data-print="off">
            <Link href={paths.board(id)}>‹ {reply.unit.name}</Link>{' '}
            <Link href={paths.history(id)}>‹ {t('collab.history')}</Link>
          </span>
        }
      >
        {connection === null || !edit.canWrite ? null : <SaveLight connection={connection} />}
      </PageHead>
      <main id={contentId} tabIndex={-1} className={styles.past}>
        <Since board={board} people={people} past={past} when={when} onChanged={onChanged} />
        <PastBoard board={board} people={people} past={past} />
      </main>
    </>
  );
}

/** What differs today, and what can be done about it. */
function Since({ board, people, past, when, onChanged }: MomentProps & { readonly when: string }) {
  const t = useWords();
  const { value: organisation } = useOrganisation();
  const contents = useMemo(() => [past.content, board.content], [past.content, board.content]);
  const nameOf = useMemo(() => namesFor(people, organisation, contents), [people, organisation, contents]);
  const restore = useGoingBack(board, past, onChanged);
  const { since } = past;
  const canGoBack = since.some(({ section }) => section !== 'measurements');
  const { canWrite } = board.edit;
  return (
    <section className={styles.notice} aria-label={t('history.changedSince')}>
      <p>
        <strong>{canWrite ? t('history.readOnlyPast') : t('board.readOnly')}</strong>{' '}
        {t('history.lastBy', { name: past.who?.name ?? t('history.byProduct') })}.
      </p>
      <div className={styles.actions} data-print="off">
        {canWrite && canGoBack ? (
          <ConfirmButton
            look="primary"
            consequence={t('history.restoreAllWhat', { when })}
            yes={t('history.restoreYes')}
            no={t('history.restoreNo')}
            onConfirm={() => restore()}
          >
            {t('history.restoreAll')}
          </ConfirmButton>
        ) : null}
        <CopyLink path={paths.moment(board.reply.board.id, past.seq)} about={when} />
      </div>
      {since.length === 0 ? (
        <p>{t('history.sinceNothing')}</p>
      ) : (
        <Disclosure title={t('history.since', { n: since.length })} open={since.length <= openMost}>
          <SinceList since={since} when={when} nameOf={nameOf} onRestore={canWrite ? restore : null} />
        </Disclosure>
      )}
    </section>
  );
}

/** More differences than this are not unfolded before they are asked for. */
const openMost = 6;

/** Takes the board, or one entry, back, and says how it went. */
function useGoingBack(board: BoardReady, past: PastReply, onChanged: () => void): (change?: EntryChange) => void {
  const t = useWords();
  const say = useToast();
  const restore = useRestore(board.reply.board.id, past.seq);
  return (change) => {
    const entry = change === undefined ? undefined : { section: change.section, id: change.id };
    void restore(entry).then((reply) => {
      onChanged();
      if (reply.kind === 'problem') return say({ text: reply.problem.sentence });
      const { changed, left } = reply.value;
      say({ text: changed === 0 ? t('history.restoredNothing') : t('history.restored', { n: changed }) });
      if (left > 0) say({ text: t('history.restoreLeft', { n: left }) });
    });
  };
}
