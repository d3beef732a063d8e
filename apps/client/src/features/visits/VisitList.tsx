import { type BoardId, type ChainStop, type Visit, visitsByDay } from '@tavle/domain';
import { visitOccasionWords } from '@tavle/text';
import { useLayoutEffect, useRef, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Pen } from '../../ui/Icons.tsx';
import { type CardState, OpenSheet, Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import { VisitForm } from './VisitForm.tsx';
import { visitDay, visitWho } from './visit-words.ts';

export interface VisitListProps {
  readonly visits: readonly Visit[];
  /** Whose management can have come: the boards above. */
  readonly chain: readonly ChainStop[];
  readonly nameOf: (board: BoardId) => string;
  readonly edit: BoardEdit;
}

/** When the management was last at the board, and when the two levels last talked; a way to write one down, and the earlier ones. */
export function VisitList({ visits, chain, nameOf, edit }: VisitListProps) {
  const t = useWords();
  const all = visitsByDay(visits);
  const last = (['visit', 'talk'] as const).flatMap((kind) => all.find(({ occasion }) => occasion === kind) ?? []);
  const earlier = all.filter((visit) => !last.includes(visit));
  const box = useRef<HTMLElement>(null);
  const isLeaving = useRef(false);
  // What was taken off the list took the focus with it: the next thing to do in the list has it now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of visits is the sign that it has gone
  useLayoutEffect(() => {
    if (!isLeaving.current) return;
    isLeaving.current = false;
    box.current?.querySelector('button')?.focus();
  }, [visits.length]);
  const leave = (): void => {
    isLeaving.current = true;
  };
  const entry = (visit: Visit) => (
    <Entry
      key={visit.id}
      visit={visit}
      isLast={last.includes(visit)}
      onRemove={leave}
      chain={chain}
      nameOf={nameOf}
      edit={edit}
    />
  );
  return (
    <section ref={box} className={styles.list} aria-label={t('visit.title')}>
      {all.length === 0 ? <EmptyState>{t(edit.canWrite ? 'visit.none' : 'visit.noneReader')}</EmptyState> : null}
      {visitsByDay(last).map(entry)}
      {edit.canWrite ? (
        <Sheet trigger={t('visit.add')} title={t('visit.new')} closeLabel={t('common.close')}>
          {(close) => <VisitForm visit={null} chain={chain} nameOf={nameOf} edit={edit} onDone={close} />}
        </Sheet>
      ) : null}
      {earlier.length === 0 ? null : (
        <Disclosure title={t('common.showMore', { n: earlier.length })}>{earlier.map(entry)}</Disclosure>
      )}
    </section>
  );
}

interface EntryProps extends Omit<VisitListProps, 'visits'> {
  readonly visit: Visit;
  readonly isLast: boolean;
  readonly onRemove: () => void;
}

function Entry({ visit, isLast, onRemove, chain, nameOf, edit }: EntryProps) {
  const t = useWords();
  const today = useToday();
  const said = { when: visitDay(visit.on, today, t), who: visitWho(visit, nameOf, t) };
  const line = isLast
    ? t(`visit.last.${visit.occasion}`, said)
    : t('visit.line', { kind: t(visitOccasionWords[visit.occasion]), ...said });
  // As the sheet of a trigger does it: the pen stands beside the line, and the card it opens has the whole width under it.
  const [state, setState] = useState<CardState>('closed');
  const tools = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (state !== 'open' && wasOpen.current) tools.current?.querySelector('button')?.focus();
    wasOpen.current = state === 'open';
  }, [state]);
  return (
    <div className={styles.tight}>
      <div className={styles.cardHead}>
        <p className={styles.text}>{line}</p>
        {edit.canWrite && state !== 'open' ? (
          <span ref={tools} className={styles.tools} data-print="off">
            <IconButton label={t('visit.edit', { what: line })} onClick={() => setState('open')}>
              <Pen />
            </IconButton>
          </span>
        ) : null}
      </div>
      {visit.text === '' ? null : <p className={styles.quiet}>{visit.text}</p>}
      {state === 'closed' ? null : (
        <OpenSheet
          title={t('visit.new')}
          closeLabel={t('common.close')}
          isPutAway={state === 'kept'}
          onClose={(typed) => setState(typed ? 'kept' : 'closed')}
        >
          <VisitForm
            visit={visit}
            chain={chain}
            nameOf={nameOf}
            edit={edit}
            onDone={() => setState('closed')}
            onRemove={onRemove}
          />
        </OpenSheet>
      )}
    </div>
  );
}
