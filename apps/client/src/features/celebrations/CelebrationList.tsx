import { celebrate } from '@tavle/board';
import type { Celebration } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { Byline } from '../Byline.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';

export interface CelebrationListProps {
  readonly celebrations: readonly Celebration[];
  readonly edit: BoardEdit;
  readonly people: People;
}

/** What went well: the newest, a new one, the earlier ones. */
export function CelebrationList({ celebrations, edit, people }: CelebrationListProps) {
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
