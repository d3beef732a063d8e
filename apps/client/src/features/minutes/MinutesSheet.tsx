import type { Minutes, PersonId } from '@tavle/domain';
import { formatDate, type MinutesSection, minutesPeople, minutesSections, minutesTime } from '@tavle/text';
import { useMemo } from 'react';
import { useWords } from '../../live/useWords.ts';
import type { People } from '../people.ts';
import styles from './minutes.module.css';

export interface MinutesSheetProps {
  readonly minutes: Minutes;
  readonly unitName: string;
  readonly people: People;
  /** What else has to be said of it: that it is not all, or why numbers are missing. */
  readonly remarks: readonly string[];
}

/** The minutes as one sheet of paper, on the screen as in the hand. */
export function MinutesSheet({ minutes, unitName, people, remarks }: MinutesSheetProps) {
  const t = useWords();
  const initialsOf = useMemo(() => {
    const nobody = t('min.nobody');
    return (person: PersonId | null): string => people.named(person)?.initials ?? nobody;
  }, [people, t]);
  const sections = minutesSections(minutes, initialsOf, t);
  const title = t('meet.minutesOf', { date: formatDate(minutes.day, 'long', t.locale) });
  return (
    <article className={styles.sheet} aria-label={title}>
      <header className={styles.head}>
        <p>{minutes.forumName === null ? unitName : `${unitName} · ${minutes.forumName}`}</p>
        <h2>{title}</h2>
        <p>{[minutesTime(minutes, t), ...minutesPeople(minutes, initialsOf, t)].join(' · ')}</p>
      </header>
      {sections.length === 0 ? <p>{t('min.empty')}</p> : null}
      <div className={styles.sections}>
        {sections.map((section) => (
          <Section key={section.name} section={section} />
        ))}
      </div>
      {remarks.map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
    </article>
  );
}

function Section({ section: { name, title, lines } }: { readonly section: MinutesSection }) {
  return (
    <section className={styles.section} data-section={name}>
      <h3>{title}</h3>
      <ul>
        {lines.map(({ lead, text, detail }) => (
          <li key={`${lead}${text}${detail}`}>
            {lead === '' ? null : <b className={styles.lead}>{lead}</b>} {text}
            {detail === '' ? null : <span className={styles.detail}> {detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
