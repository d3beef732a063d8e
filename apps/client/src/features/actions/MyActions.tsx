import { isOverdue, type Mine, type MyAction } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import { useState } from 'react';
import { useActionState } from '../../live/useMine.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Check } from '../../ui/Icons.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../features.module.css';
import { dueWords } from './ActionCard.tsx';

export interface MyActionsProps {
  readonly mine: Mine;
  readonly hrefOf: (action: MyAction) => string;
}

/** One person's open actions, overdue first, each with its board. Done from here, and taken back. */
export function MyActions({ mine, hrefOf }: MyActionsProps) {
  const t = useWords();
  if (mine.actions.length === 0) return <EmptyState>{t('mine.none')}</EmptyState>;
  return (
    <ul className={styles.list} aria-label={t('action.mine')}>
      {mine.actions.map((each) => (
        <MyActionLine key={`${each.board}/${each.action.id}`} mine={each} href={hrefOf(each)} />
      ))}
    </ul>
  );
}

function MyActionLine({ mine, href }: { readonly mine: MyAction; readonly href: string }) {
  const t = useWords();
  const today = useToday();
  const say = useToast();
  const setState = useActionState();
  const [waits, setWaits] = useState(false);
  const { action, board, unitName, indicatorName } = mine;
  const put = async (state: typeof action.state): Promise<void> => {
    const problem = await setState(board, action.id, state);
    if (problem !== null) return say({ text: problem.sentence });
    if (state !== 'done') return;
    const undo = (): void => void put(action.state);
    say({ text: `${t('action.done')}: ${action.what}`, action: { label: t('action.reopen'), run: undo } });
  };
  const close = async (): Promise<void> => {
    setWaits(true);
    await put('done');
    setWaits(false);
  };
  return (
    <li className={styles.card}>
      <p className={styles.text}>{action.what}</p>
      <p className={styles.small}>
        <a href={href}>{unitName}</a>
        {indicatorName === null ? '' : ` · ${indicatorName}`}
      </p>
      <div className={styles.cardFoot}>
        <p className={isOverdue(action, today) ? styles.late : styles.quiet}>
          {dueWords(action, today, t)}
          {isOverdue(action, today) && action.due !== null ? ` (${formatDate(action.due, 'day', t.locale)})` : ''}
        </p>
        <div className={styles.footEnd}>
          <IconButton
            label={`${t('action.markDone')}: ${action.what}`}
            aria-disabled={waits}
            onClick={() => (waits ? undefined : void close())}
          >
            <Check size={18} />
          </IconButton>
        </div>
      </div>
    </li>
  );
}
