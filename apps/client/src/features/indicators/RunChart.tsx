import { chartTable, type ChartKind, elementOf, runChart, type RunChartInput } from '@tavle/chart';
import { createElement, useLayoutEffect, useMemo, useRef, useState } from 'react';
import styles from './RunChart.module.css';

/** A chart at the width it is given. Height in px; without it the kind's own. */
export interface RunChartProps {
  readonly input: RunChartInput;
  readonly kind?: ChartKind;
  readonly height?: number;
  /** Text in px. */
  readonly text?: number;
}

/** The run chart as elements of the page, drawn anew when its box changes width. */
export function RunChart({ input, kind = 'row', height, text }: RunChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const node = box.current;
    if (node === null) return;
    const measure = (): void => setWidth(Math.floor(node.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  const picture = useMemo(() => {
    if (width === null || width === 0) return null;
    const size = { kind, width, ...(height === undefined ? {} : { height }), ...(text === undefined ? {} : { text }) };
    return elementOf(runChart(input, size), createElement);
  }, [input, kind, width, height, text]);
  return (
    <div ref={box} className={styles.chart} {...(height === undefined ? {} : { style: { minHeight: height } })}>
      {picture}
    </div>
  );
}

/** The numbers behind a chart, newest first: that is what people look for. */
export function ChartTable({ input, caption }: { readonly input: RunChartInput; readonly caption: string }) {
  const table = useMemo(() => chartTable(input), [input]);
  return (
    // A scrolling box must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that it can be scrolled with the arrow keys
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {table.head.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...table.rows].reverse().map(({ at, cells }) => (
            <tr key={`${at} ${cells[0]}`}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={table.head[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={table.head[index]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
