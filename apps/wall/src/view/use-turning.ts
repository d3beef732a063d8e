/** Turns pages by the clock; a touch or the space bar holds one, arrows turn by hand (WCAG 2.2.2). */
import { useCallback, useEffect, useState } from 'react';
import { rotate, type Rotation, type RotationStep, startRotation } from '../rotation.ts';

export interface Turning {
  readonly rotation: Rotation;
  readonly hold: () => void;
  readonly go: () => void;
}

const lookEveryMs = 500;

/** Of that many pages, which is shown. */
export function useTurning(pages: number): Turning {
  const [rotation, setRotation] = useState(() => startRotation(Date.now()));
  const step = useCallback((taken: RotationStep): void => {
    setRotation((known) => rotate(known, taken, Date.now()));
  }, []);
  useEffect(() => {
    const timer = setInterval(() => step({ kind: 'tick', pages }), lookEveryMs);
    return () => clearInterval(timer);
  }, [step, pages]);
  const hold = useCallback(() => step({ kind: 'hold' }), [step]);
  const go = useCallback(() => step({ kind: 'go' }), [step]);
  const held = rotation.heldUntil !== null;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'ArrowRight') step({ kind: 'turn', by: 1, pages });
      else if (event.key === 'ArrowLeft') step({ kind: 'turn', by: -1, pages });
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) step({ kind: held ? 'go' : 'hold' });
      else return;
      if (event.key === ' ') event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerdown', hold);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointerdown', hold);
    };
  }, [step, hold, held, pages]);
  return { rotation, hold, go };
}
