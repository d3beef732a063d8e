import { addIdea } from '@tavle/board';
import { type Idea, ideaKinds, ideaTextMost, type Indicator } from '@tavle/domain';
import { ideaKindWords } from '@tavle/text';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { IdeaCard } from './IdeaCard.tsx';

export interface IdeaListProps {
  readonly ideas: readonly Idea[];
  /** Those in use: what an idea's effort may move. */
  readonly indicators: readonly Indicator[];
  readonly edit: BoardEdit;
  readonly people: People;
  /** The way to the poster. */
  readonly children?: ReactNode;
}

/** Ideas and hassle: what nobody has decided on yet, a new one, and what was decided. */
export function IdeaList({ ideas, indicators, edit, people, children }: IdeaListProps) {
  const t = useWords();
  const fresh = ideas.filter(({ state }) => state === 'new');
  const decided = [...ideas.filter(({ state }) => state !== 'new')].reverse();
  const card = (idea: Idea) => (
    <IdeaCard key={idea.id} idea={idea} indicators={indicators} edit={edit} people={people} />
  );
  return (
    <section className={styles.list} aria-label={t('board.ideas')}>
      {fresh.length === 0 ? <EmptyState>{t('empty.ideas')}</EmptyState> : fresh.map(card)}
      {edit.canWrite ? (
        <Sheet trigger={t('idea.add')} title={t('idea.new')} closeLabel={t('common.close')}>
          {(done) => <NewIdeaForm edit={edit} onDone={done} />}
        </Sheet>
      ) : null}
      {children}
      {decided.length === 0 ? null : (
        <Disclosure title={t('idea.decidedN', { n: decided.length })}>{decided.map(card)}</Disclosure>
      )}
    </section>
  );
}

function NewIdeaForm({ edit, onDone }: { readonly edit: BoardEdit; readonly onDone: () => void }) {
  const t = useWords();
  const [kind, setKind] = useState<Idea['kind']>('idea');
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const label = kind === 'idea' ? t('idea.page.textIdea') : t('idea.page.textHassle');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const outcome = edit.run((doc, hand) => addIdea(doc, hand, { kind, text: text.trim() }));
    const sentence = sentenceOf(outcome, t, label);
    setError(sentence);
    if (sentence === undefined) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <RadioGroup
        row
        label={t('idea.page.kind')}
        value={kind}
        options={ideaKinds.map((value) => ({ value, label: t(ideaKindWords[value]) }))}
        onChange={setKind}
      />
      <TextArea
        label={label}
        help={
          text.length > ideaTextMost - 100 ? t('idea.left', { n: ideaTextMost - text.length }) : t('privacy.freeText')
        }
        error={error}
        value={text}
        onChange={setText}
      />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('common.add')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
