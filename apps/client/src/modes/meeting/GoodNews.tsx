import type { Celebration } from '@tavle/domain';
import { Byline } from '../../features/Byline.tsx';
import { useWords } from '../../live/useWords.ts';
import type { StepProps } from './IndicatorView.tsx';
import { StepFrame } from './StepFrame.tsx';
import styles from './steps.module.css';

const earlierMost = 2;

/** The meeting begins with what went well; what was said today stands large. */
export function GoodNews({ board, people, room }: StepProps) {
  const t = useWords();
  const since = room.meeting.startedAt ?? '';
  const all = [...board.content.celebrations].sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  const said = all.filter(({ at }) => (at ?? '') >= since);
  const earlier = all.filter(({ at }) => (at ?? '') < since).slice(0, earlierMost);
  const line = (each: Celebration) => (
    <li key={each.id} className={styles.cheer}>
      <p>{each.text}</p>
      <Byline people={people} by={each.by} at={each.at} />
    </li>
  );
  return (
    <StepFrame title={t('meet.goodNewsAsk')}>
      {said.length === 0 ? <p className={styles.calm}>{t('moede.goodNone')}</p> : null}
      <ul className={styles.cheers}>{said.map(line)}</ul>
      {earlier.length === 0 ? null : (
        <ul className={styles.cheers} data-earlier>
          {earlier.map(line)}
        </ul>
      )}
    </StepFrame>
  );
}
