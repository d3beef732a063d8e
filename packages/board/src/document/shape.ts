/**
 * The shape of a board document, version 1: one root map per section (entry id → map of fields) and `meta`, whose fields lie in
 * the root itself. Maps of maps of primitives; order by `rank`; no arrays; collaborative text only where people type together
 * (LINE11). This table is the only description of the shape: reader, edits and the server's check go by it.
 */
import {
  actionStates,
  actionTextMost,
  agreements,
  answerKinds,
  type BoardId,
  cadences,
  challengeAnswerKinds,
  directions,
  type EffortId,
  type EntryId,
  type EscalationId,
  effortStages,
  type GoalId,
  goalOrigins,
  goalStages,
  goalTextMost,
  goalTypes,
  type IndicatorId,
  ideaKinds,
  indicatorKinds,
  indicatorStages,
  origins,
  type PersonId,
  phaseKinds,
  qualities,
  type ResponseId,
  responseKinds,
  reviewKinds,
  rollUpRules,
  type SectionName,
  sectionNames,
  targetRules,
  verdicts,
} from '@tavle/domain';
import {
  day,
  type FieldShape,
  type FieldValue,
  id,
  integer,
  machineString,
  moment,
  number,
  oneOf,
  required,
  string,
  text,
  yesNo,
} from './fields.ts';
import { meetingShape } from './meeting-shape.ts';
import { rankMost } from './rank.ts';
import { peopleMost, signature } from './signature.ts';

/** The version of the shape this program reads and writes (BOARD8). */
export const schemaVersion = 1;

export type RootName = SectionName | 'meta';
/** Every root of a board document. A document with another root holds something this version does not know. */
export const rootNames: readonly RootName[] = ['meta', ...sectionNames];

/** Typed narrowly, for the reader and the edits; the world outside uses `documentShape`. */
export const shape = {
  meta: { schema: required(integer(1, 1_000_000)), board: required(id<BoardId>()) },
  goals: {
    text: text(goalTextMost),
    why: text(1000),
    fixed: text(1000),
    free: text(1000),
    origin: oneOf(goalOrigins),
    source: string(300),
    owner: id<PersonId>(),
    from: day,
    to: day,
    mandatory: yesNo,
    /** Boards outside the line that own it as well, as ids with spaces between. */
    owners: machineString(2000),
    rank: machineString(rankMost),
    type: oneOf(goalTypes),
    focus: yesNo,
    stage: required(oneOf(goalStages)),
    overCapReason: string(300),
    ...signature,
  },
  indicators: {
    goal: required(id<GoalId>()),
    adopts: id<IndicatorId>(),
    name: string(160),
    definition: text(2000),
    partText: string(300),
    wholeText: string(300),
    unit: string(40),
    source: string(300),
    why: text(1000),
    owner: id<PersonId>(),
    supplier: string(200),
    kind: required(oneOf(indicatorKinds)),
    per: number(1, 1e9),
    direction: oneOf(directions),
    cadence: required(oneOf(cadences)),
    cadenceStart: day,
    lagDays: integer(0, 3660),
    decimals: integer(0, 6),
    nearMargin: number(0),
    balancing: id<IndicatorId>(),
    rollUp: oneOf(rollUpRules),
    additiveInOrganisation: yesNo,
    additiveInTime: yesNo,
    personBased: yesNo,
    threshold: integer(0, 1000),
    hideZero: yesNo,
    prioritisedWhy: string(300),
    prioritisedBy: id<PersonId>(),
    prioritisedAt: moment,
    focus: yesNo,
    rank: machineString(rankMost),
    stage: required(oneOf(indicatorStages)),
    overCapReason: string(300),
    ...signature,
  },
  targets: {
    indicator: required(id<IndicatorId>()),
    from: required(day),
    rule: required(oneOf(targetRules)),
    value: number(),
    low: number(),
    high: number(),
    note: string(300),
    ...signature,
  },
  phases: {
    indicator: required(id<IndicatorId>()),
    from: required(day),
    kind: required(oneOf(phaseKinds)),
    reason: string(300),
    ...signature,
  },
  measurements: {
    indicator: required(id<IndicatorId>()),
    start: required(day),
    end: required(day),
    part: number(0),
    whole: number(0),
    value: number(),
    /** `false`: the period is not relevant. Absent otherwise. */
    relevant: yesNo,
    /** `true`: the number of the period is taken back. Absent otherwise. */
    withdrawn: yesNo,
    quality: oneOf(qualities),
    origin: oneOf(origins),
    source: string(500),
    revision: integer(1, 1_000_000),
    reason: string(300),
    ...signature,
  },
  interpretations: {
    indicator: required(id<IndicatorId>()),
    periodEnd: day,
    text: text(1000),
    shared: yesNo,
    ...signature,
  },
  efforts: {
    what: text(300),
    indicator: required(id<IndicatorId>()),
    expected: text(500),
    owner: id<PersonId>(),
    from: day,
    until: day,
    stage: required(oneOf(effortStages)),
    verdict: oneOf(verdicts),
    evidence: text(1000),
    followUpDays: integer(1, 366),
    cost: number(0, 1e12),
    benefit: number(0, 1e12),
    paybackOn: day,
    paidBack: yesNo,
    rank: machineString(rankMost),
    ...signature,
  },
  actions: {
    what: text(actionTextMost),
    owner: id<PersonId>(),
    due: day,
    state: required(oneOf(actionStates)),
    indicator: id<IndicatorId>(),
    effort: id<EffortId>(),
    meeting: id<EntryId>(),
    expected: string(300),
    rank: machineString(rankMost),
    closedOn: day,
    ...signature,
  },
  escalations: {
    to: required(id<BoardId>()),
    problem: text(1000),
    request: text(1000),
    answerBy: day,
    indicator: id<IndicatorId>(),
    state: required(oneOf(['raised', 'acknowledged', 'closed', 'withdrawn'])),
    onWall: yesNo,
    passesBoard: id<BoardId>(),
    passesEscalation: id<EscalationId>(),
    ...signature,
  },
  answers: {
    board: required(id<BoardId>()),
    escalation: required(id<EscalationId>()),
    kind: required(oneOf(answerKinds)),
    text: text(1000),
    ...signature,
  },
  responses: {
    kind: required(oneOf(responseKinds)),
    parentBoard: required(id<BoardId>()),
    parentGoal: required(id<GoalId>()),
    goal: id<GoalId>(),
    text: text(500),
    main: yesNo,
    agreement: oneOf(agreements),
    ...signature,
  },
  reviews: {
    kind: required(oneOf(reviewKinds)),
    board: required(id<BoardId>()),
    response: required(id<ResponseId>()),
    text: text(500),
    ...signature,
  },
  challenges: {
    board: required(id<BoardId>()),
    goal: required(id<GoalId>()),
    text: text(500),
    state: required(oneOf(['open', 'withdrawn'])),
    ...signature,
  },
  challengeAnswers: {
    board: required(id<BoardId>()),
    challenge: required(id<EntryId>()),
    kind: required(oneOf(challengeAnswerKinds)),
    text: text(500),
    ...signature,
  },
  celebrations: { text: text(300), goal: id<GoalId>(), ...signature },
  parked: { text: text(300), who: machineString(peopleMost), closed: yesNo, ...signature },
  ideas: {
    kind: required(oneOf(ideaKinds)),
    text: text(500),
    state: required(oneOf(['new', 'kept', 'declined'])),
    ...signature,
  },
  ...meetingShape,
} as const satisfies Record<RootName, Record<string, FieldShape>>;

type Shape = typeof shape;

/** What is read of an entry before it becomes a value of the domain: every field by its own kind, absent ones undefined. */
export type Raw<Section extends RootName> = {
  readonly [Field in keyof Shape[Section]]:
    | FieldValue<Shape[Section][Field]>
    | (Shape[Section][Field] extends { readonly required: true } ? never : undefined);
};

/** Fields to write to an entry; `null` takes the field away, undefined leaves it alone. */
export type Fields<Section extends RootName> = {
  readonly [Field in keyof Shape[Section]]?: FieldValue<Shape[Section][Field]> | null | undefined;
};

/** Names of the section's fields that people type together. */
export type TextField<Section extends SectionName> = {
  [Field in keyof Shape[Section]]: Shape[Section][Field] extends { readonly kind: 'text' } ? Field & string : never;
}[keyof Shape[Section]];

/**
 * The fields of every root, for whoever has to check a document or the bytes that would change one. In sections the fields lie one
 * level down, under the entry's id; in `meta` they lie in the root.
 */
export const documentShape: Readonly<Record<RootName, Readonly<Record<string, FieldShape>>>> = shape;

/** The description of one field; undefined for a field this version does not know. */
export function fieldShape(section: RootName, field: string): FieldShape | undefined {
  const fields = documentShape[section];
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}
