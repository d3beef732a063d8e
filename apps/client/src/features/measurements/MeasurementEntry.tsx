import { slipWithinMs } from '@tavle/board';
import {
  currentOf,
  type Indicator,
  historyOf,
  type Measurement,
  measurablePeriods,
  type Period,
  type RolledPoint,
} from '@tavle/domain';
import { formatPeriod } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Select } from '../../ui/Select.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { PeriodHistory } from './PeriodHistory.tsx';
import { sumWords } from './value-words.ts';
import { ValueForm } from './ValueForm.tsx';
import { WithdrawNumber } from './WithdrawNumber.tsx';

export interface MeasurementEntryProps {
  readonly indicator: Indicator;
  /** The board's measurements; those of other indicators are passed over. */
  readonly measurements: readonly Measurement[];
  /** What is summed from the boards below for it. */
  readonly sums?: readonly RolledPoint[];
  readonly edit: BoardEdit;
  readonly people: People;
}

/** How many of the newest periods can be chosen from here. */
const periodsToChoose = 8;

/** Entering a number where the curve stands: the newest period that can be known, the earlier ones by choice. Nothing for readers. */
export function MeasurementEntry({ indicator, measurements, sums = [], edit, people }: MeasurementEntryProps) {
  const t = useWords();
  if (!edit.canWrite) return null;
  return (
    <Sheet
      trigger={t('entry.type')}
      triggerLabel={`${t('entry.type')}: ${indicator.name}`}
      title={`${t('entry.type')}: ${indicator.name}`}
      closeLabel={t('common.close')}
    >
      {(close) => (
        <EntryCard
          indicator={indicator}
          measurements={measurements}
          sums={sums}
          edit={edit}
          people={people}
          onClose={close}
        />
      )}
    </Sheet>
  );
}

/** The open card, for modes that keep the open state themselves. */
export function EntryCard(props: MeasurementEntryProps & { readonly onClose: () => void }) {
  const { indicator, measurements, sums = [], edit, people, onClose } = props;
  const t = useWords();
  const today = useToday();
  const from = indicator.cadenceStart ?? undefined;
  const periods = [...measurablePeriods(today, indicator.cadence, indicator.lagDays, periodsToChoose, from)].reverse();
  const entered = (period: Period): Measurement | undefined => currentOf(measurements, indicator.id, period);
  const [chosen, setChosen] = useState(() => (periods.find((period) => !entered(period)) ?? periods[0])?.end ?? '');
  const period = periods.find((each) => each.end === chosen) ?? periods[0];
  if (period === undefined) return null;
  const history = historyOf(measurements, indicator.id, period);
  const former = entered(period);
  const sum = sums.find(({ end, value }) => end === period.end && value !== null);
  return (
    <div className={styles.form}>
      <Select
        label={t('entry.periodChoose')}
        value={period.end}
        options={periods.map((each) => ({
          value: each.end,
          label: `${formatPeriod(each, 'full', t.locale)}${entered(each) || sums.some(({ end, value }) => end === each.end && value !== null) ? '' : ` · ${t('entry.missing')}`}`,
        }))}
        onChange={setChosen}
      />
      {sum === undefined || former !== undefined ? null : (
        <p className={styles.late} role="status">
          {t('entry.overSum', { n: sum.from, m: sum.of })} {sumWords(indicator, sum, t)}
        </p>
      )}
      <ValueForm
        key={`${period.end} ${history[0]?.id ?? ''}`}
        indicator={indicator}
        period={period}
        former={former}
        slipMs={slipWithinMs}
        edit={edit}
        onDone={onClose}
      />
      {former === undefined ? null : <WithdrawNumber indicator={indicator} period={period} edit={edit} />}
      <PeriodHistory indicator={indicator} period={period} history={history} people={people} />
    </div>
  );
}
