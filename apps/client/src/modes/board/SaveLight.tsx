/**
 * The light that tells the truth (LINE1, LINE2): "Gemt" only when the connection says that every edit is on the server's disk and the
 * line is up. What is read aloud waits a moment, so that typing is not drowned in it.
 */
import type { ConnectionState } from '@tavle/sync';
import type { Words } from '@tavle/text';
import { useEffect, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Check, Clock } from '../../ui/Icons.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './head.module.css';

export interface LightWords {
  readonly tone: 'good' | 'busy' | 'bad';
  readonly word: string;
  readonly help: string;
}

/** What the light says of a connection. */
export function lightWords({ phase, saving, unsaved }: ConnectionState, t: Words): LightWords {
  if (phase.kind === 'refused')
    return { tone: 'bad', word: t('save.cannotSave'), help: unsaved > 0 ? t('save.leaveWarning') : '' };
  if (saving === 'unconfirmed')
    return { tone: 'bad', word: t('save.cannotConfirm'), help: t('save.cannotConfirmHelp') };
  if (saving === 'waiting') return { tone: 'bad', word: t('save.unsaved'), help: t('save.offlineHelp') };
  if (saving === 'saving') return { tone: 'busy', word: t('save.saving'), help: t('save.savingHelp') };
  if (phase.kind === 'offline') return { tone: 'bad', word: t('save.offline'), help: t('collab.offline') };
  if (phase.kind === 'connecting') return { tone: 'busy', word: t('common.loading'), help: '' };
  return { tone: 'good', word: t('save.saved'), help: t('save.savedHelp') };
}

const spokenAfterMs = 1_200;

export function SaveLight({ connection }: { readonly connection: ConnectionState }) {
  const t = useWords();
  const { tone, word, help } = lightWords(connection, t);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(word), spokenAfterMs);
    return () => clearTimeout(timer);
  }, [word]);
  useEffect(() => {
    if (connection.unsaved === 0) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    if (!connection.keptOnDevice || tone === 'busy') addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [connection.unsaved, connection.keptOnDevice, tone]);
  return (
    <div className={styles.light} data-tone={tone} data-print="off" title={help}>
      {tone === 'good' ? <Check size={18} /> : tone === 'busy' ? <Clock size={18} /> : <Broken />}
      <span>{word}</span>
      <VisuallyHidden>
        <span role="status" aria-label={t('a11y.saveState')}>
          {spoken === word ? spoken : ''}
        </span>
      </VisuallyHidden>
    </div>
  );
}

function Broken() {
  return (
    <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M4 12.5a11 11 0 0 1 16 0M7.500 16a6 6 0 0 1 9 0M12 20h.01M4 4l16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
