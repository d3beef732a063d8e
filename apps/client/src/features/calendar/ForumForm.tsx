import { addForum, changeForum, type ForumFields } from '@tavle/board';
import { addDays, type DateText, type Forum, forumCadences, isWorkingDay, proposeStart } from '@tavle/domain';
import { forumCadenceWords, formatTime, parseTypedTime } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';
import { type Neighbours, proposalWords } from './ladder-words.ts';
import { TurnsField } from './TurnsField.tsx';

export interface ForumFormProps {
  /** The forum to change; null for a new one. */
  readonly forum: Forum | null;
  /** Names the board's other standing meetings have: a new one begins without a name that is taken. */
  readonly taken?: readonly string[];
  readonly neighbours: Neighbours;
  readonly people: People;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

type Draft = Omit<ForumFields, 'time' | 'minutes'> & { readonly time: string; readonly minutes: string };

const named = ['name', 'start', 'time', 'minutes', 'place'] as const;

/** How often, when, where and with whom in turn a board meets; proposes a first day between those below and above. */
export function ForumForm({ forum, taken = [], neighbours, people, edit, onDone }: ForumFormProps) {
  const t = useWords();
  const today = useToday();
  const [draft, setDraft] = useState<Draft>(() =>
    draftFrom(forum, today, taken.includes(t('forum.nameUsual')) ? '' : t('forum.nameUsual'), t.locale),
  );
  const [refused, setRefused] = useState<Refused | null>(null);
  const [wrongTime, setWrongTime] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const put = (patch: Partial<Draft>): void => setDraft((now) => ({ ...now, ...patch }));
  const time = parseTypedTime(draft.time);

  const propose = (): void => {
    const proposal = proposeStart({
      cadence: draft.cadence,
      time: time ?? '08:15',
      minutes: minutesOf(draft.minutes) || 15,
      below: neighbours.below.flatMap(({ forums }) => forums),
      above: neighbours.above?.forums ?? [],
      from: addDays(today, 1),
    });
    put({ start: proposal.start });
    setSaid(proposalWords(proposal, t));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setWrongTime(time === undefined);
    if (time === undefined) return;
    const fields = {
      ...draft,
      name: draft.name.trim(),
      place: draft.place.trim(),
      time,
      minutes: minutesOf(draft.minutes),
    };
    const found = refusedBy(
      forum === null
        ? edit.run((doc, hand) => addForum(doc, hand, fields))
        : edit.run((doc, hand) => changeForum(doc, hand, { forum: forum.id, patch: fields })),
      t,
      { name: t('forum.name'), minutes: t('forum.minutes'), place: t('forum.place') },
    );
    setRefused(found);
    if (!found) onDone();
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.pair}>
        <TextField
          label={t('forum.name')}
          error={errorAt(refused, 'name')}
          value={draft.name}
          onChange={(name) => put({ name })}
        />
        <Select
          label={t('forum.cadence')}
          value={draft.cadence}
          options={forumCadences.map((value) => ({ value, label: t(forumCadenceWords[value]) }))}
          onChange={(cadence) => put({ cadence })}
        />
      </div>
      <div className={styles.pair}>
        <div>
          <DateField
            label={t('forum.start')}
            help={t('forum.startHelp')}
            error={errorAt(refused, 'start')}
            value={draft.start}
            onChange={(start) => {
              if (start === null) return t('error.fieldDate');
              put({ start });
              setSaid(null);
              return undefined;
            }}
          />
          {draft.cadence === 'byNeed' ? null : (
            <Button look="quiet" small onClick={propose}>
              {t('forum.propose')}
            </Button>
          )}
          <p role="status" className={styles.quiet}>
            {said}
          </p>
        </div>
        <TextField
          label={t('forum.time')}
          help={t('forum.timeHelp')}
          error={wrongTime && time === undefined ? t('forum.timeWrong') : errorAt(refused, 'time')}
          inputMode="decimal"
          value={draft.time}
          onChange={(typed) => put({ time: typed })}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t('forum.minutes')}
          error={errorAt(refused, 'minutes')}
          inputMode="numeric"
          value={draft.minutes}
          onChange={(minutes) => put({ minutes })}
        />
        <TextField
          label={t('forum.place')}
          optional={t('common.optional')}
          error={errorAt(refused, 'place')}
          value={draft.place}
          onChange={(place) => put({ place })}
        />
      </div>
      <TurnsField label={t('forum.hosts')} people={people} value={draft.hosts} onChange={(hosts) => put({ hosts })} />
      <TurnsField
        label={t('forum.presenters')}
        people={people}
        value={draft.presenters}
        onChange={(presenters) => put({ presenters })}
      />
      <FieldError>{errorElsewhere(refused, named)}</FieldError>
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('forum.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}

/** What is no whole number is left for the edit to refuse. */
const minutesOf = (typed: string): number => (/^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : Number.NaN);

function draftFrom(forum: Forum | null, today: DateText, usual: string, locale: 'da' | 'en'): Draft {
  if (forum !== null) return { ...forum, time: formatTime(forum.time, locale), minutes: String(forum.minutes) };
  const tomorrow = [1, 2, 3, 4, 5, 6, 7].map((ahead) => addDays(today, ahead)).find(isWorkingDay);
  return {
    name: usual,
    cadence: 'fortnight',
    start: tomorrow ?? addDays(today, 1),
    time: formatTime('08:15', locale),
    minutes: '15',
    place: '',
    hosts: [],
    presenters: [],
  };
}
