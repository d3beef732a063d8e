/** Where the link at the foot of a mail leads. It asks first: mail programs follow links to look at them. */
import { useState } from 'react';
import { ask } from '../../live/http.ts';
import { useWords } from '../../live/useWords.ts';
import { contentId, usePage } from '../../session/usePage.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './outreach.module.css';

export function MailOffPage({ token }: { readonly token: string }) {
  const t = useWords();
  const [said, setSaid] = useState<string | null>(null);
  usePage(t('mailOff.title'));
  const stop = async (): Promise<void> => {
    const reply = await ask<null>(t, `/api/mail/off/${token}`, { method: 'POST' });
    if (reply.kind === 'value') return setSaid(t('mailOff.done'));
    const isGone = reply.problem.problem === 'notFound' || reply.problem.problem === 'badRequest';
    return setSaid(isGone ? t('mailOff.gone') : reply.problem.sentence);
  };
  return (
    <main id={contentId} tabIndex={-1} className={styles.page}>
      <h1>{t('mailOff.title')}</h1>
      <p role="status">{said}</p>
      {said === null ? (
        <>
          <p>{t('mailOff.ask')}</p>
          <div>
            <Button look="primary" onClick={() => void stop()}>
              {t('mailOff.yes')}
            </Button>
          </div>
        </>
      ) : null}
    </main>
  );
}
