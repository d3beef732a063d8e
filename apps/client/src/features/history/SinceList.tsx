/** What has become of a board since a moment, entry by entry, each with the way back. */
import type { EntryChange } from '@tavle/domain';
import { changeWords, type NameOf, sectionWords, type Words } from '@tavle/text';
import { useWords } from '../../live/useWords.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { ChangeLine } from './ChangeLine.tsx';
import styles from './history.module.css';

export interface SinceListProps {
  readonly since: readonly EntryChange[];
  /** The moment, in words. */
  readonly when: string;
  readonly nameOf: NameOf;
  /** Takes one entry back; null for those who only read. */
  readonly onRestore: ((change: EntryChange) => void) | null;
}

export function SinceList({ since, when, nameOf, onRestore }: SinceListProps) {
  const t = useWords();
  const hasNumbers = since.some(({ section }) => section === 'measurements');
  const verbOf = ({ kind }: EntryChange): string => t(kind === 'made' ? 'history.restoreNew' : 'history.restoreOne');
  return (
    <>
      <ul className={styles.since}>
        {since.map((change) => (
          <li key={`${change.section} ${change.id}`} className={styles.sinceLine}>
            <div className={styles.body}>
              <ChangeLine change={change} nameOf={nameOf} />
            </div>
            {onRestore === null || change.section === 'measurements' ? null : (
              <ConfirmButton
                label={`${verbOf(change)}: ${changeWords(change, t)} ${change.name}`}
                consequence={consequenceOf(change, when, t)}
                yes={t('history.restoreYes')}
                no={t('history.restoreNo')}
                onConfirm={() => onRestore(change)}
              >
                {verbOf(change)}
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
      {hasNumbers ? <p className={styles.quiet}>{t('history.numbersStay')}</p> : null}
    </>
  );
}

function consequenceOf({ kind, section }: EntryChange, when: string, t: Words): string {
  const about = { what: t(sectionWords[section]), when };
  if (kind === 'made') return t('history.restoreNewWhat', about);
  return t(kind === 'removed' ? 'history.restoreGoneWhat' : 'history.restoreChangedWhat', about);
}
