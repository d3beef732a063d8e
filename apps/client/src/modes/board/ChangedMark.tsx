import { createContext, useContext } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Chip } from '../../ui/Chip.tsx';

/** Goals and indicators of a board as it was that are different now; none on the board of today. */
export const ChangedContext = createContext<ReadonlySet<string>>(new Set());

/** Says at a goal or an indicator of a board as it was that it is different now. */
export function ChangedMark({ id }: { readonly id: string }) {
  const t = useWords();
  if (!useContext(ChangedContext).has(id)) return null;
  return (
    <p data-changed>
      <Chip look="action" small>
        {t('history.changedSince')}
      </Chip>
    </p>
  );
}
