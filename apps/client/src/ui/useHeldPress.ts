/**
 * A press that was begun on a button ends on it, although the page moved under the pointer meanwhile: the press takes the focus from a
 * field, the field says what is wrong with it, and everything below it goes down a line. Whoever slides off the button lets it go.
 */
import { type PointerEvent, useRef } from 'react';

/** Pixels a hand may tremble while it presses. */
const trembleMost = 8;

/** What the button must carry. */
export interface HeldPress {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
}

/** Holds a press to the element it began on, as long as the pointer stays where it was put down. */
export function useHeldPress(): HeldPress {
  const began = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown: ({ currentTarget, pointerId, pointerType, button, clientX, clientY }) => {
      // A finger holds on to what it touches by itself.
      if (button !== 0 || pointerType === 'touch') return;
      currentTarget.setPointerCapture(pointerId);
      began.current = { x: clientX, y: clientY };
    },
    onPointerMove: ({ currentTarget, pointerId, clientX, clientY }) => {
      if (began.current === null || !currentTarget.hasPointerCapture(pointerId)) return;
      const { x, y } = began.current;
      if (Math.hypot(clientX - x, clientY - y) > trembleMost) currentTarget.releasePointerCapture(pointerId);
    },
  };
}
