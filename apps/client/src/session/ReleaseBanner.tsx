import { useOrganisation } from '../live/useOrganisation.ts';
import { useWords } from '../live/useWords.ts';
import { Button } from '../ui/Button.tsx';
import styles from './session.module.css';

/** Says that the server has a newer page than this one. Nothing is loaded anew behind anybody's back. */
export function ReleaseBanner() {
  const t = useWords();
  const { isNewRelease } = useOrganisation();
  if (!isNewRelease) return null;
  return (
    <div className={styles.release} role="status" data-print="off">
      <span>
        <strong>{t('error.clientTooOld.title')}</strong> {t('error.clientTooOld.text')}
      </span>
      <Button look="quiet" small onClick={() => location.reload()}>
        {t('common.reload')}
      </Button>
    </div>
  );
}
