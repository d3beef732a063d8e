import { answerWords, outcomeWords } from '@tavle/text';
import type { ReactNode } from 'react';
import { useWords } from '../../live/useWords.ts';
import type { ModeProps } from '../BoardRoute.tsx';
import { ActionLine } from './ActionLine.tsx';
import type { Agreed } from './agreed.ts';
import styles from './steps.module.css';

/** Everything agreed, list by list: read aloud before the end, and to be seen after it. */
export function AgreedLists({ board, people, agreed }: ModeProps & { readonly agreed: Agreed }) {
  const t = useWords();
  const { actions, efforts, decisions, lifts, answered, parked, outcomes } = agreed;
  const nameOf = (id: string): string => board.content.indicators.find((each) => each.id === id)?.name ?? '';
  const unitOf = (lift: string): string =>
    board.given?.lifts.find(({ escalation }) => escalation.id === lift)?.unitName ?? t('min.liftGone');
  const initials = (who: readonly string[]): string =>
    who.map((id) => people.choosable.find((each) => each.id === id)?.initials ?? '?').join(' + ');
  return (
    <>
      {actions.length === 0 ? null : (
        <>
          <h3>{t('meet.newActions', { n: actions.length })}</h3>
          <ul className={styles.lines}>
            {actions.map((action) => (
              <ActionLine key={action.id} action={action} people={people} />
            ))}
          </ul>
        </>
      )}
      <Lines
        title={t('min.newEfforts')}
        lines={efforts.map(({ id, what, indicator }) => [id, `${what} (${nameOf(indicator)})`])}
      />
      <Lines title={t('section.decisions')} lines={decisions.map(({ id, text }) => [id, text])} />
      <Lines title={t('meet.newLifts', { n: lifts.length })} lines={lifts.map(({ id, request }) => [id, request])} />
      <Lines
        title={t('min.givenAnswers')}
        lines={answered.map(({ id, escalation, kind, text }) => [
          id,
          t('min.answerLine', { unit: unitOf(escalation), kind: t(answerWords[kind]), text }),
        ])}
      />
      <Lines title={t('meet.parked')} lines={parked.map(({ id, text, who }) => [id, `${text} (${initials(who)})`])} />
      <Lines
        title={t('moede.outcomes')}
        lines={outcomes.map(({ id, name, kind }) => [id, `${name} · ${t(outcomeWords[kind])}`])}
      />
    </>
  );
}

export interface LinesProps {
  readonly title: string;
  readonly isWarning?: boolean;
  readonly lines: readonly (readonly [string, ReactNode])[];
}

/** A titled list; nothing where there is nothing. */
export function Lines({ title, isWarning = false, lines }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.lines} data-quiet={!isWarning}>
        {lines.map(([id, words]) => (
          <li key={id} className={styles.line} data-lacks={isWarning}>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
