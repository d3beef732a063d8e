/** The board's keys. Never while somebody types, and never with a modifier. */
import { useEffect, useState } from 'react';
import { readKept, writeKept } from '../../live/browser-storage.ts';
import { isField } from './useUndo.ts';

const storageKey = 'tavle.keys';

export interface Shortcuts {
  readonly areOn: boolean;
  readonly turn: (on: boolean) => void;
}

/** Runs the command whose key is pressed; `?` works even when the others are off, so that they can be found again. */
export function useShortcuts(commands: Readonly<Record<string, () => void>>): Shortcuts {
  const [areOn, setOn] = useState(() => readKept(storageKey) !== 'off');
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isField(event.target)) return;
      if (!areOn && event.key !== '?') return;
      const command = commands[event.key.toLowerCase()];
      if (command === undefined) return;
      event.preventDefault();
      command();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [commands, areOn]);
  const turn = (on: boolean): void => {
    writeKept(storageKey, on ? null : 'off');
    setOn(on);
  };
  return { areOn, turn };
}

/** Moves the focus to the next or previous indicator on the page. */
export function stepRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-indicator-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
