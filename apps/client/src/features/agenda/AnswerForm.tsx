import type { AnswerKind, BoardId, ReceivedLift } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import { answerName, answerReceived, offeredAnswers } from '../answer-received.ts';
import { sentenceOf } from '../refused.ts';
import { CardForm } from './CardForm.tsx';
import { ChipRow, Choice } from './Chips.tsx';

export interface AnswerFormProps {
  readonly received: ReceivedLift;
  readonly above: { readonly board: BoardId; readonly name: string } | null;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** Our answer to a lift, by one touch and a text; nothing is chosen for us. */
export function AnswerForm({ received, above, edit, onDone }: AnswerFormProps) {
  const t = useWords();
  const [kind, setKind] = useState<AnswerKind | null>(null);
  const [text, setText] = useState('');
  const [lacksKind, setLacksKind] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const label = t(kind === 'declined' ? 'esc.declineWhy' : 'esc.answerText');
  const save = (): void => {
    setLacksKind(kind === null);
    if (kind === null) return;
    const outcome = answerReceived(edit, received, above, { kind, text: text.trim() });
    setError(sentenceOf(outcome, t, label));
    if ('done' in outcome) onDone();
  };
  return (
    <CardForm onSave={save} word={t('esc.sendAnswer')}>
      <TextArea label={label} error={error} value={text} autoCapitalize="sentences" onChange={setText} />
      <ChipRow
        label={t('moede.answerKind')}
        error={lacksKind && kind === null ? t('moede.answerKindNeeded') : undefined}
      >
        {offeredAnswers(above).map((each) => (
          <Choice key={each} pressed={kind === each} onPress={() => setKind(each)}>
            {answerName(each, above, t)}
          </Choice>
        ))}
      </ChipRow>
    </CardForm>
  );
}
