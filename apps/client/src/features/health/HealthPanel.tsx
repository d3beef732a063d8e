import type { BoardHealth, HealthLine } from '@tavle/domain';
import { healthTrendWords, healthWords, type Words } from '@tavle/text';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';
import own from './health.module.css';

/** How the board is used, for the board itself: counts and words, no colour and no place among others. */
export function HealthPanel({ health }: { readonly health: BoardHealth }) {
  const t = useWords();
  return (
    <>
      <p className={styles.quiet}>{t('health.lead', { n: health.roundDays })}</p>
      <dl className={own.lines}>
        {health.lines.map((line) => (
          <div key={line.measure} className={own.line}>
            <dt>{t(healthWords[line.measure])}</dt>
            <dd>
              <span className={own.count}>{countWords(line, t)}</span>
              {line.of === 0 ? null : <span className={styles.quiet}>{t(healthTrendWords[line.trend])}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const countWords = ({ n, of }: HealthLine, t: Words): string =>
  of === 0 ? t('health.none') : t('health.of', { n, m: of });
