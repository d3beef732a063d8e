/** A board's document as plain, immutable values: what readers give and edits change. */
import type { Answer, Escalation, GoalResponse, Review } from './chain.ts';
import type { Challenge, ChallengeAnswer } from './challenge.ts';
import type { Goal } from './goal.ts';
import type { Indicator, Phase, Target } from './indicator.ts';
import type { Measurement } from './measurement.ts';
import type { Decision, Forum, IndicatorOutcome, Meeting, ReadMark } from './meeting.ts';
import type { SectionName } from './refusal.ts';
import type { Visit } from './visits.ts';
import type { Action, Celebration, Effort, Idea, Interpretation, ParkedItem } from './work.ts';

/** An entry that is there but cannot be read: shown as such, kept, never overwritten (BOARD4). */
export interface Unreadable {
  readonly section: SectionName;
  readonly id: string;
  /** The field that could not be read, for whoever looks into it. */
  readonly field: string;
}

export interface BoardContent {
  readonly schema: number;
  readonly goals: readonly Goal[];
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly phases: readonly Phase[];
  readonly measurements: readonly Measurement[];
  readonly interpretations: readonly Interpretation[];
  readonly efforts: readonly Effort[];
  readonly actions: readonly Action[];
  readonly escalations: readonly Escalation[];
  readonly answers: readonly Answer[];
  readonly responses: readonly GoalResponse[];
  readonly reviews: readonly Review[];
  readonly celebrations: readonly Celebration[];
  readonly parked: readonly ParkedItem[];
  readonly ideas: readonly Idea[];
  readonly meetings: readonly Meeting[];
  readonly forums: readonly Forum[];
  readonly outcomes: readonly IndicatorOutcome[];
  readonly decisions: readonly Decision[];
  readonly reads: readonly ReadMark[];
  readonly challenges: readonly Challenge[];
  readonly challengeAnswers: readonly ChallengeAnswer[];
  readonly visits: readonly Visit[];
  readonly unreadable: readonly Unreadable[];
}

/** A board nobody has written on yet. */
export function emptyContent(schema: number): BoardContent {
  return {
    schema,
    goals: [],
    indicators: [],
    targets: [],
    phases: [],
    measurements: [],
    interpretations: [],
    efforts: [],
    actions: [],
    escalations: [],
    answers: [],
    responses: [],
    reviews: [],
    celebrations: [],
    parked: [],
    ideas: [],
    meetings: [],
    forums: [],
    outcomes: [],
    decisions: [],
    reads: [],
    challenges: [],
    challengeAnswers: [],
    visits: [],
    unreadable: [],
  };
}
