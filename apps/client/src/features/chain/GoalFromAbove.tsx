import type { GivenGoal, Indicator } from '@tavle/domain';
import {
  agreementWords,
  cadenceWords,
  formatTarget,
  goalOriginWords,
  goalStateHelp,
  goalStateWords,
  type Words,
} from '@tavle/text';
import type { ReactNode } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Chip } from '../../ui/Chip.tsx';
import { GoalStateMark } from '../../ui/GoalStateMark.tsx';
import styles from '../features.module.css';

export interface GoalFromAboveProps {
  readonly given: GivenGoal;
  readonly level?: 1 | 2 | 3;
  /** We have proposed a translation whose goal is still our draft. */
  readonly isProposed?: boolean;
  /** What can be done: the answer forms, or a link to them. */
  readonly children?: ReactNode;
}

/** A goal from above in its own board's words (CHAIN6), with its frame, what is measured for it there, and where we stand with it. */
export function GoalFromAbove({ given, level = 2, isProposed = false, children }: GoalFromAboveProps) {
  const t = useWords();
  const { goal, unitName, excuse, via } = given;
  const Heading = level === 1 ? 'h1' : level === 2 ? 'h2' : 'h3';
  const state = given.state === 'waiting' && excuse?.state === 'asked' ? 'excuseAsked' : given.state;
  return (
    <article className={styles.form}>
      <div>
        <p className={styles.quiet}>{t('trans.theirWords', { unit: unitName })}</p>
        <Heading className={styles.text}>{goal.text}</Heading>
      </div>
      <div className={styles.chips}>
        <GoalStateMark state={state} word={t(isProposed ? 'trans.state.proposed' : goalStateWords[state])} />
        <Chip>{t(goalOriginWords[goal.origin])}</Chip>
        {goal.mandatory ? <Chip>{t('goal.mandatory')}</Chip> : null}
      </div>
      {isProposed ? null : <p className={styles.quiet}>{stateHelp(given, t)}</p>}
      {given.turn === 'above' && given.state === 'waiting' ? (
        <p className={styles.quiet}>{t('trans.betweenFirst')}</p>
      ) : null}
      {given.excusedAt === null ? null : (
        <p className={styles.text}>{t('trans.excusedAt', { unit: given.excusedAt })}</p>
      )}
      {via ? <p className={styles.text}>{t('trans.viaUnit', { unit: via.unitName, text: via.text })}</p> : null}
      <dl className={styles.facts}>
        <Fact term={t('goal.why')} text={goal.why} />
        <Fact term={t('trans.theirFrame')} text={goal.fixed} />
        <Fact term={t('trans.theirFreedom')} text={goal.free} />
        <Fact term={t('goal.originSource')} text={goal.source} />
      </dl>
      {given.indicators.length === 0 ? null : (
        <section aria-label={t('nav.indicators')}>
          <p className={`${styles.text} ${styles.strong}`}>{t('trans.measuredThere', { unit: unitName })}</p>
          <ul className={styles.lines}>
            {given.indicators.map((indicator) => (
              <li key={indicator.id}>{aboveIndicatorWords(given, indicator, t)}</li>
            ))}
          </ul>
        </section>
      )}
      {given.responses.map((response) => (
        <div key={response.id} className={styles.words}>
          <p className={styles.text}>{response.text === '' ? t('trans.adoptedHelp') : response.text}</p>
          {response.kind === 'translated' ? (
            <p className={styles.small}>{t(agreementWords[response.agreement])}</p>
          ) : null}
        </div>
      ))}
      {excuse && excuse.answer !== '' ? (
        <p className={styles.text}>{t('trans.answerFrom', { unit: unitName, text: excuse.answer })}</p>
      ) : null}
      {children}
    </article>
  );
}

/** What the state means for us. */
function stateHelp({ state, excuse, unitName }: GivenGoal, t: Words): string {
  if (state === 'waiting' && excuse?.state === 'asked') return t('trans.excuseAskedHelp', { unit: unitName });
  return t(goalStateHelp[state]);
}

/** An indicator above in one line: name, rhythm and target. */
export function aboveIndicatorWords({ targets }: GivenGoal, indicator: Indicator, t: Words): string {
  const target = targets
    .filter((each) => each.indicator === indicator.id)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  const words = [indicator.name, t(cadenceWords[indicator.cadence])];
  return [...words, ...(target ? [formatTarget(target, indicator, 'words', t)] : [])].join(' · ');
}

function Fact({ term, text }: { readonly term: string; readonly text: string }) {
  if (text.trim() === '') return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}
