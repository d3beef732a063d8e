/** Who changed what and when, by day, the newest first. Each step leads to the board as it was after it. */
import { type DateText, dateAt, type HistoryStep } from '@tavle/domain';
import { formatClock, formatDate, formatInstant, type NameOf } from '@tavle/text';
import { Link } from 'wouter';
import { useWords } from '../../live/useWords.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { ChangeLine } from './ChangeLine.tsx';
import styles from './history.module.css';

export interface StepListProps {
  readonly steps: readonly HistoryStep[];
  readonly nameOf: NameOf;
  /** The address of the board as it was after an edit. */
  readonly hrefOf: (seq: number) => string;
}

export function StepList({ steps, nameOf, hrefOf }: StepListProps) {
  const t = useWords();
  return [...byDay(steps)].map(([day, those]) => (
    <section
      key={day}
      className={styles.day}
      aria-label={t('history.changesOn', { day: formatDate(day, 'long', t.locale) })}
    >
      <h2>{formatDate(day, 'long', t.locale)}</h2>
      <ol className={styles.steps}>
        {those.map((step) => (
          <Step key={step.seq} step={step} nameOf={nameOf} href={hrefOf(step.seq)} />
        ))}
      </ol>
    </section>
  ));
}

function Step({ step, nameOf, href }: { readonly step: HistoryStep; readonly nameOf: NameOf; readonly href: string }) {
  const t = useWords();
  const { who, to, changes, more, isFirst } = step;
  const when = formatInstant(to, 'full', t.locale);
  return (
    <li className={styles.step}>
      <time dateTime={to}>{formatClock(to, t.locale)}</time>
      <div className={styles.body}>
        <p className={styles.who}>
          {who === null ? null : <Avatar small initials={who.initials} name={who.name} />}
          {who?.name ?? t('history.byProduct')}
        </p>
        {isFirst ? <p className={styles.what}>{t('history.firstStep')}</p> : null}
        {!isFirst && changes.length === 0 ? <p className={styles.quiet}>{t('history.nothingSeen')}</p> : null}
        {changes.length === 0 ? null : (
          <ul className={styles.changes}>
            {changes.map((change) => (
              <li key={`${change.section} ${change.id}`}>
                <ChangeLine change={change} nameOf={nameOf} />
              </li>
            ))}
          </ul>
        )}
        {more > 0 && !isFirst ? <p className={styles.quiet}>{t('history.more', { n: more })}</p> : null}
      </div>
      <Link href={href} className={styles.see}>
        <span aria-hidden="true">{t('history.seeBoardShort')}</span>
        <VisuallyHidden>{t('history.seeBoard', { when })}</VisuallyHidden>
      </Link>
    </li>
  );
}

function byDay(steps: readonly HistoryStep[]): ReadonlyMap<DateText, readonly HistoryStep[]> {
  const days = new Map<DateText, HistoryStep[]>();
  for (const step of steps) {
    const day = dateAt(Date.parse(step.to));
    const those = days.get(day);
    if (those === undefined) days.set(day, [step]);
    else those.push(step);
  }
  return days;
}
