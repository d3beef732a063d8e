/** The open page of a board's poster: an idea or a hassle, without a login, from a phone in a corridor. */
import { type Idea, ideaKinds, type IdeaPlaceReply, ideaTextMost } from '@tavle/domain';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ask } from '../../live/http.ts';
import { useWords } from '../../live/useWords.ts';
import { LoadingPage } from '../../session/LoadingPage.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from './idea.module.css';

type Place =
  | { readonly kind: 'asking' }
  | { readonly kind: 'there'; readonly unitName: string }
  | { readonly kind: 'gone'; readonly sentence: string };

export function IdeaPage({ code }: { readonly code: string }) {
  const t = useWords();
  const [place, setPlace] = useState<Place>({ kind: 'asking' });
  const [isSent, setSent] = useState(false);
  usePage(t('idea.page.title'));
  useEffect(() => {
    const stop = new AbortController();
    void ask<IdeaPlaceReply>(t, `/api/ideas/${code}`, { signal: stop.signal }).then((reply) => {
      if (stop.signal.aborted) return;
      if (reply.kind === 'value') setPlace({ kind: 'there', unitName: reply.value.unitName });
      else {
        const isGone = reply.problem.problem === 'notFound' || reply.problem.problem === 'badRequest';
        setPlace({ kind: 'gone', sentence: isGone ? t('idea.page.gone') : reply.problem.sentence });
      }
    });
    return () => stop.abort();
  }, [t, code]);
  if (place.kind === 'asking') return <LoadingPage />;
  return (
    <main id={contentId} tabIndex={-1} className={styles.open}>
      <h1>{t('idea.page.title')}</h1>
      {place.kind === 'gone' ? (
        <p>{place.sentence}</p>
      ) : (
        <>
          <p className={styles.to}>{t('idea.page.to', { unit: place.unitName })}</p>
          {isSent ? (
            <Sent unitName={place.unitName} onAnother={() => setSent(false)} />
          ) : (
            <IdeaForm code={code} onSent={() => setSent(true)} />
          )}
        </>
      )}
    </main>
  );
}

function Sent({ unitName, onAnother }: { readonly unitName: string; readonly onAnother: () => void }) {
  const t = useWords();
  return (
    <>
      <div role="status" className={styles.sent}>
        <p>
          <strong>{t('idea.page.sent')}</strong>
        </p>
        <p>{t('idea.page.sentNext', { unit: unitName })}</p>
      </div>
      <div>
        {/* What was pressed is gone: the keyboard goes on from here. */}
        <Button autoFocus onClick={onAnother}>
          {t('idea.page.another')}
        </Button>
      </div>
    </>
  );
}

function IdeaForm({ code, onSent }: { readonly code: string; readonly onSent: () => void }) {
  const t = useWords();
  const [kind, setKind] = useState<Idea['kind']>('idea');
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const isSending = useRef(false);
  const label = kind === 'idea' ? t('idea.page.textIdea') : t('idea.page.textHassle');
  const send = async (): Promise<void> => {
    if (isSending.current) return;
    if (text.trim() === '') return setError(t('refusal.missing', { field: label }));
    isSending.current = true;
    const reply = await ask<null>(t, `/api/ideas/${code}`, { method: 'POST', body: { kind, text } });
    isSending.current = false;
    if (reply.kind === 'value') return onSent();
    setError(reply.problem.problem === 'notFound' ? t('idea.page.gone') : reply.problem.sentence);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send();
  };
  const left = ideaTextMost - text.length;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p>{t('idea.page.lead')}</p>
      <RadioGroup
        label={t('idea.page.kind')}
        value={kind}
        options={ideaKinds.map((value) => ({
          value,
          label: value === 'idea' ? t('idea.page.kindIdea') : t('idea.page.kindHassle'),
        }))}
        onChange={setKind}
      />
      <TextArea
        rows={5}
        className={styles.words}
        label={label}
        help={left <= 100 ? t('idea.left', { n: left }) : t('privacy.freeText')}
        error={error}
        value={text}
        onChange={(next) => {
          setText(next);
          setError(undefined);
        }}
      />
      <Button look="primary" type="submit">
        {t('idea.page.send')}
      </Button>
    </form>
  );
}
