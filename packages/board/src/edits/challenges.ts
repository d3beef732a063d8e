/**
 * Named edits of challenges (CHAIN11) and of goals across (CHAIN9): a board asks the one next to it about a goal, and answers what it is
 * asked itself. Everything is written on the own board; the goal's words stay its owner's (CHAIN6).
 */
import { type BoardId, type ChallengeAnswerKind, type EntryId, type GoalId, type Outcome, refuse } from '@tavle/domain';
import type * as Y from 'yjs';
import { entriesOf, find } from '../reading/section.ts';
import { asNewId } from './new-id.ts';
import { blank, carryOut, change, type Hand, make, signed } from './write.ts';

/** Asks the board next to this one to think a goal over. Refuses a blank question, and a second one while the first is open. */
export function challengeGoal(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly board: BoardId; readonly goal: GoalId; readonly text: string },
): Outcome<EntryId> {
  const refused = blank({ text: input.text });
  if (refused) return refuse(refused);
  const isOpen = entriesOf(doc, 'challenges').some(({ goal, state }) => goal === input.goal && state === 'open');
  if (isOpen) return refuse({ kind: 'wrongState', what: 'challenges' });
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('challenges', id, { ...input, state: 'open', ...signed(hand) })], id);
}

/** Takes a challenge back, answered or not. Only the board that asked can. */
export function withdrawChallenge(doc: Y.Doc, hand: Hand, input: { readonly challenge: EntryId }): Outcome<undefined> {
  const found = find(doc, 'challenges', input.challenge);
  if ('refused' in found) return found;
  if (found.done.state !== 'open') return refuse({ kind: 'wrongState', what: 'challenges' });
  return carryOut(doc, hand, [change('challenges', input.challenge, { state: 'withdrawn' })], undefined);
}

/** Answers a challenge from the board next to this one. Refuses an answer without words, and a second one. */
export function answerChallenge(
  doc: Y.Doc,
  hand: Hand,
  input: {
    readonly board: BoardId;
    readonly challenge: EntryId;
    readonly kind: ChallengeAnswerKind;
    readonly text: string;
  },
): Outcome<EntryId> {
  const refused = blank({ text: input.text });
  if (refused) return refuse(refused);
  if (entriesOf(doc, 'challengeAnswers').some(({ challenge }) => challenge === input.challenge)) {
    return refuse({ kind: 'alreadyAnswered' });
  }
  const id = asNewId<EntryId>(hand);
  return carryOut(doc, hand, [make('challengeAnswers', id, { ...input, ...signed(hand) })], id);
}

/** Says which boards outside the line own a goal as well (CHAIN9); none takes it back to its own unit alone. */
export function shareGoal(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly goal: GoalId; readonly owners: readonly BoardId[] },
): Outcome<undefined> {
  const owners = [...new Set(input.owners)].join(' ');
  return carryOut(doc, hand, [change('goals', input.goal, { owners: owners === '' ? null : owners })], undefined);
}
