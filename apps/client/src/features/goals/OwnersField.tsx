import { shareGoal } from '@tavle/board';
import { type BoardId, boardsAcross, type Goal, parseId, type Tree, unitOf } from '@tavle/domain';
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
  /** The units of today. */
  readonly tree: Tree;
  readonly edit: BoardEdit;
}

/** The name of a board's unit; empty for one that is no longer there. */
export const unitName = (tree: Tree, board: BoardId): string => {
  const found = tree.boards.find(({ id }) => id === board);
  return found === undefined ? '' : (unitOf(tree, found.unit)?.name ?? '');
};

/** Which units outside the line own the goal as well (CHAIN9): one is added by name, each can be taken off. */
export function OwnersField({ goal, tree, edit }: OwnersFieldProps) {
  const t = useWords();
  const [round, setRound] = useState(0);
  const [error, setError] = useState<string | undefined>(undefined);
  const { owners } = goal;
  const offered = boardsAcross(tree, edit.board).filter(({ id }) => !owners.includes(id));
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
            <span className={styles.text}>{unitName(tree, owner) || t('shared.gone')}</span>
            <IconButton
              label={t('shared.remove', { unit: unitName(tree, owner) || t('shared.gone') })}
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
          options={offered.map(({ id }) => ({ value: id, label: unitName(tree, id) }))}
          open={t('shared.choose')}
          onChange={(next) => add(parseId<BoardId>(next))}
        />
      )}
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}
