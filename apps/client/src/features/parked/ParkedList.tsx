import { closeParked, park } from '@tavle/board';
import type { ParkedItem, PersonId } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Check } from '../../ui/Icons.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { errorAt, type Refused, refusedBy, sentenceOf } from '../refused.ts';

export interface ParkedListProps {
  readonly parked: readonly ParkedItem[];
  readonly edit: BoardEdit;
  readonly people: People;
}

/** What is taken up elsewhere, and by whom. */
export function ParkedList({ parked, edit, people }: ParkedListProps) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const open = parked.filter((item) => !item.closed);
  const close = (item: ParkedItem): void =>
    setError(
      sentenceOf(
        edit.run((doc, hand) => closeParked(doc, hand, { parked: item.id })),
        t,
      ),
    );
  return (
    <section className={styles.list} aria-label={t('board.parked')}>
      {open.length === 0 ? <EmptyState>{t('empty.parked')}</EmptyState> : null}
      <ul className={styles.lines}>
        {open.map((item) => (
          <li key={item.id} className={styles.lineRow}>
            <p className={styles.text}>
              {item.text} <span className={styles.quiet}>{initialsOf(item.who, people)}</span>
            </p>
            {edit.canWrite ? (
              <IconButton label={`${t('parked.close')}: ${item.text}`} onClick={() => close(item)}>
                <Check />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
      <FieldError>{error}</FieldError>
      {edit.canWrite ? (
        <Sheet trigger={t('meet.park')} title={t('parked.new')} closeLabel={t('common.close')}>
          {(done) => <ParkForm edit={edit} people={people} onDone={done} />}
        </Sheet>
      ) : null}
    </section>
  );
}

const initialsOf = (who: readonly PersonId[], people: People): string =>
  who.map((person) => people.named(person)?.initials ?? '?').join(', ');

/** Two take it on: one alone forgets, three wait for each other (domain-notes 1.3). */
function ParkForm({ edit, people, onDone }: Omit<ParkedListProps, 'parked'> & { readonly onDone: () => void }) {
  const t = useWords();
  const [text, setText] = useState('');
  const [first, setFirst] = useState<PersonId | null>(null);
  const [second, setSecond] = useState<PersonId | null>(null);
  const [lacks, setLacks] = useState<'first' | 'second' | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = first === null ? 'first' : second === null || second === first ? 'second' : null;
    setLacks(missing);
    if (text.trim() !== '' && missing !== null) {
      setRefused(null);
      return;
    }
    const who = [first, second].filter((person) => person !== null);
    const found = refusedBy(
      edit.run((doc, hand) => park(doc, hand, { text: text.trim(), who })),
      t,
      { text: t('parked.new'), who: t('parked.who') },
    );
    setRefused(found);
    if (!found) onDone();
  };
  const twoNeeded = (field: 'first' | 'second') => (lacks === field ? t('parked.two') : undefined);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea label={t('parked.new')} error={errorAt(refused, 'text')} value={text} onChange={setText} />
      <PersonField
        people={people}
        label={t('parked.who')}
        error={twoNeeded('first') ?? errorAt(refused, 'who')}
        value={first}
        onChange={setFirst}
      />
      <PersonField
        people={people}
        label={t('parked.with')}
        error={twoNeeded('second')}
        value={second}
        onChange={setSecond}
      />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('meet.park')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
