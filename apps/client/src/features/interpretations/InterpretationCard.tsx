import type { Indicator, Interpretation, Period } from '@tavle/domain';
import type { ReactNode } from 'react';
import { useWords } from '../../live/useWords.ts';
import type { BoardEdit } from '../../live/edit.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import type { People } from '../people.ts';
import styles from '../features.module.css';
import { InterpretationForm } from './InterpretationForm.tsx';
import { InterpretationLine } from './InterpretationLine.tsx';
import { readingsOf } from './newest.ts';

export interface InterpretationCardProps {
  readonly indicator: Indicator;
  /** All readings of the board. */
  readonly interpretations: readonly Interpretation[];
  /** The period a new reading is about: that of the newest number. */
  readonly period: Period | null;
  /** The name of the indicator this one guards; said before the reading, as on paper boards. */
  readonly balances?: string | undefined;
  readonly edit: BoardEdit;
  readonly people: People;
}

/** What the team reads in a curve: the newest line, a new one, the earlier ones. */
export function InterpretationCard(props: InterpretationCardProps) {
  const { indicator, interpretations, period, balances, edit, people } = props;
  const t = useWords();
  const [newest, ...earlier] = readingsOf(interpretations, indicator.id);
  const line = (reading: Interpretation, end: ReactNode = null) => (
    <InterpretationLine key={reading.id} reading={reading} indicator={indicator} edit={edit} people={people}>
      {end}
    </InterpretationLine>
  );
  const asks = edit.canWrite ? (
    <Sheet
      trigger={t('interp.new')}
      triggerLabel={`${t('interp.new')} ${indicator.name}`}
      title={t('interp.new')}
      closeLabel={t('common.close')}
    >
      {(close) => <InterpretationForm indicator={indicator} period={period} edit={edit} onDone={close} />}
    </Sheet>
  ) : null;
  return (
    <section className={styles.tight} aria-label={`${t('interp.one')}: ${indicator.name}`}>
      {balances === undefined ? null : (
        <p className={`${styles.text} ${styles.strong}`}>{t('board.counterweight', { name: balances })}</p>
      )}
      {newest ? line(newest, asks) : null}
      {newest || !edit.canWrite ? null : (
        <div className={styles.words}>
          <EmptyState>{t('empty.interpretations')}</EmptyState>
          {asks}
        </div>
      )}
      {earlier.length === 0 ? null : (
        <Disclosure title={t('interp.history')}>
          <div className={styles.form}>{earlier.map((reading) => line(reading))}</div>
        </Disclosure>
      )}
    </section>
  );
}
