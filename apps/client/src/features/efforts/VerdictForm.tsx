import { closeEffort } from '@tavle/board';
import { type Effort, type EffortVerdict, verdicts } from '@tavle/domain';
import { verdictWords } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';

export interface VerdictFormProps {
  readonly effort: Effort;
  /** What the curve says, offered as the first words of the evidence; empty where nothing can be said. */
  readonly offered: string;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** Ends an effort: what was learned, and what it rests on. The three answers weigh the same (T9). */
export function VerdictForm({ effort, offered, edit, onDone }: VerdictFormProps) {
  const t = useWords();
  const [verdict, setVerdict] = useState<EffortVerdict | null>(null);
  const [evidence, setEvidence] = useState(effort.evidence === '' ? offered : effort.evidence);
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (verdict === null) {
      setError(t('effort.verdictNeeded'));
      return;
    }
    const outcome = edit.run((doc, hand) => closeEffort(doc, hand, { effort: effort.id, verdict, evidence }));
    setError(sentenceOf(outcome, t, t('effort.verdictWhy')));
    if ('done' in outcome) onDone();
  };
  return (
    <form className={styles.section} onSubmit={submit} noValidate>
      <RadioGroup
        label={t('effort.verdict')}
        value={verdict}
        options={verdicts.map((value) => ({
          value,
          label: t(verdictWords[value]),
          help: t(`effort.learned.${value}`),
        }))}
        onChange={setVerdict}
      />
      <TextArea
        label={t('effort.verdictWhy')}
        help={offered === '' ? undefined : t('effort.evidenceHelp')}
        error={error}
        value={evidence}
        onChange={setEvidence}
      />
      <div>
        <Button type="submit">{t('effort.close')}</Button>
      </div>
    </form>
  );
}
