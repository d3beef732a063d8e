import { type BoardId, type ChainStop, type Visit, visitsByDay } from '@tavle/domain';
import { visitOccasionWords } from '@tavle/text';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Pen } from '../../ui/Icons.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
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
  const entry = (visit: Visit) => (
    <Entry key={visit.id} visit={visit} isLast={last.includes(visit)} {...{ chain, nameOf, edit }} />
  );
  return (
    <section className={styles.list} aria-label={t('visit.title')}>
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
}

function Entry({ visit, isLast, chain, nameOf, edit }: EntryProps) {
  const t = useWords();
  const today = useToday();
  const said = { when: visitDay(visit.on, today, t), who: visitWho(visit, nameOf, t) };
  const line = isLast
    ? t(`visit.last.${visit.occasion}`, said)
    : t('visit.line', { kind: t(visitOccasionWords[visit.occasion]), ...said });
  return (
    <div className={styles.tight}>
      <div className={styles.cardHead}>
        <p className={styles.text}>{line}</p>
        {edit.canWrite ? (
          <span className={styles.tools} data-print="off">
            <Sheet
              trigger=""
              icon={<Pen />}
              triggerLabel={t('visit.edit', { what: line })}
              title={t('visit.new')}
              closeLabel={t('common.close')}
            >
              {(close) => <VisitForm visit={visit} chain={chain} nameOf={nameOf} edit={edit} onDone={close} />}
            </Sheet>
          </span>
        ) : null}
      </div>
      {visit.text === '' ? null : <p className={styles.quiet}>{visit.text}</p>}
    </div>
  );
}
