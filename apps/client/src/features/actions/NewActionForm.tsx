import { addAction } from '@tavle/board';
import { actionTextMost, type DateText, type Indicator, type IndicatorId, type PersonId } from '@tavle/domain';
import { refusalSentence } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { refusedBy } from '../refused.ts';

export interface NewActionFormProps {
  readonly indicator: IndicatorId | null;
  /** What it may be chosen to move, where that is not given by the place. */
  readonly indicators?: readonly Pick<Indicator, 'id' | 'name'>[];
  readonly edit: BoardEdit;
  readonly people: People;
  readonly onDone: () => void;
}

interface Draft {
  readonly what: string;
  readonly owner: PersonId | null;
  readonly due: DateText | null;
  readonly indicator: IndicatorId | null;
  readonly expected: string;
}

type Errors = Readonly<Partial<Record<keyof Draft, string>>>;

/** A new action: what (140 letters), one owner, one date (BOARD5), and what it should move. Each field says for itself what it lacks. */
export function NewActionForm({ indicator, indicators = [], edit, people, onDone }: NewActionFormProps) {
  const t = useWords();
  const [draft, setDraft] = useState<Draft>({ what: '', owner: null, due: null, indicator, expected: '' });
  const [errors, setErrors] = useState<Errors>({});
  /** A date that has passed is asked about once; the second time it is meant. */
  const [agreedPast, setAgreedPast] = useState<DateText | null>(null);
  const today = useToday();
  const labels = {
    what: t('action.what'),
    owner: t('action.responsible'),
    due: t('action.deadline'),
    expected: t('acts.expected'),
  };
  const put = (patch: Partial<Draft>): void => {
    setDraft((now) => ({ ...now, ...patch }));
    setErrors({});
  };
  const left = actionTextMost - draft.what.trim().length;
  const agree = (): Errors => {
    const { what, owner, due } = draft;
    const lacks = (['what', 'owner', 'due'] as const).filter((field) => (draft[field] ?? '').trim() === '');
    const missing = (field: keyof typeof labels) => refusalSentence({ kind: 'missing', field }, t, labels[field]);
    const isPast = due !== null && due < today && due !== agreedPast;
    const found: Errors = {
      ...Object.fromEntries(lacks.map((field) => [field, missing(field)])),
      ...(left < 0 ? { what: t('action.charactersOver', { n: -left }) } : {}),
      ...(isPast ? { due: t('action.pastDue') } : {}),
    };
    setAgreedPast(isPast ? due : agreedPast);
    if (Object.keys(found).length > 0 || owner === null || due === null) return found;
    const action = { what: what.trim(), owner, due, indicator: draft.indicator, expected: draft.expected.trim() };
    const refused = refusedBy(
      edit.run((doc, hand) => addAction(doc, hand, action)),
      t,
      labels,
    );
    return refused === null ? {} : { [refused.field === 'expected' ? 'expected' : 'what']: refused.sentence };
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = agree();
    setErrors(found);
    if (Object.keys(found).length === 0) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea
        label={labels.what}
        help={
          draft.what === '' || left < 0
            ? t('action.whatHelp', { n: actionTextMost })
            : t('action.charactersLeft', { n: left })
        }
        error={errors.what ?? (left < 0 ? t('action.charactersOver', { n: -left }) : undefined)}
        value={draft.what}
        onChange={(what) => put({ what: what.replaceAll('\n', ' ') })}
      />
      <PersonField
        people={people}
        label={labels.owner}
        error={errors.owner}
        value={draft.owner}
        onChange={(owner) => put({ owner })}
      />
      <DateField
        label={labels.due}
        error={errors.due}
        value={draft.due}
        ahead
        onChange={(due) => {
          put({ due });
          return undefined;
        }}
      />
      <EffectFields draft={draft} put={put} indicators={indicators} error={errors.expected} />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('board.agreeAction')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}

interface EffectFieldsProps {
  readonly draft: Draft;
  readonly put: (patch: Partial<Draft>) => void;
  readonly indicators: readonly Pick<Indicator, 'id' | 'name'>[];
  readonly error: string | undefined;
}

/** Which indicator it should move, and how; nothing is asked of an action that belongs to none. */
function EffectFields({ draft, put, indicators, error }: EffectFieldsProps) {
  const t = useWords();
  return (
    <>
      {indicators.length === 0 ? null : (
        <Select
          label={t('acts.indicator')}
          value={draft.indicator ?? ''}
          options={[
            { value: '', label: t('acts.noIndicator') },
            ...indicators.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(chosen) => put({ indicator: indicators.find(({ id }) => id === chosen)?.id ?? null })}
        />
      )}
      {draft.indicator === null ? null : (
        <TextField
          label={t('acts.expected')}
          optional={t('common.optional')}
          error={error}
          value={draft.expected}
          onChange={(expected) => put({ expected })}
        />
      )}
    </>
  );
}
