/**
 * The organisation as nested lists of links. Arrow keys go from line to line and open and close branches, as the line above says;
 * everything works with Tab and Enter alone as well.
 */
import type { UnitId } from '@tavle/domain';
import { type KeyboardEvent, useState } from 'react';
import { Link } from 'wouter';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { Chip } from '../../ui/Chip.tsx';
import { BoardFigures } from './BoardFigures.tsx';
import styles from './start.module.css';
import { allLines, type UnitLine } from './unit-lines.ts';

interface Branches {
  readonly isOpen: (unit: UnitId) => boolean;
  readonly toggle: (unit: UnitId, open: boolean) => void;
}

/** `open` are the branches that are open until somebody changes them; a search opens all. */
export function UnitTree(props: {
  readonly lines: readonly UnitLine[];
  readonly open: ReadonlySet<UnitId>;
  readonly isSearch: boolean;
}) {
  const { lines, open, isSearch } = props;
  const t = useWords();
  const [changed, setChanged] = useState<ReadonlyMap<UnitId, boolean>>(new Map());
  const branches: Branches = {
    isOpen: (unit) => isSearch || (changed.get(unit) ?? open.has(unit)),
    toggle: (unit, next) => setChanged((known) => new Map([...known, [unit, next]])),
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the links inside, heard in one place
    <div className={styles.tree} onKeyDown={(event) => move(event, branches)}>
      <p className={styles.help}>{t('start.treeHelp')}</p>
      <Branch lines={lines} branches={branches} depth={0} />
      {allLines(lines).some(({ isOutside }) => isOutside) ? (
        <p className={styles.help}>{t('start.outsideHelp')}</p>
      ) : null}
    </div>
  );
}

function Branch(props: { readonly lines: readonly UnitLine[]; readonly branches: Branches; readonly depth: number }) {
  const { lines, branches, depth } = props;
  return (
    <ul className={depth === 0 ? undefined : styles.below} data-depth={depth - 1}>
      {lines.map((line) => (
        <li key={line.unit.id} className={styles.branch}>
          <Line line={line} branches={branches} depth={depth} />
          {line.below.length > 0 && branches.isOpen(line.unit.id) ? (
            <Branch lines={line.below} branches={branches} depth={depth + 1} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Line(props: { readonly line: UnitLine; readonly branches: Branches; readonly depth: number }) {
  const { line, branches, depth } = props;
  const t = useWords();
  const { unit, below, isMine } = line;
  const isOpen = branches.isOpen(unit.id);
  return (
    <div className={styles.line} data-mine={isMine} data-depth={depth}>
      {below.length > 0 ? (
        <button
          type="button"
          className={styles.twist}
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'start.collapse' : 'start.expand', { unit: unit.name })}
          onClick={() => branches.toggle(unit.id, !isOpen)}
        >
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M4 2l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
          </svg>
        </button>
      ) : (
        <span className={styles.leaf} />
      )}
      {line.line === null ? (
        <span className={styles.entry}>
          <span className={styles.unitName}>{unit.name}</span>
          <span className={styles.noBoard}>{t(line.isOutside ? 'start.outside' : 'start.noBoard')}</span>
        </span>
      ) : (
        <Link
          href={paths.board(line.line.board)}
          className={styles.entry}
          data-unit={unit.id}
          data-open={below.length > 0 ? isOpen : undefined}
        >
          <span className={styles.unitName}>
            {unit.name} {isMine ? <Chip look="action">{t('nav.myBoard')}</Chip> : null}
          </span>
          <BoardFigures line={line.line} />
        </Link>
      )}
    </div>
  );
}

function move(event: KeyboardEvent<HTMLElement>, branches: Branches): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-unit]')];
  const at = links.indexOf(
    document.activeElement instanceof HTMLElement ? document.activeElement : event.currentTarget,
  );
  const here = links[at];
  if (here === undefined) return;
  const unit = here.dataset['unit'];
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (next !== undefined) links[next]?.focus();
  else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && here.dataset['open'] !== undefined) {
    // The attribute was written above from a unit's own id.
    branches.toggle(unit as UnitId, event.key === 'ArrowRight');
  } else return;
  event.preventDefault();
}
