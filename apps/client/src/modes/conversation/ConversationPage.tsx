/**
 * The talk of two about the board's goals, one at a time: the curves, what they say, and questions to ask. Nothing of what is said has anywhere to
 * be written; only the agreed next step goes to the board, as any action does (decision 56).
 */
import type { Action, GoalId, Result } from '@tavle/domain';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { NewActionForm } from '../../features/actions/NewActionForm.tsx';
import { IndicatorCard } from '../../features/indicators/IndicatorCard.tsx';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { usePage } from '../../session/usePage.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardFrame } from '../board/BoardFrame.tsx';
import { groupGoals } from '../board/group-goals.ts';
import styles from './conversation.module.css';
import { promptsOf } from './prompts.ts';

/** One goal to talk about, with its curves in use. */
interface Subject {
  readonly id: GoalId;
  readonly text: string;
  readonly results: readonly Result[];
}

export function ConversationPage({ board, people }: ModeProps) {
  const t = useWords();
  const { content, results, given, edit, reply } = board;
  usePage(`${t('talk.page')} · ${reply.unit.name}`);
  const subjects = useMemo(() => subjectsOf(content, results, given), [content, results, given]);
  const [before] = useState(() => new Set(content.actions.map(({ id }) => id)));
  const agreed = content.actions.filter(({ id, by }) => by === edit.me && !before.has(id));
  // By the goal, not by its number: somebody may add one meanwhile.
  const [chosen, setChosen] = useState<GoalId | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const at = Math.max(
    0,
    subjects.findIndex(({ id }) => id === chosen),
  );
  const subject = subjects[at];
  const go = (to: number): void => {
    const next = subjects[to];
    if (next === undefined) return;
    setChosen(next.id);
    head.current?.focus();
  };
  return (
    <BoardFrame
      board={board}
      people={people}
      mode="other"
      className={styles.page}
      back={{ href: paths.board(edit.board), label: t('nav.backToBoard') }}
    >
      <h2 className={styles.title}>{t('talk.page')}</h2>
      <p>{t('talk.lead')}</p>
      <p className={styles.private}>{t('talk.private')}</p>
      {!edit.canWrite ? (
        <EmptyState>{t('talk.writersOnly')}</EmptyState>
      ) : subject === undefined ? (
        <EmptyState>{t('talk.noGoals')}</EmptyState>
      ) : (
        <>
          <section className={styles.subject} aria-labelledby="talk-goal">
            <p className={styles.count}>{t('talk.goalOf', { n: at + 1, m: subjects.length })}</p>
            <h3 id="talk-goal" ref={head} tabIndex={-1}>
              {subject.text}
            </h3>
            <div className={styles.columns}>
              <div className={styles.curves}>
                {subject.results.length === 0 ? <EmptyState>{t('talk.noCurve')}</EmptyState> : null}
                {subject.results.map((result) => (
                  <IndicatorCard key={result.indicator.id} result={result} people={people} />
                ))}
              </div>
              <Prompts results={subject.results} />
            </div>
            <NextStep key={subject.id} board={board} people={people} subject={subject} />
          </section>
          <Agreed actions={agreed} href={paths.actions(edit.board)} />
          <ButtonBar>
            <Button disabled={at === 0} onClick={() => go(at - 1)}>
              {t('talk.previous')}
            </Button>
            <Button disabled={at === subjects.length - 1} onClick={() => go(at + 1)}>
              {t('talk.next')}
            </Button>
          </ButtonBar>
        </>
      )}
    </BoardFrame>
  );
}

function subjectsOf(...[content, results, given]: Parameters<typeof groupGoals>): readonly Subject[] {
  const active = results.filter(({ indicator }) => indicator.stage === 'active');
  return groupGoals(content, active, given).flatMap((group): readonly Subject[] => {
    if (group.kind === 'loose') return [];
    const { id, text } = group.kind === 'own' ? group.goal : group.above.goal;
    return [{ id, text, results: group.results }];
  });
}

function Prompts({ results }: { readonly results: readonly Result[] }) {
  const t = useWords();
  return (
    <section className={styles.prompts} aria-label={t('talk.prompts')}>
      <h4>{t('talk.prompts')}</h4>
      <ul>
        {promptsOf(results).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </section>
  );
}

/** The one thing that leaves the talk: an action of the board, with one owner and one date (BOARD5). */
function NextStep({ board, people, subject }: ModeProps & { readonly subject: Subject }) {
  const t = useWords();
  const indicators = subject.results.map(({ indicator }) => indicator);
  const [only, ...others] = indicators;
  return (
    <Sheet trigger={t('talk.stepAdd')} title={t('talk.step')} closeLabel={t('common.close')} look="primary">
      {(close) => (
        <>
          <p className={styles.help}>{t('talk.stepHelp')}</p>
          <NewActionForm
            indicator={others.length === 0 ? (only?.id ?? null) : null}
            indicators={indicators}
            edit={board.edit}
            people={people}
            onDone={close}
          />
        </>
      )}
    </Sheet>
  );
}

/** What this person has put on the board since the page was opened. */
function Agreed({ actions, href }: { readonly actions: readonly Action[]; readonly href: string }) {
  const t = useWords();
  return (
    <section role="status" aria-label={t('talk.step')}>
      {actions.length === 0 ? null : (
        <>
          <p>{t('talk.agreed')}</p>
          <ul>
            {actions.map(({ id, what }) => (
              <li key={id}>{what}</li>
            ))}
          </ul>
          <Link href={href}>{t('nav.actions')}</Link>
        </>
      )}
    </section>
  );
}
