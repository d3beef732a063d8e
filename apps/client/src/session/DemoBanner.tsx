/** Says that the boards are an example, and offers to take it away. */
import { can, type OrganisationReply } from '@tavle/domain';
import { useState } from 'react';
import { ask } from '../live/http.ts';
import { useWords } from '../live/useWords.ts';
import { Button } from '../ui/Button.tsx';
import { OpenSheet } from '../ui/Sheet.tsx';
import { useToast } from '../ui/Toasts.tsx';
import styles from './session.module.css';
import { useSession } from './useSession.ts';

/** A line under the head while the demonstration organisation is in place, on paper too; nothing otherwise. */
export function DemoBanner({ organisation }: { readonly organisation: OrganisationReply | null }) {
  const t = useWords();
  const { reply, person, refresh } = useSession();
  const say = useToast();
  const [isAsking, setAsking] = useState(false);
  if (!reply?.demonstration) return null;
  const mayRemove = person !== null && can(person.grants, 'removeDemonstration');
  const remove = async (): Promise<void> => {
    const answer = await ask(t, '/api/demonstration', { method: 'DELETE' });
    setAsking(false);
    say({ text: answer.kind === 'problem' ? answer.problem.sentence : t('demo.removed') });
    await refresh();
  };
  return (
    <aside className={styles.demo} aria-label={t('demo.banner')}>
      <span>
        <strong>{t('demo.banner')}</strong> {t('demo.bannerHelp')}
      </span>
      {mayRemove && !isAsking ? (
        <Button look="quiet" small onClick={() => setAsking(true)}>
          {t('demo.remove')}
        </Button>
      ) : null}
      {isAsking ? (
        <OpenSheet title={t('demo.removeTitle')} closeLabel={t('common.close')} onClose={() => setAsking(false)}>
          <p>{t('demo.removeText', { n: organisation?.boards.length ?? 0 })}</p>
          <div className={styles.buttons}>
            <Button look="danger" onClick={() => void remove()}>
              {t('demo.removeYes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('demo.removeNo')}</Button>
          </div>
        </OpenSheet>
      ) : null}
    </aside>
  );
}
