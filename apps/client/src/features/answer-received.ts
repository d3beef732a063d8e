/** Answering a lift sent to us, wherever it is done: on our own board (CHAIN2), and passed on with its path kept (CHAIN10). */
import { answerLift, passLiftOn } from '@tavle/board';
import { type AnswerKind, answerKinds, type BoardId, type Outcome, type ReceivedLift } from '@tavle/domain';
import { answerWords, type Words } from '@tavle/text';
import type { BoardEdit } from '../live/edit.ts';

/** The answers that can be given: passing on needs a board above. */
export function offeredAnswers(above: { readonly name: string } | null): readonly AnswerKind[] {
  return answerKinds.filter((kind) => kind !== 'passedOn' || above !== null);
}

/** An answer in words; passing on says to whom. */
export function answerName(kind: AnswerKind, above: { readonly name: string } | null, t: Words): string {
  return kind === 'passedOn' && above !== null ? t('esc.passedOnTo', { unit: above.name }) : t(answerWords[kind]);
}

/** Writes the answer; passing on raises an own lift in the same step. Refuses declining without a reason. */
export function answerReceived(
  edit: BoardEdit,
  { board, escalation }: ReceivedLift,
  above: { readonly board: BoardId } | null,
  { kind, text }: { readonly kind: AnswerKind; readonly text: string },
): Outcome<unknown> {
  const from = { board, escalation: escalation.id };
  return edit.run<unknown>((doc, hand) => {
    if (kind !== 'passedOn' || above === null) return answerLift(doc, hand, { ...from, kind, text });
    const { problem, request, answerBy } = escalation;
    return passLiftOn(doc, hand, { ...from, to: above.board, problem, request, answerBy, text });
  });
}
