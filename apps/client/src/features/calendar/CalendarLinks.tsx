import type { CalendarLink, CalendarLinkMade, CalendarLinksReply } from '@tavle/domain';
import { formatInstant, formatDate, type Words } from '@tavle/text';
import { useEffect, useState } from 'react';
import { ask } from '../../live/http.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../features.module.css';

export interface CalendarLinksProps {
  /** Where links are listed and made. */
  readonly path: string;
  /** True where several people share the list: then each says who made it. */
  readonly isShared: boolean;
}

/** Secret links to a calendar: make one and copy it, see what there is, close what is not wanted any more. */
export function CalendarLinks({ path, isShared }: CalendarLinksProps) {
  const t = useWords();
  const [links, setLinks] = useState<readonly CalendarLink[]>([]);
  const [made, setMade] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void ask<CalendarLinksReply>(t, path, { signal: stop.signal }).then((reply) => {
      if (stop.signal.aborted) return;
      if (reply.kind === 'value') setLinks(reply.value.links);
      else setProblem(reply.problem.sentence);
    });
    return () => stop.abort();
  }, [t, path]);
  const make = async (): Promise<void> => {
    const reply = await ask<CalendarLinkMade>(t, path, { method: 'POST' });
    setProblem(reply.kind === 'problem' ? reply.problem.sentence : null);
    if (reply.kind === 'problem') return;
    setLinks(reply.value.links);
    setMade(new URL(reply.value.path, reply.value.publicUrl ?? location.href).href);
  };
  const close = async (link: CalendarLink): Promise<void> => {
    const reply = await ask<null>(t, `/api/calendar-links/${link.name}`, { method: 'DELETE' });
    setProblem(reply.kind === 'problem' ? reply.problem.sentence : null);
    if (reply.kind === 'problem') return;
    setLinks(links.filter(({ name }) => name !== link.name));
    setMade(null);
  };
  return (
    <div className={styles.list} data-print="off">
      <p className={styles.quiet}>{t('feed.help')}</p>
      <p role="alert">{problem}</p>
      {made === null ? null : <NewLink address={made} />}
      <ul className={styles.lines}>
        {links.map((link) => (
          <li key={link.name}>
            <p className={styles.quiet}>{linkWords(link, isShared, t)}</p>
            <ConfirmButton
              look="link"
              label={`${t('feed.revoke')}: ${linkWords(link, isShared, t)}`}
              consequence={t('feed.revokeText')}
              yes={t('common.yes')}
              no={t('common.no')}
              onConfirm={() => void close(link)}
            >
              {t('feed.revoke')}
            </ConfirmButton>
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={() => void make()}>{t('feed.make')}</Button>
      </div>
    </div>
  );
}

/** The link, this once. Where the browser keeps the clipboard to itself, it is copied by hand. */
function NewLink({ address }: { readonly address: string }) {
  const t = useWords();
  const say = useToast();
  const copy = (): void => {
    navigator.clipboard?.writeText(address).then(
      () => say({ text: t('common.linkCopied') }),
      () => undefined,
    );
  };
  return (
    <div className={styles.card} role="status">
      <p className={styles.strong}>{t('feed.copyNow')}</p>
      <TextField
        label={t('feed.link')}
        value={address}
        readOnly
        onChange={() => undefined}
        onFocus={(event) => event.target.select()}
      />
      <div>
        <Button look="primary" onClick={copy}>
          {t('feed.copy')}
        </Button>
      </div>
    </div>
  );
}

function linkWords({ madeAt, madeBy, usedOn }: CalendarLink, isShared: boolean, t: Words): string {
  const date = formatInstant(madeAt, 'full', t.locale);
  const made = isShared ? t('feed.madeBy', { date, name: madeBy }) : t('feed.madeOn', { date });
  const used = usedOn === null ? t('feed.neverUsed') : t('feed.usedOn', { date: formatDate(usedOn, 'day', t.locale) });
  return `${made} · ${used}`;
}
