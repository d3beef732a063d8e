import type { Goal, GivenGoal } from '@tavle/domain';
import { goalOriginWords } from '@tavle/text';
import type { ReactNode } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Chip } from '../../ui/Chip.tsx';
import { ParentWords } from './ParentWords.tsx';
import styles from './goals.module.css';

export interface GoalHeaderProps {
  readonly goal: Goal;
  /** The goals above that this one serves; the main thread's words stand beside the goal, the others below. */
  readonly serves: readonly Served[];
  /** Units outside the line that own it too (CHAIN9). */
  readonly alsoBy?: readonly string[];
  /** Level of the heading. */
  readonly level?: 2 | 3;
  /** Editing, at the right end. */
  readonly children?: ReactNode;
}

/** One goal above that an own goal translates. */
export interface Served {
  readonly given: GivenGoal;
  readonly contribution: string;
  readonly main: boolean;
}

/** The goals above that an own goal serves, from the board's given; the main thread first. */
export function servedBy(goal: Goal, given: readonly GivenGoal[]): readonly Served[] {
  return given
    .flatMap((above) =>
      above.responses
        .filter((response) => response.kind === 'translated' && response.goal === goal.id)
        .map((response) => ({ given: above, contribution: response.text, main: response.main })),
    )
    .sort((a, b) => Number(b.main) - Number(a.main));
}

/** A goal at the head of its rows: its words, the parent's own words, where it comes from, whether it is a draft or in focus. */
export function GoalHeader({ goal, serves, alsoBy = [], level = 2, children }: GoalHeaderProps) {
  const t = useWords();
  const Heading = level === 2 ? 'h2' : 'h3';
  const repeats = serves.find((served) => served.given.repeatedBy.includes(goal.id));
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <Heading className={styles.text}>{goal.text}</Heading>
        {serves.map((served) => (
          <ParentWords key={served.given.goal.id} unitName={served.given.unitName} text={served.given.goal.text} />
        ))}
        {alsoBy.length === 0 ? null : <p className={styles.from}>{t('shared.alsoBy', { units: alsoBy.join(', ') })}</p>}
        {goal.overCapReason === '' ? null : (
          <p className={styles.from}>{`${t('field.overCapReason')} ${goal.overCapReason}`}</p>
        )}
        {repeats ? <p className={styles.flag}>{t('goal.sameAsParent', { unit: repeats.given.unitName })}</p> : null}
      </div>
      <div className={styles.signs}>
        {goal.stage === 'draft' ? <Chip look="outlined">{t('goal.draft')}</Chip> : null}
        {goal.focus ? <Chip look="action">{t('goal.focus')}</Chip> : null}
        {goal.mandatory ? <Chip>{t('goal.mandatory')}</Chip> : null}
        <Chip>{t(goalOriginWords[goal.origin])}</Chip>
        {children}
      </div>
    </header>
  );
}

/** The head of rows that measure a goal taken over from above: the parent's words are the goal (CHAIN5 adopted, CHAIN6). */
export function AdoptedGoalHeader({ given, level = 2 }: { readonly given: GivenGoal; readonly level?: 2 | 3 }) {
  const t = useWords();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <Heading className={styles.text}>{given.goal.text}</Heading>
        <p className={styles.from}>{t('goal.adoptedFrom', { unit: given.unitName })}</p>
      </div>
      <div className={styles.signs}>
        <Chip>{t('trans.adopted')}</Chip>
        <Chip>{t(goalOriginWords[given.goal.origin])}</Chip>
      </div>
    </header>
  );
}
