import type { Effort, Indicator } from '@tavle/domain';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { EffortCard } from './EffortCard.tsx';
import { NewEffortForm } from './NewEffortForm.tsx';

export interface EffortListProps {
  /** The efforts of this indicator. */
  readonly efforts: readonly Effort[];
  readonly indicator: Indicator;
  readonly edit: BoardEdit;
  readonly people: People;
}

/** The efforts meant to move one indicator, and a way to agree a new one. */
export function EffortList({ efforts, indicator, edit, people }: EffortListProps) {
  const t = useWords();
  const live = efforts.filter((effort) => effort.stage !== 'closed');
  const closed = efforts.filter((effort) => effort.stage === 'closed');
  const card = (effort: Effort) => (
    <EffortCard key={effort.id} effort={effort} indicator={indicator} edit={edit} people={people} />
  );
  return (
    <section className={styles.list} aria-label={`${t('effort.many')}: ${indicator.name}`}>
      {live.map(card)}
      {edit.canWrite ? (
        <Sheet
          trigger={t('board.agreeEffort')}
          triggerLabel={`${t('board.agreeEffort')}: ${indicator.name}`}
          title={t('effort.new')}
          closeLabel={t('common.close')}
        >
          {(close) => <NewEffortForm indicator={indicator} edit={edit} people={people} onDone={close} />}
        </Sheet>
      ) : null}
      {closed.length === 0 ? null : (
        <Disclosure title={t('effort.closedN', { n: closed.length })}>
          <div className={styles.list}>{closed.map(card)}</div>
        </Disclosure>
      )}
    </section>
  );
}
