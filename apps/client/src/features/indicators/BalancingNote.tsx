import { figuresOf, type Result } from '@tavle/domain';
import { formatValueText } from '@tavle/text';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { StatusMark, VariationMark } from '../../ui/Mark.tsx';
import styles from '../features.module.css';
import { marksOf } from './marks.ts';

/** The counterweight of an indicator in one line: its name, its newest value and both its marks (SIGN5). */
export function BalancingNote({ result, guards }: { readonly result: Result; readonly guards: string }) {
  const t = useWords();
  const today = useToday();
  const marks = marksOf(result, today, t);
  const { latest } = result.assessment;
  const value =
    latest?.state === 'shown' && latest.value !== null ? formatValueText(figuresOf(result), latest.value, t) : '';
  return (
    <aside className={styles.card} aria-label={t('ind.balancing')}>
      <p className={styles.text}>
        <strong>{t('ind.balancedBy', { name: result.indicator.name })}</strong> {value}
      </p>
      <div className={styles.chips}>
        <StatusMark {...marks.status} />
        <VariationMark {...marks.variation} />
      </div>
      <p className={styles.small}>{t('ind.balancesNote', { name: guards })}</p>
    </aside>
  );
}
