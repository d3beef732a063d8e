import type { Indicator, Measurement, Period } from '@tavle/domain';
import { formatInstant, formatPeriod, measurementOriginWords } from '@tavle/text';
import { useWords } from '../../live/useWords.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { enteredWords } from './value-words.ts';

export interface PeriodHistoryProps {
  readonly indicator: Indicator;
  readonly period: Period;
  /** The entries of the period, newest first (see `historyOf`). */
  readonly history: readonly Measurement[];
  readonly people: People;
}

/** BOARD1: the value that counts and the ones before it, each with who, when and why. Nothing when there is none. */
export function PeriodHistory({ indicator, period, history, people }: PeriodHistoryProps) {
  const t = useWords();
  if (history.length === 0) return null;
  return (
    <Disclosure title={t('entry.history', { period: formatPeriod(period, 'short', t.locale) })}>
      <ol className={styles.lines} reversed>
        {history.map((entry) => (
          <li key={entry.id}>
            <p className={styles.text}>
              {t('entry.historyLine', {
                value: enteredWords(indicator, entry.value, t),
                name: people.named(entry.by)?.name ?? t(measurementOriginWords[entry.origin]),
                when: entry.at === null ? t('common.notGiven') : formatInstant(entry.at, 'full', t.locale),
              })}
            </p>
            {entry.reason === '' ? null : (
              <p className={styles.quiet}>{t('entry.historyReason', { reason: entry.reason })}</p>
            )}
            {entry.source === '' ? null : <p className={styles.small}>{entry.source}</p>}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
