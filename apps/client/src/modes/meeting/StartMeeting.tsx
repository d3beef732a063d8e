/** Before the meeting: what it will take up, who leads and keeps, who is here; and one press that starts it (MEET1). */
import { startMeeting } from '@tavle/board';
import type { Agenda, Meeting, Outcome, PersonId } from '@tavle/domain';
import { useMemo, useState } from 'react';
import { ChipRow, Choice, PersonChips } from '../../features/agenda/Chips.tsx';
import { sentenceOf } from '../../features/refused.ts';
import { useNow } from '../../live/useNow.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { PressButton } from '../../ui/PressButton.tsx';
import { contentId } from '../../session/usePage.ts';
import { useLocation } from 'wouter';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardNotices } from '../board/BoardNotices.tsx';
import band from './band.module.css';
import styles from './meeting.module.css';
import { ActionLine } from './ActionLine.tsx';
import { AnswerLine } from './SinceLast.tsx';
import { lengths, startPlan, type StartPlan } from './start-plan.ts';
import steps from './steps.module.css';
import { useResume } from './use-resume.ts';
import { useAgenda } from './use-room.ts';

export function StartMeeting({ board, people }: ModeProps) {
  const t = useWords();
  const [, navigate] = useLocation();
  const now = useNow();
  const { content, reply, edit } = board;
  const here = board.people.map(({ id }) => id);
  const [chosen, setChosen] = useState<Partial<StartPlan>>({});
  const [error, setError] = useState<string | undefined>(undefined);
  const plan = { ...startPlan({ content, reply, me: edit.me, here, now }), ...chosen };
  const agenda = useAgenda(
    board,
    useMemo(() => ({ startedAt: null, minutes: plan.minutes }), [plan.minutes]),
  );
  const resume = useResume(board, newestHeld(content.meetings));
  const start = (): Outcome<unknown> =>
    edit.run((doc, hand) => {
      const { meeting, forum, lead, keeper, minutes, present } = plan;
      const fields = { lead, keeper, minutes, present, ...(forum === null ? {} : { forum }) };
      return startMeeting(doc, hand, { ...fields, ...(meeting === null ? {} : { meeting }) });
    });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too */}
      <main id={contentId} tabIndex={0} className={styles.content}>
        <BoardNotices board={board} inMeeting />
        <div className={steps.start}>
          <h1>
            {reply.unit.shortName} <span>{t('mode.meeting')}</span>
          </h1>
          <TakenUp board={board} people={people} agenda={agenda} />
          {edit.canWrite ? null : <p className={steps.calm}>{t('moede.startReader')}</p>}
        </div>
      </main>
      <div className={band.band}>
        {edit.canWrite ? (
          <WhoIsHere people={people} plan={plan} onChange={(patch) => setChosen({ ...chosen, ...patch })} />
        ) : null}
        <nav className={band.bar} aria-label={t('moede.commands')}>
          <FieldError>{error}</FieldError>
          <div className={band.commands}>
            <div className={band.place}>
              <PressButton className={band.command} onPress={() => navigate(paths.board(edit.board))}>
                {t('moede.toBoard')}
              </PressButton>
              <PressButton className={band.command} onPress={() => navigate(paths.meetings(edit.board))}>
                {t('moede.toMeetings')}
              </PressButton>
              {resume === null ? null : (
                <PressButton
                  className={band.command}
                  data-command="resume"
                  onPress={() => setError(sentenceOf(resume(), t))}
                >
                  {t('moede.resume')}
                </PressButton>
              )}
            </div>
            {edit.canWrite ? (
              <PressButton
                className={band.startButton}
                look="primary"
                data-command="start"
                onPress={() => setError(sentenceOf(start(), t))}
              >
                {t('moede.start')}
              </PressButton>
            ) : null}
          </div>
        </nav>
      </div>
    </>
  );
}

/** The meeting that began last. */
function newestHeld(meetings: readonly Meeting[]): Meeting | undefined {
  const held = meetings.filter(({ startedAt }) => startedAt !== null);
  return [...held].sort((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? 1 : -1))[0];
}

const dueMost = 4;

function TakenUp({ board, people, agenda }: ModeProps & { readonly agenda: Agenda }) {
  const t = useWords();
  const { queue, waiting, answers, due } = agenda;
  const nameOf = (id: string): string => board.content.indicators.find((each) => each.id === id)?.name ?? '';
  const isBare = board.results.length === 0;
  return (
    <div className={steps.taken}>
      <section className={steps.takenUp}>
        <h2>{t('moede.startAgenda')}</h2>
        {isBare ? <p className={steps.quiet}>{t('moede.startNoIndicators')}</p> : null}
        {!isBare && queue.length === 0 ? <p className={steps.quiet}>{t('meet.queueEmpty')}</p> : null}
        <ol className={steps.queue}>
          {queue.map(({ indicator, reasons }) => (
            <li key={indicator}>
              <strong>{nameOf(indicator)}</strong>
              <span>{reasons.map((reason) => t(`moede.why.${reason}`)).join(' · ')}</span>
            </li>
          ))}
        </ol>
        {waiting.length === 0 ? null : <p className={steps.quiet}>{t('moede.queueWaiting', { n: waiting.length })}</p>}
      </section>
      <section className={steps.takenUp}>
        <h2>{t('meet.sinceLast')}</h2>
        {answers.length + due.length === 0 ? <p className={steps.quiet}>{t('moede.startNothing')}</p> : null}
        <ul className={steps.lines}>
          {answers.map((answered) => (
            <AnswerLine key={answered.lift.id} answered={answered} />
          ))}
          {due.slice(0, dueMost).map((action) => (
            <ActionLine key={action.id} action={action} people={people} />
          ))}
        </ul>
        {due.length > dueMost ? (
          <p className={steps.quiet}>{t('common.showMore', { n: due.length - dueMost })}</p>
        ) : null}
      </section>
    </div>
  );
}

interface WhoProps extends Pick<ModeProps, 'people'> {
  readonly plan: StartPlan;
  readonly onChange: (patch: Partial<StartPlan>) => void;
}

function WhoIsHere({ people, plan, onChange }: WhoProps) {
  const t = useWords();
  const { lead, keeper, minutes, present } = plan;
  const all = people.choosable.map(({ id }) => id);
  const toggle = (person: PersonId): readonly PersonId[] =>
    present.includes(person) ? present.filter((each) => each !== person) : [...present, person];
  const withThem = (person: PersonId): readonly PersonId[] => [...new Set([...present, person])];
  return (
    <section className={band.people} aria-label={t('moede.startWho')}>
      <PersonChips
        label={t('meet.facilitator')}
        people={people}
        among={all}
        chosen={lead === null ? [] : [lead]}
        onPress={(person) => onChange({ lead: person, present: withThem(person) })}
      />
      <PersonChips
        label={t('field.keeper')}
        people={people}
        among={all}
        chosen={keeper === null ? [] : [keeper]}
        onPress={(person) =>
          onChange(person === keeper ? { keeper: null } : { keeper: person, present: withThem(person) })
        }
      />
      <PersonChips
        label={t('moede.startPresent')}
        people={people}
        among={all}
        chosen={present}
        onPress={(person) => onChange({ present: toggle(person) })}
      />
      <ChipRow label={t('moede.startLength')}>
        {[...new Set([...lengths, minutes])].map((length) => (
          <Choice key={length} pressed={length === minutes} onPress={() => onChange({ minutes: length })}>
            {t('meet.minutesLength', { n: length })}
          </Choice>
        ))}
      </ChipRow>
    </section>
  );
}
