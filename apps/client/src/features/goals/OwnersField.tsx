import { shareGoal } from '@tavle/board';
import { type BoardAcross, type BoardId, type Goal, parseId } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Cross } from '../../ui/Icons.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';

export interface OwnersFieldProps {
  readonly goal: Goal;
  /** The boards outside the line. */
  readonly across: readonly BoardAcross[];
  readonly edit: BoardEdit;
}

/** The unit's name; undefined for one that is no longer there. */
const nameIn = (across: readonly BoardAcross[], owner: BoardId): string | undefined =>
  across.find(({ board }) => board === owner)?.unitName;

/** Which units outside the line own the goal as well (CHAIN9): one is added by name, each can be taken off. */
export function OwnersField({ goal, across, edit }: OwnersFieldProps) {
  const t = useWords();
  const [round, setRound] = useState(0);
  const [error, setError] = useState<string | undefined>(undefined);
  const { owners } = goal;
  const nameOf = (owner: BoardId): string => nameIn(across, owner) ?? t('shared.gone');
  const offered = across.filter(({ board }) => !owners.includes(board));
  const share = (next: readonly BoardId[]): void =>
    setError(
      sentenceOf(
        edit.run((doc, hand) => shareGoal(doc, hand, { goal: goal.id, owners: next })),
        t,
      ),
    );
  const add = (board: BoardId | undefined): void => {
    if (board === undefined) return;
    share([...owners, board]);
    // A new field for the next name.
    setRound(round + 1);
  };
  if (offered.length + owners.length === 0) return null;
  return (
    <fieldset className={styles.section}>
      <legend>{t('field.owners')}</legend>
      <p className={styles.quiet}>{t('shared.help')}</p>
      <ul className={styles.lines}>
        {owners.map((owner) => (
          <li key={owner} className={styles.lineRow}>
            <span className={styles.text}>{nameOf(owner)}</span>
            <IconButton
              label={t('shared.remove', { unit: nameOf(owner) })}
              onClick={() => share(owners.filter((each) => each !== owner))}
            >
              <Cross />
            </IconButton>
          </li>
        ))}
      </ul>
      {offered.length === 0 ? null : (
        <ComboBox
          key={round}
          label={t('shared.add')}
          value={null}
          options={offered.map(({ board, unitName }) => ({ value: board, label: unitName }))}
          open={t('shared.choose')}
          onChange={(next) => add(parseId<BoardId>(next))}
        />
      )}
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}
