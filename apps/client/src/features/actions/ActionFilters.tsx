import type { Action, Indicator } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import type { People } from '../people.ts';
import styles from './actions.module.css';
import { type ActionFilter, isFiltered, noFilter, withoutIndicator } from './filter.ts';

export interface ActionFiltersProps {
  readonly filter: ActionFilter;
  readonly onChange: (filter: ActionFilter) => void;
  readonly actions: readonly Action[];
  readonly indicators: readonly Indicator[];
  readonly people: People;
}

/** Whose, and about what. Only those who own an action, and only indicators that have one, are offered. */
export function ActionFilters({ filter, onChange, actions, indicators, people }: ActionFiltersProps) {
  const t = useWords();
  const owners = [...new Set(actions.map(({ owner }) => owner))].flatMap((owner) => people.named(owner) ?? []);
  const about = indicators.filter(({ id }) => actions.some(({ indicator }) => indicator === id));
  return (
    <div className={styles.filters} data-print="off">
      <Select
        label={t('acts.person')}
        value={filter.person}
        options={[
          { value: '', label: t('acts.everybody') },
          ...owners
            .sort((a, b) => a.name.localeCompare(b.name, t.locale))
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(person) => onChange({ ...filter, person })}
      />
      <Select
        label={t('acts.indicator')}
        value={filter.indicator}
        options={[
          { value: '', label: t('acts.everyIndicator') },
          { value: withoutIndicator, label: t('acts.noIndicator') },
          ...about.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(indicator) => onChange({ ...filter, indicator })}
      />
      {isFiltered(filter) ? <Button onClick={() => onChange(noFilter)}>{t('acts.clear')}</Button> : null}
    </div>
  );
}
