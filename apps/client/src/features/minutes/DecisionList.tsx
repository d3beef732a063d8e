import { addDecision, removeDecision } from '@tavle/board';
import { dateAt, type Decision, type EntryId, type ReadMark } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { ReadLine } from './ReadLine.tsx';

export interface DecisionListProps {
  readonly decisions: readonly Decision[];
  readonly reads: readonly ReadMark[];
  /** The meeting a new one belongs to; null between two. */
  readonly meeting: EntryId | null;
  readonly edit: BoardEdit;
  readonly people: People;
}

/** What was decided, the newest first, and who has read it; and a way to write one down. */
export function DecisionList({ decisions, reads, meeting, edit, people }: DecisionListProps) {
  const t = useWords();
  const newest = [...decisions].sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  return (
    <section className={styles.list} aria-label={t('min.decisions')}>
      {newest.length === 0 ? <EmptyState>{t('dec.none')}</EmptyState> : null}
      {newest.map((decision) => (
        <article key={decision.id} className={styles.card} aria-label={decision.text}>
          <p className={styles.text}>{decision.text}</p>
          <div className={styles.cardFoot}>
            <p className={styles.quiet}>
              {decision.at === null
                ? ''
                : t('dec.on', { date: formatDate(dateAt(Date.parse(decision.at)), 'short', t.locale) })}
              {decision.by === null ? '' : ` · ${people.named(decision.by)?.initials ?? ''}`}
            </p>
            <ReadLine of={decision.id} name={decision.text} reads={reads} edit={edit} people={people} />
            {edit.canWrite && decision.by === edit.me ? (
              <ConfirmButton
                look="link"
                label={`${t('dec.remove')}: ${decision.text}`}
                consequence={t('dec.removeHelp')}
                yes={t('dec.remove')}
                no={t('common.cancel')}
                onConfirm={() => void edit.run((doc, hand) => removeDecision(doc, hand, { decision: decision.id }))}
              >
                {t('dec.remove')}
              </ConfirmButton>
            ) : null}
          </div>
        </article>
      ))}
      {edit.canWrite ? (
        <Sheet trigger={t('dec.write')} title={t('dec.new')} closeLabel={t('common.close')}>
          {(close) => <DecisionForm meeting={meeting} edit={edit} onDone={close} />}
        </Sheet>
      ) : null}
    </section>
  );
}

interface DecisionFormProps {
  readonly meeting: EntryId | null;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

function DecisionForm({ meeting, edit, onDone }: DecisionFormProps) {
  const t = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const outcome = edit.run((doc, hand) => addDecision(doc, hand, { text: text.trim(), meeting }));
    setError(sentenceOf(outcome, t, t('dec.what')));
    if ('done' in outcome) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea label={t('dec.what')} error={error} value={text} onChange={setText} />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('dec.write')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
