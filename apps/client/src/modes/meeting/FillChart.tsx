/** A run chart as high as the room there is: what opens below makes it lower, never hides it. */
import type { RunChartInput } from '@tavle/chart';
import { useLayoutEffect, useRef, useState } from 'react';
import { RunChart } from '../../features/indicators/RunChart.tsx';
import styles from './steps.module.css';

const leastPx = 120;

export function FillChart({ input, text }: { readonly input: RunChartInput; readonly text: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useLayoutEffect(() => {
    const node = box.current;
    if (node === null) return;
    const measure = (): void => setHeight(Math.max(leastPx, Math.floor(node.clientHeight)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className={styles.fill}>
      {height === null ? null : (
        <div className={styles.filled}>
          <RunChart input={input} kind="large" height={height} text={text} />
        </div>
      )}
    </div>
  );
}
