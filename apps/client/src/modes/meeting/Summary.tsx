import { owedBy } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import { agreedAt, isNothing } from './agreed.ts';
import { AgreedLists, Lines } from './AgreedLists.tsx';
import type { StepProps } from './IndicatorView.tsx';
import { StepFrame } from './StepFrame.tsx';
import styles from './steps.module.css';

/** The new agreements, to be read aloud; and first what still lacks one of the four (MEET3). */
export function Summary({ board, people, room }: StepProps) {
  const t = useWords();
  const { content } = board;
  const { meeting, agenda } = room;
  const nameOf = (id: string): string => content.indicators.find((each) => each.id === id)?.name ?? '';
  const owed = owedBy(meeting, agenda.queue, content);
  const agreed = agreedAt(content, meeting);
  return (
    <StepFrame title={t('meet.readAloud')}>
      {isNothing(agreed) ? <p className={styles.calm}>{t('moede.summaryNone')}</p> : null}
      <Lines
        title={t('moede.lacks')}
        isWarning
        lines={owed.map((each) => [each.indicator, t(`moede.lacks.${each.lacks}`, { name: nameOf(each.indicator) })])}
      />
      <AgreedLists board={board} people={people} agreed={agreed} />
    </StepFrame>
  );
}
