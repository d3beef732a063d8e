import type { Outcome } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { sentenceOf } from '../refused.ts';
import { CardForm } from './CardForm.tsx';

export interface SayFormProps {
  readonly label: string;
  readonly help?: string;
  /** Another word than "Gem". */
  readonly word?: string;
  readonly edit: BoardEdit;
  /** The named edit that takes the text. */
  readonly onSay: (text: string, edit: BoardEdit) => Outcome<unknown>;
  readonly onDone: () => void;
}

/** One text that is said and saved: a celebration, a decision, why an indicator is retired, an answer. */
export function SayForm({ label, help, word, edit, onSay, onDone }: SayFormProps) {
  const t = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const save = (): void => {
    const outcome = onSay(text.trim(), edit);
    setError(sentenceOf(outcome, t, label));
    if ('done' in outcome) onDone();
  };
  return (
    <CardForm onSave={save} {...(word === undefined ? {} : { word })}>
      <TextArea label={label} help={help} error={error} value={text} autoCapitalize="sentences" onChange={setText} />
    </CardForm>
  );
}
