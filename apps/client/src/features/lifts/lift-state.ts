/** Where a lift stands, told from the sender's entry and the receiver's answers (CHAIN10). */
import { type Answer, type DateText, daysBetween, type Escalation, type ReceivedLift } from '@tavle/domain';
import { formatDate, type Words } from '@tavle/text';

/** The newest answer; a mere receipt counts only until a real one has come. */
export function newestAnswer(answers: readonly Answer[]): Answer | null {
  const newest = [...answers].sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  return newest.find((answer) => answer.kind !== 'received') ?? newest[0] ?? null;
}

/** Our own answers to a lift sent to us. */
export function ownAnswers({ board, escalation }: ReceivedLift, answers: readonly Answer[]): readonly Answer[] {
  return answers.filter((answer) => answer.escalation === escalation.id && answer.board === board);
}

/** True when the lift has been answered with more than a receipt. */
export function isAnswered(answers: readonly Answer[]): boolean {
  return answers.some((answer) => answer.kind !== 'received');
}

/** Whole days the answer is late on the day; 0 when it is not, or has come. */
export function daysLate(lift: Escalation, answers: readonly Answer[], today: DateText): number {
  if (lift.answerBy === null || isAnswered(answers) || lift.state !== 'raised') return 0;
  return Math.max(0, daysBetween(lift.answerBy, today));
}

/** One line on the state: waiting until when, or how late. */
export function waitingWords(lift: Escalation, answers: readonly Answer[], today: DateText, t: Words): string {
  const late = daysLate(lift, answers, today);
  if (late > 0) return t('esc.lateAnswer', { n: late });
  if (lift.answerBy === null) return t('esc.awaiting');
  return t('esc.awaitingBy', { date: formatDate(lift.answerBy, 'day', t.locale) });
}
