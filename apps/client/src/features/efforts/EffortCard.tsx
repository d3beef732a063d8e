import { setEffortStage } from '@tavle/board';
import { type Effort, type EffortStage, effortStages, type Indicator } from '@tavle/domain';
import { effortStageWords, formatDate, formatNumber, type Words } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { Circle } from '../../ui/Icons.tsx';
import { Select } from '../../ui/Select.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { VerdictForm } from './VerdictForm.tsx';

export interface EffortCardProps {
  readonly effort: Effort;
  readonly indicator: Pick<Indicator, 'name'>;
  readonly edit: BoardEdit;
  readonly people: People;
  /** What the curve says since it began; empty or absent where that cannot be told. */
  readonly since?: string | undefined;
  /** Its stage is told by where it stands. */
  readonly isInColumn?: boolean;
  /** Its own page. */
  readonly href?: string | undefined;
}

const liveStages = effortStages.filter((stage) => stage !== 'closed');

/** An effort: what is tried, what it should move, where in the circle it is. It ends with what was learned, never merely "done". */
export function EffortCard(props: EffortCardProps) {
  const { effort, indicator, edit, people, since, href, isInColumn = false } = props;
  const t = useWords();
  const owner = people.named(effort.owner);
  const closed = effort.stage === 'closed';
  const expected = effort.expected === '' ? t('effort.expectedOn', { name: indicator.name }) : effort.expected;
  const follows = edit.canWrite && !closed;
  return (
    <article className={styles.card} aria-label={`${t('effort.one')}: ${effort.what}`}>
      <p className={`${styles.text} ${styles.strong}`}>
        {href === undefined ? effort.what : <a href={href}>{effort.what}</a>}
      </p>
      {follows && href === undefined ? null : <p className={styles.small}>{expected}</p>}
      {closed && effort.evidence !== '' ? <p className={styles.quiet}>{effort.evidence}</p> : null}
      <div className={styles.cardFoot}>
        {effort.until === null || closed ? null : (
          <p className={styles.quiet}>{`${t('effort.reviewOn')} ${formatDate(effort.until, 'day', t.locale)}`}</p>
        )}
        {isInColumn ? null : <Chip small>{stageWords(effort, t)}</Chip>}
        {effort.followUpDays === null || closed ? null : (
          <Chip small>{t('effort.followEvery', { n: effort.followUpDays })}</Chip>
        )}
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
                {since === undefined ? null : <p className={styles.text}>{since}</p>}
                <StageField effort={effort} edit={edit} />
                <VerdictForm effort={effort} offered={since ?? ''} edit={edit} onDone={close} />
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

/** Where in the circle of plan, do, study, act a live effort is. */
export function StageField({ effort, edit }: { readonly effort: Effort; readonly edit: BoardEdit }) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const put = (stage: EffortStage): void => {
    if (stage === 'closed') return;
    const outcome = edit.run((doc, hand) => setEffortStage(doc, hand, { effort: effort.id, stage }));
    setError(sentenceOf(outcome, t));
  };
  return (
    <>
      <Select
        label={t('effort.stage')}
        value={effort.stage}
        options={liveStages.map((value) => ({ value, label: t(effortStageWords[value]) }))}
        onChange={put}
      />
      <FieldError>{error}</FieldError>
    </>
  );
}

/** Its stage; of a closed one, what was learned. */
export function stageWords({ stage, verdict }: Effort, t: Words): string {
  return stage === 'closed' && verdict ? t(`effort.learned.${verdict}`) : t(effortStageWords[stage]);
}

/** What it costs, brings and when it shall have paid for itself; nothing for an effort without a business case. */
export function businessWords({ cost, benefit, paybackOn, paidBack }: Effort, t: Words): readonly string[] {
  const kroner = (value: number): string => formatNumber(value, 0, t.locale);
  return [
    ...(cost === null ? [] : [t('effort.costs', { a: kroner(cost) })]),
    ...(benefit === null ? [] : [t('effort.brings', { a: kroner(benefit) })]),
    ...(paybackOn === null ? [] : [t('effort.paysBack', { date: formatDate(paybackOn, 'short', t.locale) })]),
    ...(paidBack === null ? [] : [t(paidBack ? 'effort.paidBack.yes' : 'effort.paidBack.no')]),
  ];
}
