import { useWords } from '../../live/useWords.ts';
import type { StepProps } from './IndicatorView.tsx';
import { StepFrame } from './StepFrame.tsx';
import styles from './steps.module.css';

/** Nothing to take up: a board without indicators, or a good day. */
export function NoIndicators({ board, room }: StepProps) {
  const t = useWords();
  const isBare = board.results.length === 0;
  const { queue } = room.agenda;
  return (
    <StepFrame title={t('meet.step.indicators')}>
      <p className={styles.calm}>
        {t(isBare ? 'moede.startNoIndicators' : queue.length === 0 ? 'meet.queueEmpty' : 'moede.queued')}
      </p>
    </StepFrame>
  );
}
