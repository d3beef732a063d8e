/** The board's poster: a code to leave ideas by, an A5 page to print, a new code, none. */
import type { IdeaCodeReply } from '@tavle/domain';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { QrCode } from '../../features/ideas/QrCode.tsx';
import { ask, type Reply } from '../../live/http.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { PageHead } from '../../session/PageHead.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import styles from './idea.module.css';

export function PosterPage({ board }: ModeProps) {
  const t = useWords();
  const { reply } = board;
  const { id } = reply.board;
  const { code, problem, change } = useCode(`/api/boards/${id}/idea-code`);
  usePage(`${t('idea.poster')} · ${reply.unit.name}`);
  return (
    <>
      {/* On paper there is the poster and nothing else. */}
      <div data-print="off">
        <PageHead
          title={t('idea.poster')}
          above={
            <Link className={styles.back} href={paths.board(id)}>
              ‹ {reply.unit.name}
            </Link>
          }
        />
      </div>
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <p role="alert">{problem}</p>
        {code === null ? null : code.code === null ? (
          <div className={styles.none} data-print="off">
            <p>{t('idea.poster.none')}</p>
            <div>
              <Button look="primary" onClick={() => change('POST')}>
                {t('idea.poster.make')}
              </Button>
            </div>
          </div>
        ) : (
          <>
            <Tools change={change} />
            <Poster
              unitName={reply.unit.name}
              address={new URL(paths.idea(code.code), code.publicUrl ?? location.href).href}
            />
          </>
        )}
      </main>
    </>
  );
}

function Tools({ change }: { readonly change: (method: 'POST' | 'DELETE') => void }) {
  const t = useWords();
  const words = { yes: t('common.yes'), no: t('common.no') };
  return (
    <div className={styles.tools} data-print="off">
      <ButtonBar>
        <Button look="primary" onClick={() => window.print()}>
          {t('idea.poster.print')}
        </Button>
        <ConfirmButton {...words} consequence={t('idea.poster.renewText')} onConfirm={() => change('POST')}>
          {t('idea.poster.renew')}
        </ConfirmButton>
        <ConfirmButton {...words} consequence={t('idea.poster.closeText')} onConfirm={() => change('DELETE')}>
          {t('idea.poster.close')}
        </ConfirmButton>
      </ButtonBar>
    </div>
  );
}

/** The poster itself, as it is printed. */
function Poster({ unitName, address }: { readonly unitName: string; readonly address: string }) {
  const t = useWords();
  return (
    <article className={styles.poster} aria-label={t('idea.poster')}>
      <p className={styles.unit}>{unitName}</p>
      <h2>{t('idea.poster.ask')}</h2>
      <div className={styles.code}>
        <QrCode text={address} label={t('idea.poster.qr', { address })} />
      </div>
      <p className={styles.how}>{t('idea.poster.how')}</p>
      <p className={styles.or}>
        {t('idea.poster.orType')} <b>{address.replace(/^https?:\/\//, '')}</b>
      </p>
      <p className={styles.never}>{t('privacy.freeText')}</p>
    </article>
  );
}

function useCode(path: string) {
  const t = useWords();
  const [code, setCode] = useState<IdeaCodeReply | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void ask<IdeaCodeReply>(t, path, { signal: stop.signal }).then((reply) => {
      if (stop.signal.aborted) return;
      if (reply.kind === 'value') setCode(reply.value);
      else setProblem(reply.problem.sentence);
    });
    return () => stop.abort();
  }, [t, path]);
  const change = (method: 'POST' | 'DELETE'): void => {
    void ask<IdeaCodeReply | null>(t, path, { method }).then((reply: Reply<IdeaCodeReply | null>) => {
      setProblem(reply.kind === 'problem' ? reply.problem.sentence : null);
      if (reply.kind === 'value') setCode((was) => reply.value ?? { code: null, publicUrl: was?.publicUrl ?? null });
    });
  };
  return { code, problem, change };
}
