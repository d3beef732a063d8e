import { Backspace } from './PadIcons.tsx';
import styles from './number-pad.module.css';
import type { PadKey } from './pad-text.ts';

export interface NumberPadProps {
  readonly label: string;
  /** What the keys without a figure on them are called; `next` stands on its key. */
  readonly words: {
    readonly next: string;
    readonly back: string;
    readonly minus: string;
    readonly decimal: string;
    readonly percent: string;
    readonly slash: string;
  };
  /** The decimal sign people write. */
  readonly decimal: ',' | '.';
  /** Keys that mean nothing for the number asked for. */
  readonly without?: readonly PadKey[];
  readonly onKey: (key: PadKey) => void;
}

/**
 * Big keys for a number, for fingers. It types into nothing itself: `onKey` gives the key, `padText` what a field then says. A press does not
 * take the focus from the field that is being written in. Keys measure `--pad-key`, which a wall panel may make larger.
 */
export function NumberPad({ label, words, decimal, without = [], onKey }: NumberPadProps) {
  const names: Partial<Record<PadKey, string>> = {
    '-': words.minus,
    '/': words.slash,
    '%': words.percent,
    [decimal]: words.decimal,
    back: words.back,
  };
  const keys: readonly PadKey[] = [
    '7',
    '8',
    '9',
    'back',
    '4',
    '5',
    '6',
    '/',
    '1',
    '2',
    '3',
    '%',
    '-',
    '0',
    decimal,
    'next',
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: keys, not a fieldset of a form
    <div role="group" aria-label={label} className={styles.pad}>
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          className={styles.key}
          data-key={key}
          disabled={without.includes(key)}
          {...(names[key] === undefined ? {} : { 'aria-label': names[key] })}
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onKey(key)}
        >
          {key === 'next' ? words.next : key === 'back' ? <Backspace /> : key === '-' ? '−' : key}
        </button>
      ))}
    </div>
  );
}
