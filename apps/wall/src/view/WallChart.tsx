/** A run chart drawn to the room its cell leaves it. */
import { type ChartKind, elementOf, runChart, runChartInput, type RunChartInput } from '@tavle/chart';
import type { DateText, WallIndicator } from '@tavle/domain';
import type { Words } from '@tavle/text';
import { createElement, useLayoutEffect, useRef, useState } from 'react';

/** Most periods on a curve: two years of fortnights would be too small to see from four metres. */
const mostPeriods = 26;

/** What the curve of an indicator is drawn from on a day. */
export function wallCurve(shown: WallIndicator, today: DateText, t: Words): RunChartInput {
  return runChartInput(shown, t, { today, style: 'short', most: mostPeriods });
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Draws when the room is known and again when it changes. Axis text is never under `leastPx` (WALL4). */
export function WallChart({
  input,
  kind,
  leastPx,
}: {
  readonly input: RunChartInput;
  readonly kind: ChartKind;
  readonly leastPx: number;
}) {
  const slot = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const element = slot.current;
    if (element === null) return;
    const measure = (): void => {
      const next = { width: element.clientWidth, height: element.clientHeight };
      setRoom((known) => (known?.width === next.width && known.height === next.height ? known : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // The chart's axes are set at 0.9 of its text or more.
  const text = Math.ceil(leastPx / (kind === 'large' ? 0.9 : 0.94));
  const fits = room !== null && room.width >= 120 && room.height >= text * 3;
  return (
    <div className="chart-slot" ref={slot}>
      {fits ? elementOf(runChart(input, { kind, ...room, text }), createElement) : null}
    </div>
  );
}
