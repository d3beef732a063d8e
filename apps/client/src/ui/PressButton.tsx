/** A button for a screen several people touch at once: each finger counts for itself, and a tap that slips a little is still a tap. */
import { type MouseEvent, type PointerEvent, useRef } from 'react';
import { Button, type ButtonProps } from './Button.tsx';

export interface PressButtonProps extends Omit<ButtonProps, 'onClick'> {
  /** Where on the page it was pressed, px from the left: what opens can stand there. */
  readonly onPress: (x: number) => void;
}

/** How far a finger may slip, px; browsers take less for a scroll. */
const slipPx = 24;
/** A click this soon after a finger was counted, and where it was, is that finger's. */
const echoMs = 800;

/**
 * Drops the click a browser makes up after a touch. It goes to whatever stands there by then: what the press has opened, or the next
 * button in its place.
 */
function dropEcho(x: number, y: number): void {
  const stop = (): void => {
    clearTimeout(timer);
    removeEventListener('click', onClick, true);
  };
  const onClick = (event: globalThis.MouseEvent): void => {
    if (event.detail === 0 || Math.hypot(event.clientX - x, event.clientY - y) > slipPx) return;
    event.stopPropagation();
    event.preventDefault();
    stop();
  };
  const timer = setTimeout(stop, echoMs);
  addEventListener('click', onClick, true);
}

/**
 * Browsers make clicks of one finger at a time; here every touch is followed by its own pointer. Mouse, keyboard and screen readers press it
 * by the ordinary click.
 */
export function PressButton({ onPress, ...rest }: PressButtonProps) {
  const finger = useRef<{ readonly id: number; readonly x: number; readonly y: number } | null>(null);
  const onPointerDown = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') return;
    // The mouse events made up after a touch would move the focus away from what the press has opened.
    event.preventDefault();
    finger.current = { id: event.pointerId, x: event.clientX, y: event.clientY };
  };
  const onPointerUp = (event: PointerEvent): void => {
    const from = finger.current;
    if (from === null || from.id !== event.pointerId || rest.disabled) return;
    finger.current = null;
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > slipPx) return;
    dropEcho(event.clientX, event.clientY);
    onPress(event.clientX);
  };
  const onClick = (event: MouseEvent<HTMLButtonElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onPress(event.detail === 0 ? left + width / 2 : event.clientX);
  };
  return (
    <Button
      {...rest}
      onPointerDown={onPointerDown}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        finger.current = null;
      }}
      onClick={onClick}
    />
  );
}
