import type { Indicator, Interpretation, Period } from '@tavle/domain';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import type { BoardEdit } from '../../live/edit.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { type CardState, OpenSheet } from '../../ui/Sheet.tsx';
import { Button } from '../../ui/Button.tsx';
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
  // The button stands in the newest line, the card beside it: a line that comes in from others must not take it away.
  const [card, setCard] = useState<CardState>('closed');
  const box = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (card !== 'open' && wasOpen.current) box.current?.querySelector<HTMLElement>('[data-ask]')?.focus();
    wasOpen.current = card === 'open';
  }, [card]);
  const line = (reading: Interpretation, end: ReactNode = null) => (
    <InterpretationLine key={reading.id} reading={reading} indicator={indicator} edit={edit} people={people}>
      {end}
    </InterpretationLine>
  );
  const asks =
    edit.canWrite && card !== 'open' ? (
      <Button look="link" data-ask aria-label={`${t('interp.new')} ${indicator.name}`} onClick={() => setCard('open')}>
        {t('interp.new')}
      </Button>
    ) : null;
  return (
    <section ref={box} className={styles.tight} aria-label={`${t('interp.one')}: ${indicator.name}`}>
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
      {card === 'closed' ? null : (
        <OpenSheet
          title={t('interp.new')}
          closeLabel={t('common.close')}
          isPutAway={card === 'kept'}
          onClose={(typed) => setCard(typed ? 'kept' : 'closed')}
        >
          <InterpretationForm indicator={indicator} period={period} edit={edit} onDone={() => setCard('closed')} />
        </OpenSheet>
      )}
      {earlier.length === 0 ? null : (
        <Disclosure title={t('interp.history')}>
          <div className={styles.form}>{earlier.map((reading) => line(reading))}</div>
        </Disclosure>
      )}
    </section>
  );
}
