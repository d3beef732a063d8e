/** The meeting is over: how long it was, what it came to, who does what, when the next one is, and the way back for who ended it too soon. */
import { comingMeetings, dateAt, type Meeting } from '@tavle/domain';
import { formatClock, formatDate, type Words } from '@tavle/text';
import { useState } from 'react';
import { Link } from 'wouter';
import { sentenceOf } from '../../features/refused.ts';
import { useNow } from '../../live/useNow.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { contentId } from '../../session/usePage.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { PressButton } from '../../ui/PressButton.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { actionsByOwner, type Agreed, agreedAt, isNothing } from './agreed.ts';
import { AgreedLists, Lines } from './AgreedLists.tsx';
import band from './band.module.css';
import ended from './ended.module.css';
import styles from './meeting.module.css';
import steps from './steps.module.css';
import { useResume } from './use-resume.ts';

export interface EndedMeetingProps extends ModeProps {
  readonly meeting: Meeting;
  readonly onNew: () => void;
}

/** Looked ahead for the next meeting, days. */
const aheadDays = 190;

export function EndedMeeting({ board, people, meeting, onNew }: EndedMeetingProps) {
  const t = useWords();
  const now = useNow();
  const { content, edit } = board;
  const agreed = agreedAt(content, meeting);
  const next = comingMeetings(content, now, aheadDays)[0];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too */}
      <main id={contentId} tabIndex={0} className={styles.content}>
        <div className={steps.start}>
          <h1>{t('moede.ended')}</h1>
          <p className={steps.calm}>{endedWords(meeting, t)}</p>
          <p className={ended.tally}>{isNothing(agreed) ? t('moede.summaryNone') : tallyWords(agreed, t)}</p>
          <div className={ended.after}>
            <section className={ended.agreed} aria-label={t('moede.agreed')}>
              <AgreedLists board={board} people={people} agreed={agreed} />
            </section>
            <section className={ended.agreed} aria-label={t('moede.whoDoes')}>
              <Lines
                title={t('moede.whoDoes')}
                lines={actionsByOwner(agreed.actions).map(([owner, n]) => [
                  owner ?? '',
                  t('moede.personActions', { name: people.named(owner)?.name ?? t('action.noOwner'), n }),
                ])}
              />
              <h3>{t('moede.nextMeeting')}</h3>
              {next === undefined ? (
                <p>
                  <Link href={paths.meetings(edit.board)}>{t('moede.nextNone')}</Link>
                </p>
              ) : (
                <p className={steps.strong}>
                  {t('moede.nextAt', {
                    date: formatDate(dateAt(Date.parse(next.at)), 'weekday', t.locale),
                    time: formatClock(next.at, t.locale),
                  })}
                </p>
              )}
            </section>
          </div>
        </div>
      </main>
      <EndedBar board={board} meeting={meeting} onNew={onNew} />
    </>
  );
}

function EndedBar({ board, meeting, onNew }: Omit<EndedMeetingProps, 'people'>) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const resume = useResume(board, meeting);
  const { board: of } = board.edit;
  return (
    <div className={band.band}>
      <nav className={band.bar} aria-label={t('moede.commands')}>
        <FieldError>{error}</FieldError>
        <div className={band.commands}>
          <div className={band.place}>
            <Link className={band.linkCommand} href={paths.board(of)}>
              {t('moede.toBoard')}
            </Link>
            {resume === null ? null : (
              <PressButton
                className={band.command}
                data-command="resume"
                onPress={() => setError(sentenceOf(resume(), t))}
              >
                {t('moede.resume')}
              </PressButton>
            )}
            {board.edit.canWrite ? (
              <PressButton className={band.command} onPress={onNew}>
                {t('moede.startNew')}
              </PressButton>
            ) : null}
          </div>
          <Link className={band.linkCommand} data-primary href={paths.minutes(of, meeting.id)}>
            {t('moede.toMinutes')}
          </Link>
        </div>
      </nav>
    </div>
  );
}

function endedWords({ startedAt, endedAt, endedBy }: Meeting, t: Words): string {
  if (endedBy === 'time' || endedAt === null) return t('moede.endedItself');
  const m = Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(startedAt ?? '')) / 60_000));
  return t('moede.endedAt', { time: formatClock(endedAt, t.locale), m });
}

/** "2 nye handlinger · 1 nyt løft · 4 indikatorer taget op". */
function tallyWords({ actions, efforts, decisions, lifts, answered, parked, outcomes }: Agreed, t: Words): string {
  const counted = [
    [actions.length, t('meet.newActions', { n: actions.length })],
    [efforts.length, t('moede.newEfforts', { n: efforts.length })],
    [decisions.length, t('moede.decisionsN', { n: decisions.length })],
    [lifts.length, t('meet.newLifts', { n: lifts.length })],
    [answered.length, t('moede.answersN', { n: answered.length })],
    [parked.length, t('moede.parkedN', { n: parked.length })],
    [outcomes.length, t('moede.takenN', { n: outcomes.length })],
  ] as const;
  return counted.flatMap(([n, words]) => (n === 0 ? [] : [words])).join(' · ');
}
