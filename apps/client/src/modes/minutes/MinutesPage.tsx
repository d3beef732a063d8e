/** The minutes of one meeting: to be read, said to have been read, printed on one page, and sent. */
import { type EntryId, minutesOf, type Minutes, type Result } from '@tavle/domain';
import { formatDate, minutesHidden } from '@tavle/text';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { DecisionList } from '../../features/minutes/DecisionList.tsx';
import { MinutesSheet } from '../../features/minutes/MinutesSheet.tsx';
import { ReadLine } from '../../features/minutes/ReadLine.tsx';
import { ask } from '../../live/http.ts';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useShownResults } from '../../live/useShownResults.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { DemoBanner } from '../../session/DemoBanner.tsx';
import { ProblemPage } from '../../session/ProblemPage.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { Button } from '../../ui/Button.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardHead } from '../board/BoardHead.tsx';
import styles from './minutes-page.module.css';

const nothingShown: readonly Result[] = [];

export interface MinutesPageProps extends ModeProps {
  readonly meeting: EntryId;
}

export function MinutesPage({ board, people, meeting }: MinutesPageProps) {
  const t = useWords();
  const { content, results, given } = board;
  const asked = useShownResults(board.edit.board);
  const shown = asked ?? nothingShown;
  const minutes = useMemo(
    () => minutesOf({ content, results, shown, answers: given?.answers ?? [], lifts: given?.lifts ?? [] }, meeting),
    [content, results, shown, given, meeting],
  );
  if (minutes === undefined) {
    return <ProblemPage problem={{ problem: 'notFound', sentence: t('error.notFound.item'), ask: null }} />;
  }
  const hidden = asked === null ? null : minutesHidden(minutes, t);
  return <Held board={board} people={people} minutes={minutes} hidden={hidden} />;
}

interface HeldProps extends ModeProps {
  readonly minutes: Minutes;
  /** Why numbers are missing; null where none is. */
  readonly hidden: string | null;
}

function Held({ board, people, minutes, hidden }: HeldProps) {
  const t = useWords();
  const { value: organisation } = useOrganisation();
  const { content, edit, reply } = board;
  const { id } = minutes.meeting;
  const isOwn = reply.access === 'write' || reply.access === 'read';
  const remarks = [hidden, isOwn ? null : t('min.partly')].filter((remark) => remark !== null);
  const title = t('meet.minutesOf', { date: formatDate(minutes.day, 'short', t.locale) });
  usePage(`${title} · ${reply.unit.name}`);
  return (
    <>
      <div data-print="off">
        <BoardHead board={board} names={people} mode="other" />
        <DemoBanner organisation={organisation} />
      </div>
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <div className={styles.bar} data-print="off">
          <Link href={paths.minutesList(edit.board)}>‹ {t('min.all')}</Link>
          {isOwn ? <ReadLine of={id} name={title} reads={content.reads} edit={edit} people={people} /> : null}
          <span className={styles.tools}>
            <Button onClick={() => window.print()}>{t('print.minutes')}</Button>
            {edit.canWrite && minutes.meeting.endedAt !== null ? <SendButton board={board} meeting={id} /> : null}
          </span>
        </div>
        <MinutesSheet minutes={minutes} unitName={reply.unit.name} people={people} remarks={remarks} />
        {isOwn ? (
          <section className={styles.decisions} aria-labelledby="decided" data-print="off">
            <h2 id="decided">{t('min.decisions')}</h2>
            <DecisionList
              decisions={minutes.decisions}
              reads={content.reads}
              meeting={id}
              edit={edit}
              people={people}
            />
          </section>
        ) : null}
      </main>
    </>
  );
}

/** Sends the minutes to those who were there. Where mail is not set up the server says what to do instead. */
function SendButton({ board, meeting }: Pick<ModeProps, 'board'> & { readonly meeting: EntryId }) {
  const t = useWords();
  const say = useToast();
  const [sends, setSends] = useState(false);
  const send = async (): Promise<void> => {
    setSends(true);
    const path = `/api/boards/${board.edit.board}/meetings/${meeting}/send`;
    const reply = await ask<{ readonly sent: number }>(t, path, { method: 'POST' });
    setSends(false);
    say({ text: reply.kind === 'value' ? t('min.sent', { n: reply.value.sent }) : reply.problem.sentence });
  };
  return (
    <Button aria-disabled={sends} onClick={() => (sends ? undefined : void send())}>
      {t(sends ? 'min.sending' : 'min.send')}
    </Button>
  );
}
