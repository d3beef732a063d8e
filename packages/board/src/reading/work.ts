/** From checked fields to what people do about numbers, and what boards say to each other. */
import {
  type Action,
  type ActionId,
  type Answer,
  asId,
  type Celebration,
  type Challenge,
  type ChallengeAnswer,
  type Effort,
  type EffortId,
  type EntryId,
  type Escalation,
  type EscalationId,
  type GoalResponse,
  type Idea,
  type Interpretation,
  type InterpretationId,
  type ParkedItem,
  type ResponseId,
  type Review,
} from '@tavle/domain';
import type { Raw } from '../document/shape.ts';
import { rankOf } from './goals.ts';
import { peopleFrom } from './people.ts';
import { type Broken, broken } from './raw.ts';

export function interpretationFrom(id: string, raw: Raw<'interpretations'>): Interpretation {
  return {
    id: asId<InterpretationId>(id),
    indicator: raw.indicator,
    periodEnd: raw.periodEnd ?? null,
    text: raw.text ?? '',
    shared: raw.shared ?? false,
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function effortFrom(id: string, raw: Raw<'efforts'>): Effort {
  return {
    id: asId<EffortId>(id),
    what: raw.what ?? '',
    indicator: raw.indicator,
    expected: raw.expected ?? '',
    owner: raw.owner ?? null,
    from: raw.from ?? null,
    until: raw.until ?? null,
    stage: raw.stage,
    verdict: raw.verdict ?? null,
    evidence: raw.evidence ?? '',
    followUpDays: raw.followUpDays ?? null,
    cost: raw.cost ?? null,
    benefit: raw.benefit ?? null,
    paybackOn: raw.paybackOn ?? null,
    paidBack: raw.paidBack ?? null,
    rank: rankOf(raw.rank),
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function actionFrom(id: string, raw: Raw<'actions'>): Action {
  return {
    id: asId<ActionId>(id),
    what: raw.what ?? '',
    owner: raw.owner ?? null,
    due: raw.due ?? null,
    state: raw.state,
    indicator: raw.indicator ?? null,
    effort: raw.effort ?? null,
    meeting: raw.meeting ?? null,
    expected: raw.expected ?? '',
    rank: rankOf(raw.rank),
    closedOn: raw.closedOn ?? null,
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function escalationFrom(id: string, raw: Raw<'escalations'>): Escalation {
  const { passesBoard, passesEscalation } = raw;
  const passes = passesBoard !== undefined && passesEscalation !== undefined;
  return {
    id: asId<EscalationId>(id),
    to: raw.to,
    problem: raw.problem ?? '',
    request: raw.request ?? '',
    answerBy: raw.answerBy ?? null,
    indicator: raw.indicator ?? null,
    state: raw.state,
    onWall: raw.onWall ?? false,
    passes: passes ? { board: passesBoard, escalation: passesEscalation } : null,
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function answerFrom(id: string, raw: Raw<'answers'>): Answer {
  return {
    id: asId<EntryId>(id),
    board: raw.board,
    escalation: raw.escalation,
    kind: raw.kind,
    text: raw.text ?? '',
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function responseFrom(id: string, raw: Raw<'responses'>): GoalResponse {
  return {
    id: asId<ResponseId>(id),
    kind: raw.kind,
    parentBoard: raw.parentBoard,
    parentGoal: raw.parentGoal,
    goal: raw.goal ?? null,
    text: raw.text ?? '',
    main: raw.main ?? false,
    agreement: raw.agreement ?? 'proposed',
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function reviewFrom(id: string, raw: Raw<'reviews'>): Review {
  return {
    id: asId<EntryId>(id),
    kind: raw.kind,
    board: raw.board,
    response: raw.response,
    text: raw.text ?? '',
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function challengeFrom(id: string, raw: Raw<'challenges'>): Challenge {
  return {
    id: asId<EntryId>(id),
    board: raw.board,
    goal: raw.goal,
    text: raw.text ?? '',
    state: raw.state,
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function challengeAnswerFrom(id: string, raw: Raw<'challengeAnswers'>): ChallengeAnswer {
  return {
    id: asId<EntryId>(id),
    board: raw.board,
    challenge: raw.challenge,
    kind: raw.kind,
    text: raw.text ?? '',
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function celebrationFrom(id: string, raw: Raw<'celebrations'>): Celebration {
  return {
    id: asId<EntryId>(id),
    text: raw.text ?? '',
    goal: raw.goal ?? null,
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function parkedFrom(id: string, raw: Raw<'parked'>): ParkedItem | Broken {
  const who = peopleFrom(raw.who);
  if (who === undefined) return broken('who');
  return {
    id: asId<EntryId>(id),
    text: raw.text ?? '',
    who,
    closed: raw.closed ?? false,
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}

export function ideaFrom(id: string, raw: Raw<'ideas'>): Idea {
  return {
    id: asId<EntryId>(id),
    kind: raw.kind,
    text: raw.text ?? '',
    state: raw.state,
    by: raw.by ?? null,
    at: raw.at ?? null,
  };
}
