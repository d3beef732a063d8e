import { celebrate } from '@tavle/board';
import type { Celebration, Goal } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { Byline } from '../Byline.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';

export interface CelebrationListProps {
  readonly celebrations: readonly Celebration[];
  /** Goals that are met and have not been celebrated. */
  readonly met?: readonly Goal[];
  readonly edit: BoardEdit;
  readonly people: People;
}

/** What went well: the newest, a new one, the earlier ones. */
export function CelebrationList({ celebrations, met = [], edit, people }: CelebrationListProps) {
  const t = useWords();
  const [newest, ...earlier] = [...celebrations].sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  const line = (each: Celebration) => (
    <div key={each.id} className={styles.list}>
      <p className={styles.text}>{each.text}</p>
      <Byline people={people} by={each.by} at={each.at} />
    </div>
  );
  return (
    <section className={styles.list} aria-label={t('board.celebration')}>
      {edit.canWrite ? met.map((goal) => <MetGoal key={goal.id} goal={goal} edit={edit} />) : null}
      {newest ? line(newest) : <EmptyState>{t('empty.celebration')}</EmptyState>}
      {edit.canWrite ? (
        <Sheet trigger={t('party.add')} title={t('party.new')} closeLabel={t('common.close')}>
          {(close) => <CelebrationForm edit={edit} onDone={close} />}
        </Sheet>
      ) : null}
      {earlier.length === 0 ? null : (
        <Disclosure title={t('common.showMore', { n: earlier.length })}>{earlier.map(line)}</Disclosure>
      )}
    </section>
  );
}

/** Proposes to celebrate a goal that is met. Pressing it writes the celebration; its words can be changed as any other's. */
function MetGoal({ goal, edit }: { readonly goal: Goal; readonly edit: BoardEdit }) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const accept = (): void => {
    const text = t('goal.metText', { text: goal.text }).slice(0, 300);
    const outcome = edit.run((doc, hand) => celebrate(doc, hand, { text, goal: goal.id }));
    setError(sentenceOf(outcome, t));
  };
  return (
    <div className={styles.card} data-print="off">
      <p className={styles.text}>{t('goal.metAsk', { text: goal.text })}</p>
      <FieldError>{error}</FieldError>
      <div>
        <Button small onClick={accept}>
          {t('goal.metCelebrate')}
        </Button>
      </div>
    </div>
  );
}

function CelebrationForm({ edit, onDone }: { readonly edit: BoardEdit; readonly onDone: () => void }) {
  const t = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const outcome = edit.run((doc, hand) => celebrate(doc, hand, { text }));
    setError(sentenceOf(outcome, t));
    if ('done' in outcome) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea label={t('party.new')} help={t('privacy.freeText')} error={error} value={text} onChange={setText} />
      <div>
        <Button look="primary" type="submit">
          {t('party.add')}
        </Button>
      </div>
    </form>
  );
}
