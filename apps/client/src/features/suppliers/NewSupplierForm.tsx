import type { Indicator, IndicatorId, SupplierMade } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import { ask } from '../../live/http.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './suppliers.module.css';

export interface NewSupplierFormProps {
  /** Where suppliers of the board are made. */
  readonly path: string;
  readonly indicators: readonly Indicator[];
  readonly onMade: (made: SupplierMade) => void;
}

/** A new key: for which system, and on which indicators it may write. */
export function NewSupplierForm({ path, indicators, onMade }: NewSupplierFormProps) {
  const t = useWords();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<'all' | 'some'>('all');
  const [chosen, setChosen] = useState<ReadonlySet<IndicatorId>>(new Set());
  const [refused, setRefused] = useState<{ readonly name?: string; readonly scope?: string }>({});
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return setRefused({ name: t('supplier.needsName') });
    if (scope === 'some' && chosen.size === 0) return setRefused({ scope: t('supplier.needsIndicator') });
    const body = { name: name.trim(), indicators: scope === 'all' ? [] : [...chosen] };
    const reply = await ask<SupplierMade>(t, path, { method: 'POST', body });
    if (reply.kind === 'problem') return setRefused({ name: reply.problem.sentence });
    setRefused({});
    setName('');
    setScope('all');
    setChosen(new Set());
    onMade(reply.value);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void make(event)} aria-labelledby="supplier-new">
      <h2 id="supplier-new">{t('supplier.new')}</h2>
      <TextField
        label={t('supplier.name')}
        help={t('supplier.nameHelp')}
        value={name}
        maxLength={100}
        onChange={setName}
        error={refused.name}
      />
      <RadioGroup
        label={t('supplier.indicators')}
        value={scope}
        options={[
          { value: 'all', label: t('supplier.allIndicators') },
          { value: 'some', label: t('supplier.someIndicators') },
        ]}
        onChange={setScope}
        error={refused.scope}
      />
      {scope === 'some' ? (
        <div className={styles.indicators}>
          {indicators.map((indicator) => (
            <Checkbox
              key={indicator.id}
              label={indicator.name}
              checked={chosen.has(indicator.id)}
              onChange={(isChosen) => {
                const next = new Set(chosen);
                if (isChosen) next.add(indicator.id);
                else next.delete(indicator.id);
                setChosen(next);
              }}
            />
          ))}
        </div>
      ) : null}
      <div>
        <Button type="submit" look="primary">
          {t('supplier.make')}
        </Button>
      </div>
    </form>
  );
}
