/** The board's numbers as a table: type, paste, look what is missing. */
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ExchangeLinks } from '../../features/import/ExchangeLinks.tsx';
import { LineField } from '../../features/interpretations/LineField.tsx';
import { EntryGrid, type LinePlace } from '../../features/measurements/EntryGrid.tsx';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { DemoBanner } from '../../session/DemoBanner.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardHead } from '../board/BoardHead.tsx';
import { BoardNotices } from '../board/BoardNotices.tsx';
import { ShortcutsCard } from '../board/ShortcutsCard.tsx';
import { stopAbove } from '../board/SideColumn.tsx';
import { useShortcuts } from '../board/useShortcuts.ts';
import styles from './entry.module.css';

export function EntryPage({ board, people }: ModeProps) {
  const t = useWords();
  const { value: organisation } = useOrganisation();
  const { content } = board;
  const [showsKeys, setShowsKeys] = useState(false);
  const [, navigate] = useLocation();
  const above = stopAbove(board.given?.chain ?? []);
  const shortcuts = useShortcuts({
    '?': () => setShowsKeys((shown) => !shown),
    u: () => navigate(above === undefined ? paths.start : paths.board(above.board)),
    t: () => navigate(paths.start),
  });
  // Whoever reads the results only is sent no cells: an empty table would say that nobody has entered anything.
  const closed = !board.edit.canWrite && content.measurements.length === 0;
  const isExercise = content.measurements.some(({ origin }) => origin === 'exercise');
  usePage(`${t('mode.entry')} · ${board.reply.unit.name}`);
  return (
    <>
      <BoardHead board={board} names={people} mode="entry" onKeys={() => setShowsKeys(!showsKeys)} />
      <DemoBanner organisation={organisation} />
      {showsKeys ? <ShortcutsCard mode="entry" shortcuts={shortcuts} onClose={() => setShowsKeys(false)} /> : null}
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <BoardNotices board={board} />
        {closed ? <ForReaders board={board} /> : null}
        {isExercise ? (
          <p className={styles.exercise}>
            <Chip look="outlined" small>
              {t('demo.exercise')}
            </Chip>{' '}
            {t('demo.exerciseMark')}
          </p>
        ) : null}
        {closed ? null : <Grid board={board} people={people} />}
      </main>
    </>
  );
}

/** Where the numbers are that cannot be typed by this person: as curves on the board, and as a file. */
function ForReaders({ board }: Pick<ModeProps, 'board'>) {
  const t = useWords();
  const { id } = board.reply.board;
  return (
    <>
      <EmptyState>{t('entry.forWriters')}</EmptyState>
      <p>
        <Link href={paths.board(id)}>{t('nav.backToBoard')}</Link>
      </p>
      {board.results.length === 0 ? null : <ExchangeLinks board={id} canWrite={false} />}
    </>
  );
}

function Grid({ board, people }: ModeProps) {
  const t = useWords();
  const { content, edit } = board;
  const sums = useMemo(() => new Map(board.results.map((each) => [each.indicator.id, each.rolled])), [board.results]);
  const [onlyMine, setOnlyMine] = useState(false);
  const active = useMemo(() => content.indicators.filter(({ stage }) => stage === 'active'), [content.indicators]);
  const mine = useMemo(() => active.filter(({ owner }) => owner === edit.me), [active, edit.me]);
  const some = mine.length > 0 && mine.length < active.length;
  const lineOf = ({ row, key, onMove }: LinePlace) => {
    const cell = row.cells.find(({ isAsked }) => isAsked) ?? row.cells[row.cells.length - 1];
    if (cell === undefined) return null;
    return (
      <LineField
        key={cell.key}
        indicator={row.indicator}
        period={cell.period}
        interpretations={content.interpretations}
        edit={edit}
        people={people}
        place={key}
        onMove={onMove}
      />
    );
  };
  return (
    <EntryGrid
      indicators={some && onlyMine ? mine : active}
      measurements={content.measurements}
      sums={sums}
      targets={content.targets}
      edit={edit}
      people={people}
      present={board.people}
      lineOf={lineOf}
      tools={
        <>
          {some ? (
            <Button aria-pressed={onlyMine} onClick={() => setOnlyMine(!onlyMine)}>
              {t('entry.onlyMine', { n: mine.length })}
            </Button>
          ) : null}
          <ExchangeLinks board={board.reply.board.id} canWrite={edit.canWrite} />
        </>
      }
    />
  );
}
