/** What a meeting has agreed so far, or agreed in all: from its start to its end. */
import {
  type Action,
  actionsOfMeeting,
  type Answer,
  type BoardContent,
  type Decision,
  type Effort,
  type Escalation,
  type Meeting,
  outcomeOf,
  type OutcomeKind,
  type ParkedItem,
  type PersonId,
} from '@tavle/domain';

export interface Agreed {
  readonly actions: readonly Action[];
  readonly efforts: readonly Effort[];
  readonly decisions: readonly Decision[];
  readonly lifts: readonly Escalation[];
  /** Ours, to what others asked; a receipt is no answer. */
  readonly answered: readonly Answer[];
  readonly parked: readonly ParkedItem[];
  readonly outcomes: readonly { readonly id: string; readonly name: string; readonly kind: OutcomeKind }[];
}

/** What was agreed at the meeting; what was taken back since is not. */
export function agreedAt(content: BoardContent, meeting: Meeting): Agreed {
  const { id, startedAt, endedAt } = meeting;
  const isOf = ({ at }: { readonly at: string | null }): boolean =>
    at !== null && startedAt !== null && at >= startedAt && (endedAt === null || at <= endedAt);
  return {
    actions: actionsOfMeeting(content.actions, id),
    efforts: content.efforts.filter((effort) => isOf(effort) && effort.stage !== 'closed'),
    decisions: content.decisions.filter((decision) => decision.meeting === id),
    lifts: content.escalations.filter((lift) => isOf(lift) && lift.state === 'raised'),
    answered: content.answers.filter((answer) => isOf(answer) && answer.kind !== 'received'),
    parked: content.parked.filter((item) => isOf(item) && !item.closed),
    outcomes: content.indicators.flatMap(({ id: indicator, name }) => {
      const outcome = outcomeOf(content.outcomes, id, indicator);
      return outcome === null ? [] : [{ id: indicator, name, kind: outcome.kind }];
    }),
  };
}

/** True when nothing was. */
export function isNothing({ actions, efforts, decisions, lifts, answered, parked, outcomes }: Agreed): boolean {
  return [actions, efforts, decisions, lifts, answered, parked, outcomes].every(({ length }) => length === 0);
}

/** Whose the new actions are, most first; null for those nobody has any longer. */
export function actionsByOwner(actions: readonly Action[]): readonly (readonly [PersonId | null, number])[] {
  const counts = new Map<PersonId | null, number>();
  for (const { owner } of actions) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
