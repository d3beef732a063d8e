import { useState } from 'react';
import type { FieldProps } from './Field.tsx';
import { TextField } from './TextField.tsx';

/** A line of text that is handed over when the writer leaves it or presses Enter. */
export interface CommitFieldProps extends FieldProps {
  /** What the field says while nobody types in it. */
  readonly value: string;
  /** What is said of the value, instead of help; not while something stands in the field that could not be used. */
  readonly about?: string;
  /** Takes what was typed; gives the sentence to show when it cannot be used. */
  readonly onCommit: (typed: string) => string | undefined;
  readonly inputMode?: 'text' | 'decimal' | 'numeric';
  readonly placeholder?: string;
  readonly list?: string;
  readonly onFocus?: () => void;
}

/**
 * Shows the value, lets somebody type over it, and hands it over on Enter or when it is left. Escape takes back what was typed. What could
 * not be used stays in the field with the sentence that says why; what others write meanwhile shows when the field is not being typed in.
 */
export function CommitField({ value, about, onCommit, error, onFocus, ...rest }: CommitFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | undefined>(undefined);
  const leave = (): void => {
    if (typed === null) return;
    const sentence = typed === value ? undefined : onCommit(typed);
    setRefused(sentence);
    if (sentence === undefined) setTyped(null);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      leave();
    } else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      setTyped(null);
      setRefused(undefined);
    }
  };
  // its line is kept: what lies below must not move as the field is left
  const said = about === undefined ? {} : { help: refused === undefined ? about : '\u00a0' };
  return (
    <TextField
      {...rest}
      {...said}
      value={typed ?? value}
      error={refused ?? error}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={onKeyDown}
      {...(onFocus === undefined ? {} : { onFocus })}
    />
  );
}
