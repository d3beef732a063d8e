/** What every page of a board beside the board itself stands in: its head, the line of the demonstration, its notices, the way back. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { DemoBanner } from '../../session/DemoBanner.tsx';
import { contentId } from '../../session/usePage.ts';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardHead, type BoardHeadProps } from './BoardHead.tsx';
import { BoardNotices } from './BoardNotices.tsx';
import styles from './head.module.css';

export interface BoardFrameProps extends ModeProps {
  readonly mode: BoardHeadProps['mode'];
  /** How the page is laid out. */
  readonly className: string | undefined;
  /** Where one came from. */
  readonly back?: { readonly href: string; readonly label: string };
  readonly children: ReactNode;
}

export function BoardFrame({ board, people, mode, className, back, children }: BoardFrameProps) {
  const { value: organisation } = useOrganisation();
  return (
    <>
      <BoardHead board={board} names={people} mode={mode} />
      <DemoBanner organisation={organisation} />
      <main id={contentId} tabIndex={-1} className={className}>
        <BoardNotices board={board} />
        {back === undefined ? null : (
          <p className={styles.way} data-print="off">
            <Link href={back.href}>‹ {back.label}</Link>
          </p>
        )}
        {children}
      </main>
    </>
  );
}
