import { closeAction, reopenAction } from '@tavle/board';
import { type Action, type DateText, daysBetween, isOpen, isOverdue } from '@tavle/domain';
import { actionStateWords, formatDate, type Words } from '@tavle/text';
import { type ReactNode, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Check, Pen } from '../../ui/Icons.tsx';
import { OpenSheet } from '../../ui/Sheet.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { ActionForm } from './ActionForm.tsx';

export interface ActionCardProps {
  readonly action: Action;
  readonly edit: BoardEdit;
  readonly people: People;
  /** It has been marked done here. */
  readonly onClosed?: () => void;
  /** What it belongs to, where the card does not stand under it: the indicator's name. */
  readonly about?: string | undefined;
  /** Its state is told by where it stands. */
  readonly isInColumn?: boolean;
  /** More to press, ahead of the card's own. */
  readonly tools?: ReactNode;
}

/** One action: what, who, by when, and how late. Done and undone from here, changed in place. */
export function ActionCard(props: ActionCardProps) {
  const { action, edit, people, onClosed, about, tools, isInColumn = false } = props;
  const t = useWords();
  const today = useToday();
  const say = useToast();
  const [editing, setEditing] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const open = isOpen(action);
  const owner = people.named(action.owner);
  const reopen = () => edit.run((doc, hand) => reopenAction(doc, hand, { action: action.id }));
  const close = (): void => {
    const outcome = edit.run((doc, hand) => closeAction(doc, hand, { action: action.id, on: today }));
    setError(sentenceOf(outcome, t));
    if (!('done' in outcome)) return;
    onClosed?.();
    say({ text: `${t('action.done')}: ${action.what}`, action: { label: t('action.reopen'), run: reopen } });
  };
  if (editing) {
    return (
      <OpenSheet title={t('action.one')} closeLabel={t('common.close')} onClose={() => setEditing(false)}>
        <ActionForm action={action} edit={edit} people={people} onDone={() => setEditing(false)} />
      </OpenSheet>
    );
  }
  return (
    <article className={styles.card} aria-label={action.what}>
      <p className={styles.text}>{action.what}</p>
      {about === undefined ? null : <p className={styles.small}>{about}</p>}
      {action.expected === '' ? null : <p className={styles.small}>{t('acts.expects', { text: action.expected })}</p>}
      <div className={styles.cardFoot}>
        <p className={isOverdue(action, today) ? styles.late : styles.quiet}>{dueWords(action, today, t)}</p>
        {open && !isInColumn && action.state !== 'agreed' ? (
          <Chip small>{t(actionStateWords[action.state])}</Chip>
        ) : null}
        <div className={styles.footEnd}>
          {tools}
          {edit.canWrite && open ? (
            <>
              <IconButton label={`${t('common.edit')}: ${action.what}`} onClick={() => setEditing(true)}>
                <Pen size={18} />
              </IconButton>
              <IconButton label={`${t('action.markDone')}: ${action.what}`} onClick={close}>
                <Check size={18} />
              </IconButton>
            </>
          ) : null}
          {edit.canWrite && !open ? (
            <Button look="quiet" small onClick={() => setError(sentenceOf(reopen(), t))}>
              {t('action.reopen')}
            </Button>
          ) : null}
          <Avatar small initials={owner?.initials ?? null} name={owner?.name ?? t('action.noOwner')} />
        </div>
      </div>
      <FieldError>{error}</FieldError>
    </article>
  );
}

/** When it is due, and how late it is; when it was closed, once it is. */
export function dueWords(action: Action, today: DateText, t: Words): string {
  if (!isOpen(action)) {
    if (action.state === 'stopped' || action.closedOn === null) return t(actionStateWords[action.state]);
    return t('action.doneOn', { date: formatDate(action.closedOn, 'day', t.locale) });
  }
  if (action.due === null) return t('action.noDeadline');
  const days = daysBetween(action.due, today);
  if (days > 0) return t('action.overdueDays', { n: days });
  if (days === 0) return t('action.dueToday');
  if (days === -1) return t('action.dueTomorrow');
  return t('action.deadlineOn', { date: formatDate(action.due, days < -300 ? 'short' : 'day', t.locale) });
}
