import { directions, hasParts, type Indicator, type IndicatorId, indicatorKinds, parseId } from '@tavle/domain';
import { directionWords, indicatorKindHelp, indicatorKindWords } from '@tavle/text';
import { useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';
import type { FieldsProps } from './IndicatorForm.tsx';
import { NumberField } from '../NumberField.tsx';

const none = 'none';

/** How the number is read: kind, unit, decimals, which way is better, how near is near, and its counterweight (SIGN5). */
export function ReadFields({
  indicator,
  put,
  indicators,
}: FieldsProps & { readonly indicators: readonly Indicator[] }) {
  const t = useWords();
  const [kindError, setKindError] = useState<string | undefined>(undefined);
  const others = indicators.filter((other) => other.id !== indicator.id && other.stage !== 'retired');
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t('ind.form.kind')}
          help={t(indicatorKindHelp[indicator.kind])}
          error={kindError}
          value={indicator.kind}
          options={indicatorKinds.map((value) => ({ value, label: t(indicatorKindWords[value]) }))}
          onChange={(kind) => setKindError(sentenceOf(put({ kind }), t))}
        />
        <Select
          label={t('ind.form.direction')}
          help={t('ind.form.directionHelp')}
          value={indicator.direction}
          options={directions.map((value) => ({ value, label: t(directionWords[value]) }))}
          onChange={(direction) => put({ direction })}
        />
        <CommitField
          label={t('ind.form.unit')}
          help={t('ind.form.unitHelp')}
          value={indicator.unit}
          onCommit={(unit) => sentenceOf(put({ unit }), t)}
        />
        <NumberField
          label={t('ind.form.decimals')}
          help={t('ind.form.decimalsHelp')}
          value={indicator.decimals}
          whole
          onChange={(decimals) => sentenceOf(put({ decimals: decimals ?? 0 }), t)}
        />
        {indicator.kind === 'rate' ? (
          <NumberField
            label={t('ind.form.per')}
            help={t('ind.form.perHelp')}
            value={indicator.per}
            whole
            onChange={(per) => sentenceOf(put({ per: per ?? 1000 }), t)}
          />
        ) : null}
        <NumberField
          label={t('ind.form.near')}
          help={hasParts(indicator.kind) ? `${t('ind.form.nearHelp')} ${indicator.unit}` : t('ind.form.nearHelp')}
          value={indicator.nearMargin}
          onChange={(nearMargin) => sentenceOf(put({ nearMargin }), t)}
        />
      </div>
      <Select
        label={t('ind.form.balancing')}
        help={t('ind.form.balancingHelp')}
        value={indicator.balancing ?? none}
        options={[
          { value: none, label: t('common.none') },
          ...others.map(({ id, name }) => ({ value: `${id}`, label: name })),
        ]}
        onChange={(next) => put({ balancing: next === none ? null : (parseId<IndicatorId>(next) ?? null) })}
      />
    </>
  );
}
