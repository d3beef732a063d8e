import { dateAt, type Instant, type PersonId } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import { useWords } from '../live/useWords.ts';
import { Avatar } from '../ui/Avatar.tsx';
import styles from './features.module.css';
import type { People } from './people.ts';

/** Who wrote something and on which day. Nothing without both. */
export function Byline({
  people,
  by,
  at,
}: {
  readonly people: People;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}) {
  const t = useWords();
  const name = people.named(by);
  if (name === null && at === null) return null;
  return (
    <span className={styles.byline}>
      {name === null ? null : <Avatar small initials={name.initials} name={name.name} />}
      {at === null ? null : <time dateTime={at}>{formatDate(dateAt(Date.parse(at)), 'day', t.locale)}</time>}
    </span>
  );
}
