import { type GoalId, hasParts, parseId } from '@tavle/domain';
import { useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from '../features.module.css';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { SharedText } from '../SharedText.tsx';
import type { FieldsProps } from './IndicatorForm.tsx';
import type { GoalChoice } from './NewIndicatorForm.tsx';

export interface WhatFieldsProps extends FieldsProps {
  readonly goals: readonly GoalChoice[];
  readonly people: People;
}

/** What is measured, why, where the number comes from and who answers for it. */
export function WhatFields({ indicator, edit, put, goals, people }: WhatFieldsProps) {
  const t = useWords();
  const [ownerError, setOwnerError] = useState<string | undefined>(undefined);
  const text = { edit, section: 'indicators', id: indicator.id } as const;
  return (
    <>
      <CommitField
        label={t('ind.form.name')}
        help={t('ind.form.nameHelp')}
        value={indicator.name}
        onCommit={(name) => sentenceOf(put({ name }), t, t('ind.form.name'))}
      />
      {goals.length > 1 ? (
        <Select
          label={t('ind.form.goal')}
          help={t('ind.form.goalHelp')}
          value={`${indicator.goal}`}
          options={goals.map(({ id, text: label }) => ({ value: `${id}`, label }))}
          onChange={(next) => {
            const goal = parseId<GoalId>(next);
            if (goal) put({ goal });
          }}
        />
      ) : null}
      <SharedText
        {...text}
        field="definition"
        value={indicator.definition}
        label={t('ind.form.definition')}
        help={t('ind.form.definitionHelp')}
      />
      {hasParts(indicator.kind) ? (
        <div className={styles.pair}>
          <CommitField
            label={t('ind.form.numerator')}
            help={t('ind.form.numeratorHelp')}
            value={indicator.partText}
            onCommit={(partText) => sentenceOf(put({ partText }), t)}
          />
          <CommitField
            label={t('ind.form.denominator')}
            help={t('ind.form.denominatorHelp')}
            value={indicator.wholeText}
            onCommit={(wholeText) => sentenceOf(put({ wholeText }), t)}
          />
        </div>
      ) : null}
      <SharedText {...text} field="why" value={indicator.why} label={t('ind.form.why')} help={t('ind.form.whyHelp')} />
      <CommitField
        label={t('ind.form.source')}
        help={t('ind.form.sourceHelp')}
        value={indicator.source}
        onCommit={(source) => sentenceOf(put({ source }), t)}
      />
      <div className={styles.pair}>
        <PersonField
          people={people}
          label={t('ind.form.owner')}
          help={t('ind.form.ownerHelp')}
          error={ownerError}
          value={indicator.owner}
          onChange={(owner) => setOwnerError(sentenceOf(put({ owner }), t, t('ind.form.owner')))}
        />
        <CommitField
          label={t('ind.form.supplier')}
          help={t('ind.form.supplierHelp')}
          value={indicator.supplier}
          onCommit={(supplier) => sentenceOf(put({ supplier }), t)}
        />
      </div>
    </>
  );
}
