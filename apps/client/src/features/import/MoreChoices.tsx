import type { ImportMapping } from '@tavle/domain';
import type { ReactNode } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './import.module.css';

/** What is rarely needed: the decimal sign, shares as fractions, and whatever else `children` are. */
export function MoreChoices(props: {
  readonly mapping: ImportMapping;
  readonly onChange: (mapping: ImportMapping) => void;
  readonly children?: ReactNode;
}) {
  const { mapping, onChange, children } = props;
  const t = useWords();
  return (
    <Disclosure title={t('import.more')}>
      {children}
      <div className={styles.more}>
        <Select
          label={t('import.decimal')}
          value={mapping.decimalSign}
          options={[
            { value: 'auto', label: t('import.decimal.auto') },
            { value: ',', label: t('import.decimal.comma') },
            { value: '.', label: t('import.decimal.point') },
          ]}
          onChange={(decimalSign) => onChange({ ...mapping, decimalSign })}
        />
        <Select
          label={t('import.scale')}
          value={mapping.scale === 100 ? '100' : '1'}
          options={[
            { value: '1', label: t('import.scale.as') },
            { value: '100', label: t('import.scale.hundred') },
          ]}
          onChange={(scale) => onChange({ ...mapping, scale: scale === '100' ? 100 : 1 })}
        />
      </div>
    </Disclosure>
  );
}
