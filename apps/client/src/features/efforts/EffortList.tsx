import { type Effort, effectSince, type Indicator, type Result } from '@tavle/domain';
import { effectSentence } from '@tavle/text';
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
  /** The indicator's result: with it the cards say what the curve has done since each began. */
  readonly result?: Result;
  /** Where each has its own page. */
  readonly hrefOf?: ((effort: Effort) => string) | undefined;
}

/** The efforts meant to move one indicator, and a way to agree a new one. */
export function EffortList({ efforts, indicator, edit, people, result, hrefOf }: EffortListProps) {
  const t = useWords();
  const live = efforts.filter((effort) => effort.stage !== 'closed');
  const closed = efforts.filter((effort) => effort.stage === 'closed');
  const card = (effort: Effort) => (
    <EffortCard
      key={effort.id}
      effort={effort}
      indicator={indicator}
      edit={edit}
      people={people}
      since={result && effectSentence(effectSince(result, effort.from), indicator, t)}
      href={hrefOf?.(effort)}
    />
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
