/** The board's numbers as a table: type, paste, look what is missing. */
import { useMemo } from 'react';
import { EntryGrid } from '../../features/measurements/EntryGrid.tsx';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useWords } from '../../live/useWords.ts';
import { DemoBanner } from '../../session/DemoBanner.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardHead } from '../board/BoardHead.tsx';
import { BoardNotices } from '../board/BoardNotices.tsx';
import styles from './entry.module.css';

export function EntryPage({ board, people }: ModeProps) {
  const t = useWords();
  const { value: organisation } = useOrganisation();
  const { content, edit } = board;
  const sums = useMemo(() => new Map(board.results.map((each) => [each.indicator.id, each.rolled])), [board.results]);
  usePage(`${t('mode.entry')} · ${board.reply.unit.name}`);
  return (
    <>
      <BoardHead board={board} names={people} mode="entry" />
      <DemoBanner organisation={organisation} />
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <BoardNotices board={board} />
        <EntryGrid
          indicators={content.indicators}
          measurements={content.measurements}
          sums={sums}
          targets={content.targets}
          edit={edit}
          people={people}
          present={board.people}
        />
      </main>
    </>
  );
}
