/** What a person has sent to them: mail about what waits, and their meetings in their own calendar. */
import { can, type MailEvery, mailEvery, type MailReply } from '@tavle/domain';
import type { PlainKey, Words } from '@tavle/text';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Link } from 'wouter';
import { CalendarLinks } from '../../features/calendar/CalendarLinks.tsx';
import { ask, type Reply } from '../../live/http.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { PageHead } from '../../session/PageHead.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { useSession } from '../../session/useSession.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { MailAddresses } from './MailAddresses.tsx';
import styles from './outreach.module.css';

export function MailAndCalendarPage() {
  const t = useWords();
  const { person } = useSession();
  const isAdministrator = person !== null && can(person.grants, 'editOrganisation');
  // An administrator may enter their own address; the line above it then says where mail goes.
  const [entered, setEntered] = useState(0);
  usePage(t('mine.page'));
  return (
    <>
      <PageHead
        title={t('mine.page')}
        above={
          <Link className={styles.back} href={paths.start} data-print="off">
            ‹ {t('nav.boards')}
          </Link>
        }
      />
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <Part title={t('mine.mail')}>
          <MailChoice key={entered} isAdministrator={isAdministrator} />
        </Part>
        <Part title={t('feed.mine')}>
          <CalendarLinks path="/api/mine/calendar-links" isShared={false} />
        </Part>
        {isAdministrator ? (
          <Part title={t('mailTo.title')}>
            <MailAddresses onEntered={() => setEntered(entered + 1)} />
          </Part>
        ) : null}
      </main>
    </>
  );
}

const words = {
  never: 'mine.every.never',
  week: 'mine.every.week',
  day: 'mine.every.day',
} as const satisfies Record<MailEvery, PlainKey>;

function MailChoice({ isAdministrator }: { readonly isAdministrator: boolean }) {
  const t = useWords();
  const say = useToast();
  const [mail, setMail] = useState<MailReply | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (reply: Reply<MailReply>): void => {
    setProblem(reply.kind === 'problem' ? reply.problem.sentence : null);
    if (reply.kind === 'value') setMail(reply.value);
  };
  useEffect(() => {
    const stop = new AbortController();
    void ask<MailReply>(t, '/api/mine/mail', { signal: stop.signal }).then((reply) => {
      if (stop.signal.aborted) return;
      if (reply.kind === 'value') setMail(reply.value);
      else setProblem(reply.problem.sentence);
    });
    return () => stop.abort();
  }, [t]);
  const choose = async (every: MailEvery): Promise<void> => {
    const before = mail;
    // Shown at once; taken back when it could not be saved.
    setMail(before === null ? null : { ...before, every });
    const reply = await ask<MailReply>(t, '/api/mine/mail', { method: 'POST', body: { every } });
    take(reply);
    if (reply.kind === 'value') say({ text: t('mine.saved') });
    else setMail(before);
  };
  return (
    <>
      <p className={styles.quiet}>{t('mine.mailHelp')}</p>
      <p role="alert">{problem}</p>
      {mail === null ? null : !mail.isOn ? (
        <p>{t('mine.mailOff')}</p>
      ) : (
        <>
          <RadioGroup
            label={t('mine.mailEvery')}
            value={mail.every}
            options={mailEvery.map((value) => ({ value, label: t(words[value]) }))}
            onChange={(every) => void choose(every)}
          />
          <p className={styles.quiet}>{addressLine(mail, isAdministrator, t)}</p>
        </>
      )}
    </>
  );
}

function addressLine({ address, administrators }: MailReply, isAdministrator: boolean, t: Words): string {
  if (address !== null) return t('mine.mailTo', { address });
  if (isAdministrator) return t('mine.mailNoAddressOwn');
  return t('mine.mailNoAddress', { names: administrators.join(', ') || t('mine.administrator') });
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
