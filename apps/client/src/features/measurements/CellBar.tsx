/** Stands at the foot of the table and tells about the chosen cell: what was before, what is usual, how sure it is; on touch, keys to write with. */
import { historyOf, type Measurement, pointsOf, type Target, targetOn } from '@tavle/domain';
import { formatInstant, formatPeriod, formatTarget, formatValueText, type Words } from '@tavle/text';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberPad } from '../../ui/NumberPad.tsx';
import type { PadKey } from '../../ui/pad-text.ts';
import type { People } from '../people.ts';
import styles from './CellBar.module.css';
import type { EntryCell } from './entry-rows.ts';
import { usualRange } from './unusual.ts';
import type { EntryCells } from './use-entry-cells.ts';
import { enteredWords } from './value-words.ts';
import { WithdrawNumber } from './WithdrawNumber.tsx';

export interface CellBarProps {
  readonly cell: EntryCell;
  readonly cells: EntryCells;
  readonly measurements: readonly Measurement[];
  readonly targets: readonly Target[];
  readonly edit: BoardEdit;
  readonly people: People;
  /** True when fingers write: the keys stand there, and the field asks for no others. */
  readonly pad: boolean;
  readonly onPad: (shown: boolean) => void;
  readonly onKey: (key: PadKey) => void;
  /** Back to the cell. */
  readonly onBack: () => void;
}

/** The mark by which a field knows that the focus has only gone down to its own bar. */
export const isInBar = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-cell-bar]') !== null;

export function CellBar({ cell, cells, measurements, targets, edit, people, pad, onPad, onKey, onBack }: CellBarProps) {
  const t = useWords();
  const { indicator, period } = cell;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && event.key !== 'F6') return;
    event.preventDefault();
    onBack();
  };
  // Going on from the bar hands in what was typed, as going on from the field does.
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    const field = relatedTarget instanceof HTMLElement ? relatedTarget.dataset['cell'] : undefined;
    if (field !== cell.key && !isInBar(relatedTarget)) cells.commit(cell);
  };
  const facts = factsOf(cell, { measurements, targets, people }, t);
  return (
    <section
      className={styles.bar}
      data-cell-bar
      data-pad={pad && edit.canWrite ? '' : undefined}
      data-print="off"
      aria-label={t('entry.bar', { name: indicator.name, period: formatPeriod(period, 'full', t.locale) })}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <p className={styles.facts}>
        <strong>
          {indicator.name}, {formatPeriod(period, 'short', t.locale)}
        </strong>
        {facts.map(({ text, isMore }) => (
          <span key={text} data-more={isMore ? '' : undefined}>
            {text}
          </span>
        ))}
      </p>
      {edit.canWrite ? (
        <div className={styles.buttons}>
          <Sureness key={cell.key} cell={cell} cells={cells} />
          <Button small onClick={() => cells.record(cell, { kind: 'notRelevant' })}>
            {t('entry.notRelevantShort')}
          </Button>
          {cell.former === undefined ? null : (
            <WithdrawNumber key={`withdraw ${cell.key}`} indicator={indicator} period={period} edit={edit} />
          )}
          <Button small aria-pressed={pad} onClick={() => onPad(!pad)}>
            {t('entry.pad')}
          </Button>
        </div>
      ) : null}
      {pad && edit.canWrite ? <Pad onKey={onKey} /> : null}
    </section>
  );
}

/** Says that the number is provisional: of a number that stands there at once, of one being typed when it is handed in. */
function Sureness({ cell, cells }: Pick<CellBarProps, 'cell' | 'cells'>) {
  const t = useWords();
  const { typed, quality } = cells.draft(cell);
  const stands = typed === null ? cell.former : undefined;
  const isProvisional = (quality ?? (stands?.quality || 'final')) === 'provisional';
  const turn = (): void => {
    const next = isProvisional ? 'final' : 'provisional';
    if (stands === undefined || stands.value.kind === 'hidden' || stands.value.kind === 'withdrawn')
      cells.mark(cell, next === 'final' ? null : next);
    else cells.record(cell, stands.value, { quality: next });
  };
  return (
    <Button small aria-pressed={isProvisional} onClick={turn}>
      {t('entry.provisional')}
    </Button>
  );
}

function Pad({ onKey }: Pick<CellBarProps, 'onKey'>) {
  const t = useWords();
  const [words] = useState({
    next: t('entry.pad.next'),
    back: t('entry.pad.delete'),
    minus: t('entry.pad.minus'),
    decimal: t('entry.pad.decimal'),
    percent: t('entry.pad.percent'),
    slash: t('entry.pad.slash'),
  });
  return <NumberPad label={t('entry.pad.label')} words={words} decimal={t.locale === 'da' ? ',' : '.'} onKey={onKey} />;
}

interface Known {
  readonly measurements: readonly Measurement[];
  readonly targets: readonly Target[];
  readonly people: People;
}

interface Fact {
  readonly text: string;
  /** Left out where there is little room. */
  readonly isMore: boolean;
}

/** The number before, the usual range, the target, and who wrote what stands there and why it was corrected. */
function factsOf(cell: EntryCell, { measurements, targets, people }: Known, t: Words): readonly Fact[] {
  const { indicator, period, former } = cell;
  const points = pointsOf(indicator, measurements);
  const before = points.findLast((point) => point.end < period.end && point.value !== null);
  const usual = usualRange(indicator, measurements, period.end);
  const target = targetOn(
    targets.filter((each) => each.indicator === indicator.id),
    period.end,
  );
  const value = (number: number): string => formatValueText(indicator, number, t);
  const now = [
    before === undefined || before.value === null ? null : t('entry.barPrevious', { value: value(before.value) }),
    usual === null ? null : t('entry.barUsual', { a: value(usual.low), b: value(usual.high) }),
    target === undefined ? null : t('entry.barTarget', { target: formatTarget(target, indicator, 'sign', t) }),
  ];
  const history = [
    former === undefined || former.at === null
      ? null
      : t('entry.barBy', {
          name: people.named(former.by)?.name ?? t('person.unknown'),
          when: formatInstant(former.at, 'full', t.locale),
        }),
    correctionOf(cell, measurements, t),
  ];
  const said = (texts: readonly (string | null)[], isMore: boolean): readonly Fact[] =>
    texts.flatMap((text) => (text === null ? [] : [{ text, isMore }]));
  return [...said(now, false), ...said(history, true)];
}

/** BOARD1: the former value stays, with why it was replaced. */
function correctionOf(
  { indicator, period, former }: EntryCell,
  measurements: readonly Measurement[],
  t: Words,
): string | null {
  const replaced = historyOf(measurements, indicator.id, period)[1];
  if (former === undefined || replaced === undefined || former.reason === '') return null;
  return t('entry.barCorrected', { reason: former.reason, value: enteredWords(indicator, replaced.value, t) });
}
