import { addVisit, changeVisit, removeVisit, type VisitFields } from '@tavle/board';
import { type BoardId, type ChainStop, type DateText, type Visit, visitOccasions } from '@tavle/domain';
import { visitOccasionWords } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { type Option, Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { errorAt, errorElsewhere, type Refused, refusedBy, sentenceOf } from '../refused.ts';

export interface VisitFormProps {
  /** Null: a new one. */
  readonly visit: Visit | null;
  readonly chain: readonly ChainStop[];
  readonly nameOf: (board: BoardId) => string;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
  /** It is about to be taken off the list. */
  readonly onRemove?: () => void;
}

const named = ['guests', 'text', 'on'] as const;

/** What it was, when, who came, and one line of what was seen or agreed. */
export function VisitForm({ visit, chain, nameOf, edit, onDone, onRemove }: VisitFormProps) {
  const t = useWords();
  const today = useToday();
  const above = [...chain.filter(({ relation }) => relation === 'above')].reverse();
  const [draft, setDraft] = useState<VisitFields>(
    () => visit ?? { occasion: 'visit', on: today, level: above[0]?.board ?? null, guests: '', text: '' },
  );
  const [refused, setRefused] = useState<Refused | null>(null);
  const put = (patch: Partial<VisitFields>): void => setDraft((now) => ({ ...now, ...patch }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { occasion, on, level } = draft;
    const fields = { occasion, on, level, guests: draft.guests.trim(), text: draft.text.trim() };
    const outcome =
      visit === null
        ? edit.run((doc, hand) => addVisit(doc, hand, fields))
        : edit.run((doc, hand) => changeVisit(doc, hand, { visit: visit.id, patch: fields }));
    const found = refusedBy(outcome, t, { guests: t('visit.guests'), text: t('visit.text'), on: t('visit.on') });
    setRefused(found);
    if (!found) onDone();
  };
  const whenRefused = (on: DateText | null): string | undefined => {
    if (on === null) return t('error.fieldDate');
    if (on > today) return t('visit.future');
    put({ on });
    return undefined;
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <RadioGroup
        row
        label={t('visit.occasion')}
        value={draft.occasion}
        options={visitOccasions.map((value) => ({ value, label: t(visitOccasionWords[value]) }))}
        onChange={(occasion) => put({ occasion })}
      />
      <DateField past label={t('visit.on')} error={errorAt(refused, 'on')} value={draft.on} onChange={whenRefused} />
      <LevelField level={draft.level} above={above} nameOf={nameOf} onChange={(level) => put({ level })} />
      <TextField
        label={t('visit.guests')}
        {...(draft.level === null ? {} : { optional: t('common.optional') })}
        error={errorAt(refused, 'guests')}
        value={draft.guests}
        onChange={(guests) => put({ guests })}
      />
      <TextArea
        label={t('visit.text')}
        optional={t('common.optional')}
        help={t('visit.textHelp')}
        error={errorAt(refused, 'text')}
        value={draft.text}
        onChange={(text) => put({ text })}
      />
      <FieldError>{errorElsewhere(refused, named)}</FieldError>
      <ButtonBar>
        <Button look="primary" type="submit">
          {t(visit === null ? 'visit.save' : 'visit.change')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
        {visit === null ? null : <Remove visit={visit} edit={edit} onRemove={onRemove} />}
      </ButtonBar>
    </form>
  );
}

const elsewhere = 'elsewhere';

interface LevelFieldProps {
  readonly level: BoardId | null;
  readonly above: readonly ChainStop[];
  readonly nameOf: (board: BoardId) => string;
  readonly onChange: (level: BoardId | null) => void;
}

/** Which level came, the nearest first; nothing is asked where there is none above. */
function LevelField({ level, above, nameOf, onChange }: LevelFieldProps) {
  const t = useWords();
  const isKnown = level === null || above.some(({ board }) => board === level);
  const levels: readonly Option[] = [
    ...above.map(({ board, name }) => ({ value: board, label: name })),
    ...(isKnown ? [] : [{ value: level, label: nameOf(level) || t('visit.elsewhere') }]),
  ];
  if (levels.length === 0) return null;
  return (
    <Select
      label={t('visit.level')}
      value={level ?? elsewhere}
      options={[...levels, { value: elsewhere, label: t('visit.levelElse') }]}
      onChange={(chosen) =>
        onChange(above.find(({ board }) => board === chosen)?.board ?? (chosen === level ? level : null))
      }
    />
  );
}

interface RemoveProps {
  readonly visit: Visit;
  readonly edit: BoardEdit;
  readonly onRemove: (() => void) | undefined;
}

function Remove({ visit, edit, onRemove }: RemoveProps) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const takeOff = (): void => {
    onRemove?.();
    const outcome = edit.run((doc, hand) => removeVisit(doc, hand, { visit: visit.id }));
    setError(sentenceOf(outcome, t));
  };
  return (
    <>
      <ConfirmButton
        look="quiet"
        consequence={t('visit.removeHelp')}
        yes={t('visit.remove')}
        no={t('common.cancel')}
        onConfirm={takeOff}
      >
        {t('visit.remove')}
      </ConfirmButton>
      <FieldError>{error}</FieldError>
    </>
  );
}
