/** Measures, unseen, how high each cell must be at one, two and three columns, so that pages can be divided (WALL4). */
import type { DateText, WallIndicator } from '@tavle/domain';
import type { Words } from '@tavle/text';
import { useLayoutEffect, useRef } from 'react';
import type { Need } from '../paging.ts';
import { readingOf } from '../reading.ts';
import { CellText } from './Cell.tsx';

interface NeedsProps {
  readonly indicators: readonly WallIndicator[];
  readonly today: DateText;
  readonly t: Words;
  readonly widthPx: number;
  readonly onMeasured: (needs: readonly Need[]) => void;
}

const columnCounts = [1, 2, 3] as const;
const gapPx = 2;

export function Needs({ indicators, today, t, widthPx, onMeasured }: NeedsProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const heights = Array.from(box.current?.children ?? [], (column) =>
      Array.from(column.children, (cell) => Math.ceil(cell.getBoundingClientRect().height) + gapPx),
    );
    const height = (columns: number, index: number): number => heights[columns - 1]?.[index] ?? 0;
    onMeasured(indicators.map((_, index) => ({ 1: height(1, index), 2: height(2, index), 3: height(3, index) })));
  }, [indicators, onMeasured]);
  return (
    <div className="needs" aria-hidden="true" ref={box}>
      {columnCounts.map((columns) => (
        <div
          key={columns}
          className={`columns-${columns}`}
          style={{ width: Math.floor((widthPx - gapPx * (columns - 1)) / columns) }}
        >
          {indicators.map((shown) => (
            <div className="cell" key={shown.indicator.id}>
              <CellText reading={readingOf(shown, today, t)} t={t} />
              <div className="chart-slot" />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
