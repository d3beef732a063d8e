import { setAgreement, setMainThread, takeBackResponse } from '@tavle/board';
import type { GoalResponse, Outcome } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { sentenceOf } from '../refused.ts';

/** What the answering board can do with its own answer: say how far the talk has come, make it the main thread, take it back. */
export function OwnAnswer({ response, edit }: { readonly response: GoalResponse; readonly edit: BoardEdit }) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  if (!edit.canWrite) return null;
  const show = (outcome: Outcome<void>): void => setError(sentenceOf(outcome, t));
  const { id, kind, agreement, main } = response;
  return (
    <>
      <FieldError>{error}</FieldError>
      <ButtonBar>
        {kind === 'translated' && agreement !== 'accepted' ? (
          <Button
            onClick={() =>
              show(edit.run((doc, hand) => setAgreement(doc, hand, { response: id, agreement: 'accepted' })))
            }
          >
            {t('trans.markAgreed')}
          </Button>
        ) : null}
        {kind === 'translated' && !main ? (
          <Button onClick={() => show(edit.run((doc, hand) => setMainThread(doc, hand, { response: id })))}>
            {t('trans.makeMain')}
          </Button>
        ) : null}
        <ConfirmButton
          consequence={t('trans.takeBackHelp')}
          yes={t('common.yes')}
          no={t('common.cancel')}
          onConfirm={() => show(edit.run((doc, hand) => takeBackResponse(doc, hand, { response: id })))}
        >
          {t('trans.takeBack')}
        </ConfirmButton>
      </ButtonBar>
    </>
  );
}
