import { closeEffort, setEffortStage } from '@tavle/board';
import { type Effort, effortStages, type EffortVerdict, type Indicator, verdicts } from '@tavle/domain';
import { effortStageWords, formatDate, verdictWords } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { Circle } from '../../ui/Icons.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';

export interface EffortCardProps {
  readonly effort: Effort;
  readonly indicator: Indicator;
  readonly edit: BoardEdit;
  readonly people: People;
}

const liveStages = effortStages.filter((stage) => stage !== 'closed');

/** An effort: what is tried, what it should move, where in the circle it is. It ends with a verdict, never merely "done". */
export function EffortCard({ effort, indicator, edit, people }: EffortCardProps) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const owner = people.named(effort.owner);
  const closed = effort.stage === 'closed';
  const expected = effort.expected === '' ? t('effort.expectedOn', { name: indicator.name }) : effort.expected;
  const follows = edit.canWrite && !closed;
  return (
    <article className={styles.card} aria-label={`${t('effort.one')}: ${effort.what}`}>
      <p className={`${styles.text} ${styles.strong}`}>{effort.what}</p>
      {follows ? null : <p className={styles.small}>{expected}</p>}
      {closed && effort.evidence !== '' ? <p className={styles.quiet}>{effort.evidence}</p> : null}
      <FieldError>{error}</FieldError>
      <div className={styles.cardFoot}>
        {effort.until === null ? null : (
          <p className={styles.quiet}>{`${t('effort.reviewOn')} ${formatDate(effort.until, 'day', t.locale)}`}</p>
        )}
        <Chip small>
          {closed && effort.verdict ? t(verdictWords[effort.verdict]) : t(effortStageWords[effort.stage])}
        </Chip>
        {follows ? (
          <Sheet
            trigger={t('effort.follow')}
            triggerLabel={`${t('effort.follow')}: ${effort.what}`}
            icon={<Circle size={18} />}
            title={t('effort.follow')}
            closeLabel={t('common.close')}
          >
            {(close) => (
              <div className={styles.form}>
                <p className={styles.quiet}>{expected}</p>
                <Select
                  label={t('effort.stage')}
                  value={effort.stage}
                  options={liveStages.map((value) => ({ value, label: t(effortStageWords[value]) }))}
                  onChange={(stage) =>
                    stage !== 'closed' &&
                    setError(
                      sentenceOf(
                        edit.run((doc, hand) => setEffortStage(doc, hand, { effort: effort.id, stage })),
                        t,
                      ),
                    )
                  }
                />
                <VerdictForm effort={effort} edit={edit} onDone={close} />
              </div>
            )}
          </Sheet>
        ) : null}
        <span className={styles.owner}>
          <Avatar small initials={owner?.initials ?? null} name={owner?.name ?? t('action.noOwner')} />
        </span>
      </div>
    </article>
  );
}

function VerdictForm({
  effort,
  edit,
  onDone,
}: {
  readonly effort: Effort;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}) {
  const t = useWords();
  const [verdict, setVerdict] = useState<EffortVerdict | null>(null);
  const [evidence, setEvidence] = useState(effort.evidence);
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
        options={verdicts.map((value) => ({ value, label: t(verdictWords[value]) }))}
        onChange={setVerdict}
      />
      <TextArea label={t('effort.verdictWhy')} error={error} value={evidence} onChange={setEvidence} />
      <div>
        <Button type="submit">{t('effort.close')}</Button>
      </div>
    </form>
  );
}
