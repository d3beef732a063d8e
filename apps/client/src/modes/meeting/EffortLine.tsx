import type { Effort } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import type { People } from '../../features/people.ts';
import { useWords } from '../../live/useWords.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import styles from './steps.module.css';

export interface EffortLineProps {
  readonly effort: Effort;
  readonly people: People;
  /** Begun at this very meeting. */
  readonly isNew?: boolean;
}

/** One effort to be read from afar: what is tried, what it should move, and when that is looked at. */
export function EffortLine({ effort, people, isNew = false }: EffortLineProps) {
  const t = useWords();
  const { what, expected, owner, until } = effort;
  const named = people.named(owner);
  const looks = until === null ? '' : t('moede.effortUntil', { date: formatDate(until, 'day', t.locale) });
  return (
    <li className={styles.line} data-new={isNew}>
      <div className={styles.lineWords}>
        <p>
          <strong>{t('effort.one')}:</strong> {what}
        </p>
        <p className={styles.quiet}>{[looks, expected].filter((part) => part !== '').join(' · ')}</p>
      </div>
      {owner === null ? null : <Avatar initials={named?.initials ?? null} name={named?.name ?? t('person.unknown')} />}
    </li>
  );
}
