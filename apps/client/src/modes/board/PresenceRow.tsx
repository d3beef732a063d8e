import type { People } from '../../features/people.ts';
import type { Present } from '../../live/useBoard.ts';
import { useWords } from '../../live/useWords.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './head.module.css';

const mostShown = 6;

/** Who else is on the board, as initials in each one's own colour. Somebody just gone is faded. */
export function PresenceRow({ people, names }: { readonly people: readonly Present[]; readonly names: People }) {
  const t = useWords();
  if (people.length === 0) return null;
  const here = people.filter(({ away }) => !away);
  return (
    <ul className={styles.presence} aria-label={t('a11y.presence')} data-print="off">
      {people.slice(0, mostShown).map((person) => (
        <li key={person.id} data-away={person.away} title={person.name}>
          <span className={styles.face} style={{ borderColor: person.colour }}>
            <span aria-hidden="true">{names.named(person.id)?.initials ?? person.initials}</span>
            <VisuallyHidden>{person.away ? `${person.name} (${t('collab.away')})` : person.name}</VisuallyHidden>
          </span>
        </li>
      ))}
      {people.length > mostShown ? <li className={styles.face}>+{people.length - mostShown}</li> : null}
      <li>
        <VisuallyHidden>{t('collab.online', { n: here.length })}</VisuallyHidden>
      </li>
    </ul>
  );
}

/** "Lederen skriver her", in the colour of whoever does. */
export function WritingHere({ people }: { readonly people: readonly Present[] | undefined }) {
  const t = useWords();
  return (
    <>
      {people?.map((person) => (
        <p key={person.id} className={styles.writing} style={{ borderColor: person.colour }} data-print="off">
          {t('collab.writingHere', { name: person.name })}
        </p>
      ))}
    </>
  );
}
