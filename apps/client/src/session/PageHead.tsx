/** The head of every page: what it is to the left, what can be done to the right, the person at the end. */
import type { ReactNode } from 'react';
import { useWords } from '../live/useWords.ts';
import { SkipLink } from '../ui/SkipLink.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { PrintStamp } from './PrintStamp.tsx';
import styles from './session.module.css';
import { contentId } from './usePage.ts';
import { useSession } from './useSession.ts';

/** `above` the title, in small; `children` to its right. */
export function PageHead({
  above,
  title,
  children,
}: {
  readonly above?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  const t = useWords();
  const { person } = useSession();
  return (
    <header className={styles.head}>
      <SkipLink to={contentId}>{t('nav.skipToContent')}</SkipLink>
      <div className={styles.name}>
        {above}
        <h1>{title}</h1>
      </div>
      <div className={styles.tools}>{children}</div>
      <PrintStamp />
      <div className={styles.person} data-print="off">
        {person === null ? null : <PersonMenu person={person} />}
      </div>
    </header>
  );
}
