import type { Action, IndicatorId } from '@tavle/domain';
import { useLayoutEffect, useRef } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { ActionCard } from './ActionCard.tsx';
import { NewActionForm } from './NewActionForm.tsx';
import { closedActions, openActions } from './order.ts';

export interface ActionListProps {
  /** The actions to list: those of one indicator, or all of the board's. */
  readonly actions: readonly Action[];
  /** What a new action belongs to; null for the board itself. */
  readonly indicator: IndicatorId | null;
  /** What the list is about, for those who listen: the indicator's name. */
  readonly about: string;
  /** What each belongs to, where that differs from action to action. */
  readonly aboutOf?: (action: Action) => string | undefined;
  readonly edit: BoardEdit;
  readonly people: People;
  /** Say so when nothing is open ("Godt arbejde"). Off where many short lists stand together. */
  readonly praise?: boolean;
}

/** Actions, overdue first, with a way to agree a new one. Closed ones can be looked up. */
export function ActionList(props: ActionListProps) {
  const { actions, indicator, about, aboutOf, edit, people, praise = false } = props;
  const t = useWords();
  const today = useToday();
  const box = useRef<HTMLElement>(null);
  const isLeaving = useRef(false);
  const open = openActions(actions, today);
  // The card that was closed took the focus with it: the next thing to do in the list has it now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of cards is the sign that it has gone
  useLayoutEffect(() => {
    if (!isLeaving.current) return;
    isLeaving.current = false;
    box.current?.querySelector<HTMLElement>('article button, :scope > span button')?.focus();
  }, [open.length]);
  const closed = closedActions(actions);
  return (
    <section ref={box} className={styles.list} aria-label={`${t('nav.actions')}: ${about}`}>
      {open.length === 0 && praise ? <EmptyState>{t('common.empty.actions')}</EmptyState> : null}
      {open.map((action) => (
        <ActionCard
          key={action.id}
          action={action}
          edit={edit}
          people={people}
          about={aboutOf?.(action)}
          onClosed={() => {
            isLeaving.current = true;
          }}
        />
      ))}
      {edit.canWrite ? (
        <Sheet
          trigger={t('board.agreeAction')}
          triggerLabel={`${t('board.agreeAction')}: ${about}`}
          title={t('action.new')}
          closeLabel={t('common.close')}
        >
          {(close) => <NewActionForm indicator={indicator} edit={edit} people={people} onDone={close} />}
        </Sheet>
      ) : null}
      {closed.length === 0 ? null : (
        <Disclosure title={t('action.closedN', { n: closed.length })}>
          <div className={styles.list}>
            {closed.map((action) => (
              <ActionCard key={action.id} action={action} edit={edit} people={people} about={aboutOf?.(action)} />
            ))}
          </div>
        </Disclosure>
      )}
    </section>
  );
}
