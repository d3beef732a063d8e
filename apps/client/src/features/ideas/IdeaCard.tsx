import { decideIdea } from '@tavle/board';
import { dateAt, type Idea, type Indicator, staffVoice } from '@tavle/domain';
import { formatDate, ideaKindWords, ideaStateWords } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { IdeaActionForm } from './IdeaActionForm.tsx';
import { IdeaEffortForm } from './IdeaEffortForm.tsx';

export interface IdeaCardProps {
  readonly idea: Idea;
  readonly indicators: readonly Indicator[];
  readonly edit: BoardEdit;
  readonly people: People;
}

/** One idea: whose, and what becomes of it. */
export function IdeaCard({ idea, indicators, edit, people }: IdeaCardProps) {
  const t = useWords();
  return (
    <div className={styles.lift}>
      <p className={styles.text}>{idea.text}</p>
      <div className={styles.cardFoot}>
        <p className={styles.quiet}>{bylineOf(idea, people, t)}</p>
        <Chip small look={idea.state === 'new' ? 'action' : 'outlined'}>
          {idea.state === 'new' ? t(ideaKindWords[idea.kind]) : t(ideaStateWords[idea.state])}
        </Chip>
      </div>
      {edit.canWrite && idea.state !== 'kept' ? (
        <Decide idea={idea} indicators={indicators} edit={edit} people={people} />
      ) : null}
    </div>
  );
}

/** Nobody was asked who they are where an idea came in by the poster. */
function bylineOf({ by, at }: Idea, people: People, t: ReturnType<typeof useWords>): string {
  const date = at === null ? '' : formatDate(dateAt(Date.parse(at)), 'day', t.locale);
  if (by === staffVoice) return `${t('idea.fromStaff')} ${date}`.trim();
  return t('idea.by', { name: people.named(by)?.name ?? t('person.unknown'), date }).trim();
}

function Decide({ idea, indicators, edit, people }: IdeaCardProps) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const decide = (state: 'kept' | 'declined'): void =>
    setError(
      sentenceOf(
        edit.run((doc, hand) => decideIdea(doc, hand, { idea: idea.id, state })),
        t,
      ),
    );
  const about = (word: string): string => `${word}: ${idea.text}`;
  return (
    <div className={styles.chips} data-print="off">
      <Sheet
        trigger={t('idea.toAction')}
        triggerLabel={about(t('idea.toAction'))}
        title={t('idea.toAction')}
        closeLabel={t('common.close')}
      >
        {(done) => <IdeaActionForm idea={idea} edit={edit} people={people} onDone={done} />}
      </Sheet>
      {indicators.length === 0 ? null : (
        <Sheet
          trigger={t('idea.toEffort')}
          triggerLabel={about(t('idea.toEffort'))}
          title={t('idea.toEffort')}
          closeLabel={t('common.close')}
        >
          {(done) => <IdeaEffortForm idea={idea} indicators={indicators} edit={edit} people={people} onDone={done} />}
        </Sheet>
      )}
      <Button look="link" aria-label={about(t('idea.keep'))} onClick={() => decide('kept')}>
        {t('idea.keep')}
      </Button>
      {idea.state === 'declined' ? null : (
        <Button look="link" aria-label={about(t('idea.decline'))} onClick={() => decide('declined')}>
          {t('idea.decline')}
        </Button>
      )}
      <FieldError>{error}</FieldError>
    </div>
  );
}
