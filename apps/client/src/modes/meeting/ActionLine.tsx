import { type Action, type DateText, daysBetween, isOpen } from '@tavle/domain';
import { formatDate, type Words } from '@tavle/text';
import type { People } from '../../features/people.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Check } from '../../ui/Icons.tsx';
import styles from './steps.module.css';

export interface ActionLineProps {
  readonly action: Action;
  readonly people: People;
  /** Agreed at this very meeting. */
  readonly isNew?: boolean;
  /** What everybody looks at. */
  readonly isCurrent?: boolean;
}

/** One action to be read from afar: what, who, when, and what it is expected to move. */
export function ActionLine({ action, people, isNew = false, isCurrent = false }: ActionLineProps) {
  const t = useWords();
  const today = useToday();
  const owner = people.named(action.owner);
  const open = isOpen(action);
  return (
    <li
      className={styles.line}
      data-current={isCurrent}
      data-new={isNew}
      data-done={!open}
      {...(isCurrent ? { 'aria-current': true } : {})}
    >
      <div className={styles.lineWords}>
        <p>
          {open ? null : <Check size={20} />} {action.what}
        </p>
        <p className={styles.quiet}>
          <span className={open && action.due !== null && action.due < today ? styles.late : undefined}>
            {whenOf(action, today, t)}
          </span>
          {action.expected === '' ? null : ` · ${action.expected}`}
        </p>
      </div>
      <Avatar initials={owner?.initials ?? null} name={owner?.name ?? t('action.noOwner')} />
    </li>
  );
}

function whenOf(action: Action, today: DateText, t: Words): string {
  if (action.state === 'done') return t('action.done');
  if (action.state === 'stopped') return t('action.state.stopped');
  if (action.due === null) return t('action.noDeadline');
  const late = daysBetween(action.due, today);
  if (late > 0) return t('action.overdueDays', { n: late });
  if (late === 0) return t('action.dueToday');
  return t('action.deadlineOn', { date: formatDate(action.due, 'day', t.locale) });
}
