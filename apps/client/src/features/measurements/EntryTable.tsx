import { hasParts, type Target, targetOn } from '@tavle/domain';
import { formatPeriod, formatTarget, type Words } from '@tavle/text';
import { Fragment, type ReactNode } from 'react';
import type { Present } from '../../live/board-state.ts';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import type { People } from '../people.ts';
import { CellNote } from './CellNote.tsx';
import { EntryField, noteIdOf } from './EntryField.tsx';
import type { Clipboard } from './clipboard.ts';
import styles from './EntryGrid.module.css';
import type { EntryCell, EntryGroup, EntryRow } from './entry-rows.ts';
import { untouched } from './hand-in.ts';
import type { EntryCells } from './use-entry-cells.ts';
import type { Way } from './ways.ts';

export interface EntryTableProps {
  readonly group: EntryGroup;
  readonly title: string;
  readonly cells: EntryCells;
  readonly targets: readonly Target[];
  readonly edit: BoardEdit;
  readonly people: People;
  readonly writers: readonly Present[];
  /** Cells whose question is asked once for many, below the tables, and the id of what asks it. */
  readonly together: ReadonlyMap<string, string>;
  readonly pad: boolean;
  readonly lineOf: (row: EntryRow) => ReactNode;
  readonly onChosen: (cell: EntryCell) => void;
  readonly onMove: (from: string, way: Way) => void;
  readonly onPaste: (from: EntryCell, clipboard: Clipboard) => boolean;
  readonly onBar: () => void;
}

/**
 * The indicators of one rhythm: a row each, a column per period, and under a row what is asked about its cells. Where there is room for the newest
 * periods only, an older cell stays as long as it is asked for or holds something: on a line of its own that says its period, never under the
 * heading of another.
 */
export function EntryTable(props: EntryTableProps) {
  const { group, title, cells, targets, edit, people, writers, together, lineOf } = props;
  const t = useWords();
  const last = group.periods.length - 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
    <section className={styles.scroll} aria-label={title} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('entry.columnIndicator')}</th>
            {group.periods.map((period, index) => (
              <th
                key={period.end}
                scope="col"
                className={index === last ? styles.now : undefined}
                data-older={index < last - 1 ? '' : undefined}
              >
                {formatPeriod(period, 'short', t.locale)}
              </th>
            ))}
            <th scope="col" className={styles.target}>
              {t('ind.target')}
            </th>
            <th scope="col" className={styles.line}>
              {t('entry.line')}
            </th>
          </tr>
        </thead>
        <tbody>
          {group.rows.map((row) => (
            <Fragment key={row.indicator.id}>
              <tr>
                <th scope="row">
                  <span className={styles.name}>{row.indicator.name}</span>
                  <span className={styles.about}>{aboutRow(row, people, t)}</span>
                  {row.daysLate > 0 ? <span className={styles.late}>{lateWords(row, people, t)}</span> : null}
                </th>
                {row.cells.map((cell, index) => (
                  <td
                    key={cell.key}
                    className={index === last ? styles.now : undefined}
                    data-older={index < last - 1 ? '' : undefined}
                    data-kept={cell.isAsked || cells.draft(cell) !== untouched ? '' : undefined}
                  >
                    <span className={styles.period} aria-hidden="true">
                      {formatPeriod(cell.period, 'short', t.locale)}
                    </span>
                    <EntryField
                      cell={cell}
                      cells={cells}
                      edit={edit}
                      noteId={together.get(cell.key) ?? noteIdOf(cell)}
                      writer={writers.find((person) => isIn(person, cell))}
                      pad={props.pad}
                      onChosen={props.onChosen}
                      onMove={props.onMove}
                      onPaste={props.onPaste}
                      onBar={props.onBar}
                    />
                  </td>
                ))}
                <td className={styles.target}>{targetWords(row, targets, t)}</td>
                <td className={styles.line}>{lineOf(row)}</td>
              </tr>
              {row.cells.map((cell) =>
                cells.draft(cell).note === null || together.has(cell.key) ? null : (
                  <tr key={cell.key}>
                    <td colSpan={group.periods.length + 3} className={styles.note}>
                      <CellNote cell={cell} cells={cells} people={people} />
                    </td>
                  </tr>
                ),
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A person types in this cell: presence names the indicator and the period's last day. */
const isIn = ({ typing }: Present, { indicator, period }: EntryCell): boolean =>
  typing?.id === indicator.id && typing.field === period.end;

/** Whose number it is and how it is entered; what matures says which one is next. */
function aboutRow({ indicator, cells }: EntryRow, people: People, t: Words): string {
  const asked = cells.find((cell) => cell.isAsked);
  const words = [
    people.named(indicator.owner)?.initials,
    hasParts(indicator.kind) ? t('entry.partWholeLabel').toLocaleLowerCase(t.locale) : indicator.unit,
    indicator.lagDays > 0 && asked
      ? t('entry.nextIs', { n: indicator.lagDays, period: formatPeriod(asked.period, 'short', t.locale) })
      : undefined,
  ];
  return words.filter((word) => word !== undefined && word !== '').join(' · ');
}

/** The number that is late, whose it is, and how late. */
function lateWords({ indicator, daysLate }: EntryRow, people: People, t: Words): string {
  const owner = people.named(indicator.owner)?.name;
  return [t('entry.late', { n: daysLate }), owner].filter((word) => word !== undefined).join(' · ');
}

function targetWords({ indicator, cells }: EntryRow, targets: readonly Target[], t: Words): string {
  const day = cells.at(-1)?.period.end;
  const target =
    day === undefined
      ? undefined
      : targetOn(
          targets.filter((each) => each.indicator === indicator.id),
          day,
        );
  return target ? formatTarget(target, indicator, 'sign', t) : '';
}
