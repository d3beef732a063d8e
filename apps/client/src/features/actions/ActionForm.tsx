import { type ActionPatch, changeAction, closeAction } from '@tavle/board';
import { type Action, actionTextMost } from '@tavle/domain';
import { actionStateWords } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { CommitField } from '../../ui/CommitField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { DateField } from '../DateField.tsx';
import { focusInvalid } from '../../ui/focus-invalid.ts';
import styles from '../features.module.css';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { errorAt, type Refused, refusedBy, sentenceOf } from '../refused.ts';
import { SharedText } from '../SharedText.tsx';

export interface ActionFormProps {
  readonly action: Action;
  readonly edit: BoardEdit;
  readonly people: People;
  readonly onDone: () => void;
}

const openStates = ['agreed', 'doing', 'waiting'] as const;
type OpenState = (typeof openStates)[number];

/** Changes an action that is open. Every change is handed in at once; an owner or a date cannot be taken away (BOARD5). */
export function ActionForm({ action, edit, people, onDone }: ActionFormProps) {
  const t = useWords();
  const today = useToday();
  const [refused, setRefused] = useState<Refused | null>(null);
  const put = (patch: ActionPatch) => edit.run((doc, hand) => changeAction(doc, hand, { action: action.id, patch }));
  const labels = { owner: t('action.responsible'), due: t('action.deadline') };
  const left = actionTextMost - action.what.length;
  return (
    <div className={styles.form}>
      <SharedText
        edit={edit}
        section="actions"
        id={action.id}
        field="what"
        value={action.what}
        label={t('action.what')}
        help={left < 0 ? t('action.charactersOver', { n: -left }) : t('action.charactersLeft', { n: left })}
      />
      <PersonField
        people={people}
        label={labels.owner}
        error={errorAt(refused, 'owner')}
        value={action.owner}
        onChange={(owner) => setRefused(refusedBy(put({ owner }), t, labels))}
      />
      <DateField
        label={labels.due}
        value={action.due}
        ahead
        onChange={(due) => sentenceOf(put({ due }), t, labels.due)}
      />
      {action.indicator === null ? null : (
        <CommitField
          label={t('acts.expected')}
          value={action.expected}
          onCommit={(expected) => sentenceOf(put({ expected: expected.trim() }), t, t('acts.expected'))}
        />
      )}
      <RadioGroup<OpenState>
        label={t('action.state')}
        value={openStates.find((state) => state === action.state) ?? null}
        options={openStates.map((value) => ({ value, label: t(actionStateWords[value]) }))}
        onChange={(state) => setRefused(refusedBy(put({ state }), t, labels))}
        error={refused !== null && refused.field !== 'owner' ? refused.sentence : undefined}
        row
      />
      <ButtonBar>
        <Button
          look="primary"
          onClick={(event) => focusInvalid(event.currentTarget.closest('[role="group"]')) || onDone()}
        >
          {t('common.done')}
        </Button>
        <Button
          onClick={() => {
            const stop = { action: action.id, state: 'stopped', on: today } as const;
            const problem = refusedBy(
              edit.run((doc, hand) => closeAction(doc, hand, stop)),
              t,
              labels,
            );
            setRefused(problem);
            if (!problem) onDone();
          }}
        >
          {t('action.stop')}
        </Button>
      </ButtonBar>
    </div>
  );
}
