import { formatExact, parseNumber, plainNumber } from '@tavle/text';
import { useState } from 'react';
import { useWords } from '../live/useWords.ts';
import { Button } from '../ui/Button.tsx';
import { ButtonBar } from '../ui/ButtonBar.tsx';
import { CommitField } from '../ui/CommitField.tsx';

export interface NumberFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly value: number | null;
  /** Takes the number, or null when the field was emptied; gives a sentence when it cannot be used. */
  readonly onChange: (next: number | null) => string | undefined;
  readonly whole?: boolean;
}

/** A number typed as Danes write it. One that can be read in two ways is asked about. */
export function NumberField({ label, help, error, value, onChange, whole = false }: NumberFieldProps) {
  const t = useWords();
  const [asked, setAsked] = useState<{ readonly typed: string; readonly readings: readonly [number, number] } | null>(
    null,
  );
  // Answered, the field shows the number that counts again, whatever stood in it.
  const [answers, setAnswers] = useState(0);
  const commit = (typed: string): string | undefined => {
    const read = parseNumber(typed, { wholeNumbers: whole });
    setAsked(read.kind === 'ambiguous' ? { typed, readings: read.readings } : null);
    if (read.kind === 'empty') return onChange(null);
    if (read.kind === 'number') return onChange(read.value);
    if (read.kind === 'notANumber') return t('error.fieldNumber');
    const [a, b] = read.readings.map((reading) => formatExact(reading, t.locale));
    return t('entry.ambiguous', { x: typed.trim(), a: a ?? '', b: b ?? '' });
  };
  return (
    <div>
      <CommitField
        key={`${value} ${answers}`}
        label={label}
        help={help}
        error={error}
        value={value === null ? '' : plainNumber(value, t.locale)}
        inputMode="decimal"
        onCommit={commit}
      />
      {asked === null ? null : (
        <ButtonBar>
          {asked.readings.map((reading) => (
            <Button
              key={reading}
              small
              onClick={() => {
                setAsked(null);
                setAnswers(answers + 1);
                onChange(reading);
              }}
            >
              {t('entry.use', { a: formatExact(reading, t.locale) })}
            </Button>
          ))}
        </ButtonBar>
      )}
    </div>
  );
}
