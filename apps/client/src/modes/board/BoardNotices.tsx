/** What has to be said above a board: read only, why no numbers, a lost or refused line, edits set aside, entries that cannot be read. */
import { type BoardReply, type Person, unusedRoundsMost, unusedRoundsOf } from '@tavle/domain';
import type { CloseReason } from '@tavle/sync';
import { formatWhen, type NameOf, sectionWords, type Words } from '@tavle/text';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { UnusedQuestion } from '../../features/health/UnusedQuestion.tsx';
import type { BoardReady, SetAsideEdits } from '../../live/useBoard.ts';
import { useNow } from '../../live/useNow.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { useMe } from '../../session/useSession.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { MeetingStrip } from '../meeting/MeetingStrip.tsx';
import { changeSentence } from './change-sentence.ts';
import styles from './board.module.css';

/** `inMeeting`: on the page of the meeting itself, which need not say that it runs. */
export function BoardNotices({
  board,
  inMeeting = false,
}: {
  readonly board: BoardReady;
  readonly inMeeting?: boolean;
}) {
  const t = useWords();
  const me = useMe();
  const { reply, content, connection, edit, setAside, retry } = board;
  const refused = connection?.phase.kind === 'refused' ? connection.phase.reason : null;
  return (
    <>
      {inMeeting ? null : <MeetingStrip board={board} />}
      {refused === null ? null : <Refused reason={refused} board={board} />}
      {connection !== null && connection.unsaved > 0 && !connection.keptOnDevice ? (
        <Notice>{t('save.leaveWarning')}</Notice>
      ) : null}
      {connection?.saving === 'unconfirmed' ? <Notice>{t('save.cannotConfirmHelp')}</Notice> : null}
      {connection?.phase.kind === 'offline' ? (
        <Notice action={<Button onClick={retry}>{t('common.retry')}</Button>}>
          {edit.canWrite ? t('save.offlineHelp') : t('error.networkOff.text')}
        </Notice>
      ) : null}
      <Stale board={board} />
      {setAside === null ? null : <Aside aside={setAside} board={board} />}
      {edit.canWrite ? null : <Notice isQuiet>{readerSentence(reply, me, t)}</Notice>}
      {content.unreadable.length === 0 ? null : <Unreadable board={board} />}
      <Unused board={board} />
    </>
  );
}

/** A board nobody has used for three rounds asks what should change, of those who can change it. */
function Unused({ board }: { readonly board: BoardReady }) {
  const today = useToday();
  const { content, edit, reply } = board;
  const rounds = useMemo(() => unusedRoundsOf(content, today), [content, today]);
  if (!edit.canWrite || rounds < unusedRoundsMost) return null;
  return (
    <Notice isQuiet>
      <UnusedQuestion rounds={rounds} keeper={reply.keeper} href={paths.meetings(reply.board.id)} />
    </Notice>
  );
}

/** What a reader may do here, and whom to ask for more (CHAIN4). */
function readerSentence({ access, unit, keeper }: BoardReply, { grants }: Person, t: Words): string {
  const reads = t('board.readOnly');
  if (access === 'results' || access === 'read') return `${reads} ${t('print.suppressed')}.`;
  if (access !== 'goals') return reads;
  const why = grants.every(({ role }) => role === 'auditor')
    ? t('access.goalsRole')
    : t('access.goalsFar', { unit: unit.name });
  return `${why} ${t('access.goalsAsk', { name: keeper ?? unit.name })}`;
}

/** A line that is down for a moment only is not worth a word. */
const staleAfterMs = 3_000;

/** How old the numbers are while the server is away. Whoever has the document is told so already, with what it means for writing; and while that line is up, nothing is said of a lost one. */
function Stale({ board: { asOf, connection } }: { readonly board: BoardReady }) {
  const t = useWords();
  const now = useNow();
  const [waitedFor, setWaitedFor] = useState<string | null>(null);
  useEffect(() => {
    if (asOf === null) return;
    const timer = setTimeout(() => setWaitedFor(asOf), staleAfterMs);
    return () => clearTimeout(timer);
  }, [asOf]);
  if (asOf === null || waitedFor !== asOf || connection?.phase.kind === 'offline') return null;
  const isUp = connection?.phase.kind === 'online' || connection?.phase.kind === 'syncing';
  return <Notice>{t(isUp ? 'fresh.othersFrom' : 'fresh.showsFrom', { when: formatWhen(asOf, now, t.locale) })}</Notice>;
}

/** One line that has to be seen. `isQuiet` ones are not an event and are not announced. */
function Notice(props: { readonly children: ReactNode; readonly action?: ReactNode; readonly isQuiet?: boolean }) {
  const { children, action, isQuiet = false } = props;
  return (
    <div className={styles.notice} data-quiet={isQuiet} data-print="off" {...(isQuiet ? {} : { role: 'status' })}>
      <div>{children}</div>
      {action}
    </div>
  );
}

const reloads: readonly CloseReason[] = ['clientTooOld', 'foreignClient', 'malformed'];

function Refused({ reason, board }: { readonly reason: CloseReason; readonly board: BoardReady }) {
  const t = useWords();
  const reload = <Button onClick={() => location.reload()}>{t('common.reload')}</Button>;
  const again = <Button onClick={board.retry}>{t('common.retry')}</Button>;
  const sentence = refusedSentence(reason, board, t);
  return <Notice action={reloads.includes(reason) ? reload : again}>{sentence}</Notice>;
}

/** What a closed line means, in a sentence that says what to do. */
function refusedSentence(reason: CloseReason, { reply }: BoardReady, t: Words): string {
  switch (reason) {
    case 'sessionOver':
      return t('error.sessionOver.text');
    case 'noAccess':
      return t('error.noAccess.write', { unit: reply.unit.name });
    case 'noBoard':
      return t('error.notFound.board');
    case 'clientTooOld':
      return t('error.clientTooOld.text');
    case 'otherGeneration':
      return t('error.otherGeneration.why');
    case 'tooFast':
      return t('error.tooManyRequests');
    case 'storageAway':
      return t('save.cannotSaveHelp');
    case 'restart':
      return t('error.serverBusy');
    case 'malformed':
      return t('error.malformed.text');
    case 'foreignClient':
      return t('error.foreignClient.text');
    case 'schema':
      return `${t('save.cannotSave')}. ${t('unreadable.newer')}`;
    default:
      return t('save.cannotSave');
  }
}

function Aside({ aside, board }: { readonly aside: SetAsideEdits; readonly board: BoardReady }) {
  const t = useWords();
  const say = useToast();
  const n = aside.changes.length;
  const nameOf = namesOn(board);
  const putBack = (): void => {
    const left = aside.putBack().length;
    say({ text: t('error.otherGeneration.done', { n: n - left }) });
    if (left > 0) say({ text: t('error.otherGeneration.notFit', { n: left }) });
  };
  return (
    <Notice
      action={
        <>
          <Button look="primary" onClick={putBack}>
            {t('error.otherGeneration.putBack')}
          </Button>
          <ConfirmButton
            consequence={t('error.otherGeneration.discardWhat')}
            yes={t('error.otherGeneration.discardYes')}
            no={t('error.otherGeneration.discardNo')}
            onConfirm={aside.discard}
          >
            {t('error.otherGeneration.discard')}
          </ConfirmButton>
        </>
      }
    >
      <strong>{t('error.otherGeneration.title')}</strong>
      <p>
        {t('error.otherGeneration.why')} {t('error.otherGeneration.text', { n })}
      </p>
      <Disclosure title={t('error.otherGeneration.see')}>
        <ul>
          {aside.changes.map((change, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
            <li key={index}>{changeSentence(change, t, nameOf)}</li>
          ))}
        </ul>
      </Disclosure>
    </Notice>
  );
}

/** People, goals and indicators of the board by id. */
function namesOn({ reply, content }: BoardReady): NameOf {
  const people = reply.people.map(({ id, name }) => [id, name] as const);
  const goals = content.goals.map(({ id, text }) => [id, text] as const);
  const indicators = content.indicators.map(({ id, name }) => [id, name] as const);
  const names = new Map<string, string>([...people, ...goals, ...indicators]);
  return (id) => names.get(id);
}

function Unreadable({ board }: { readonly board: BoardReady }) {
  const t = useWords();
  const { unreadable } = board.content;
  return (
    <Notice isQuiet>
      <strong>{t('unreadable.count', { n: unreadable.length })}</strong>
      <Disclosure title={t('common.more')}>
        <ul>
          {unreadable.map(({ section, id, field }) => (
            <li key={`${section} ${id}`}>
              {t(sectionWords[section])}: {t('unreadable.entry')} <code>{`${id} ${field}`}</code>
            </li>
          ))}
        </ul>
      </Disclosure>
    </Notice>
  );
}
