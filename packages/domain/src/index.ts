/** The words and laws of the product. No clock, no chance, no IO, no Yjs: everything here is a value or a pure function. */
export { accessLevels, accessTo, can, resultsReach, seatsOf, seesResults, type Access, type Verb } from './access.ts';
export {
  actionsOfMeeting,
  agendaOf,
  agendaQueue,
  firstStopOf,
  outcomeOf,
  owedBy,
  queueReasons,
  stopFrom,
  type Agenda,
  type AgendaMeeting,
  type AgendaSource,
  type AnsweredLift,
  type Owed,
  type QueuedIndicator,
  type QueueReason,
  type Stop,
} from './agenda.ts';
export {
  againstTarget,
  assess,
  curvePoints,
  isSignal,
  targetStatuses,
  type Assessment,
  type PhaseLevel,
  type TargetStatus,
  type Because,
  type Variation,
} from './assess.ts';
export {
  cadenceDays,
  cadences,
  defaultFortnightStart,
  measurablePeriods,
  newestMeasurable,
  periodOn,
  shiftPeriod,
  type Cadence,
} from './cadence.ts';
export {
  addDays,
  date,
  dateAt,
  daysBetween,
  instantAt,
  isPeriod,
  isoWeekOf,
  mondayOf,
  monthEnd,
  monthStart,
  parseDate,
  parseInstant,
  type DateText,
  type Instant,
  type Period,
} from './calendar.ts';
export type { CalendarLink, CalendarLinkMade, CalendarLinksReply } from './calendar-links.ts';
export { chainOf, rhythmOf, stopResults, type ChainStop, type RhythmOf, type StopResults } from './chain-stops.ts';
export {
  agreements,
  answerKinds,
  responseKinds,
  reviewKinds,
  type Agreement,
  type Answer,
  type AnswerKind,
  type Escalation,
  type GoalResponse,
  type ResponseKind,
  type Review,
  type ReviewKind,
} from './chain.ts';
export { effectSince, type EffectDirection, type EffectSince } from './effect-since.ts';
export { followUpKinds, followUps, nextFollowUp, type FollowUp, type FollowUpKind } from './follow-ups.ts';
export { withGaps, type Gap } from './gaps.ts';
export { goalsMet } from './goals-met.ts';
export { byUrgency, type Mine, mineOf, type MyAction, type MyFollowUp } from './mine.ts';
export {
  hasMinutes,
  type Minutes,
  type MinutesAnswer,
  type MinutesIndicator,
  minutesOf,
  type MinutesSource,
} from './minutes.ts';
export { emptyContent, type BoardContent, type Unreadable } from './content.ts';
export { coverageOf, type CoverageEntry, type GoalCoverage } from './coverage.ts';
export { type AwaitedDecision, decisionsAwaiting } from './decisions.ts';
export { looksLikeCpr } from './cpr.ts';
export {
  dueKinds,
  duesOfPerson,
  duesOn,
  lateNumbers,
  type Due,
  type DueFrom,
  type DueKind,
  type LateNumber,
  type MineReply,
  type MyDues,
} from './due.ts';
export {
  columnRoles,
  importLayouts,
  type ColumnRole,
  type DateMeaning,
  type ImportChoices,
  type ImportCounts,
  type ImportDone,
  type ImportLayout,
  type ImportMapping,
  type ImportNote,
  type ImportPreview,
  type ImportProblem,
  type ImportSeries,
  type ImportUndone,
  type SeriesTarget,
  type Supplier,
  type SupplierMade,
} from './exchange.ts';
export { freshnessOn, type Freshness, type Rhythm } from './freshness.ts';
export {
  answerTo,
  givenGoals,
  goalStates,
  type ExcuseState,
  type GivenGoal,
  type GoalState,
  type Via,
} from './given-goals.ts';
export {
  affectedBy,
  deriveGiven,
  type Given,
  type ReceivedAnswer,
  type ReceivedLift,
  type RolledSeries,
} from './given.ts';
export {
  goalCore,
  goalOrigins,
  goalStages,
  goalTextMost,
  goalTypes,
  repeatsParent,
  type Goal,
  type GoalOrigin,
  type GoalStage,
  type GoalType,
} from './goal.ts';
export {
  healthMeasures,
  healthOf,
  healthTrends,
  unusedRoundsMost,
  unusedRoundsOf,
  type BoardHealth,
  type HealthFrom,
  type HealthLine,
  type HealthMeasure,
  type HealthTrend,
  type Tally,
} from './health.ts';
export {
  easterSunday,
  holidayNames,
  holidayOn,
  holidaysIn,
  isWorkingDay,
  nearestWorkingDay,
  weekdayOf,
  type Holiday,
  type HolidayName,
} from './holidays.ts';
export {
  answerDay,
  ladderStanding,
  proposeStart,
  type Between,
  type ForumTime,
  type LadderStanding,
  type ProposedStart,
} from './ladder.ts';
export { momentOf, timeOf } from './local-time.ts';
export { mailDay, mailEvery, mailTime, type MailAddress, type MailEvery, type MailReply } from './mail.ts';
export {
  endsItselfAt,
  isLeftOpen,
  mayMove,
  openMostMs,
  queueMost,
  runningMeeting,
  scriptFor,
  type Script,
  type ScriptStep,
} from './meeting-script.ts';
export {
  comingMeetings,
  datesOf,
  forumDays,
  meetingDays,
  slotsOf,
  type MeetingDay,
  type Meets,
  type Slot,
} from './meeting-slots.ts';
export {
  audiences,
  isSmallAlone,
  measureOf,
  policyFor,
  shownReadings,
  shownResults,
  standingOf,
  type Audience,
  type Eyes,
} from './hide.ts';
export { readersChanges, readersContent } from './for-readers.ts';
export type { FormerHiding, Hiding } from './hiding.ts';
export type { Seats } from './set-insiders.ts';
export { seriesOf, type Ledger, type LedgerRow, type SeriesId, type Standing } from './ledger.ts';
export {
  asId,
  isId,
  parseId,
  type ActionId,
  type BoardId,
  type EffortId,
  type EntryId,
  type EscalationId,
  type GoalId,
  type IndicatorId,
  type InterpretationId,
  type LayerId,
  type MeasurementId,
  type PersonId,
  type ResponseId,
  type UnitId,
} from './ids.ts';
export {
  directions,
  hasParts,
  indicatorKinds,
  indicatorStages,
  missingFields,
  phaseKinds,
  rollUpRules,
  targetOn,
  targetRules,
  type Direction,
  type Indicator,
  type IndicatorKind,
  type IndicatorStage,
  type Phase,
  type PhaseKind,
  type RollUpRule,
  type Target,
  type TargetRule,
} from './indicator.ts';
export {
  comparePeriods,
  currentMeasurements,
  currentOf,
  historyOf,
  origins,
  plotted,
  pointOf,
  pointsOf,
  qualities,
  supersedes,
  type MeasuredValue,
  type Measurement,
  type MeasurementOrigin,
  type Point,
  type Quality,
  type EnteredValue,
} from './measurement.ts';
export {
  ancestorsOf,
  boardOf,
  childrenOf,
  descendantsOf,
  layerCharacters,
  layersApart,
  lineOf,
  roles,
  treeOn,
  unitKinds,
  unitOf,
  type Board,
  type Layer,
  type LayerCharacter,
  type Person,
  type Role,
  type RoleGrant,
  type Tree,
  type Unit,
  type UnitKind,
} from './organisation.ts';
export {
  refuse,
  sectionNames,
  unreachable,
  type Outcome,
  type Refusal,
  type RefusalKind,
  type SectionName,
} from './refusal.ts';
export {
  type BoardAcross,
  type Challenge,
  type ChallengeAnswer,
  type ChallengeAnswerKind,
  challengeAnswerKinds,
  type ReceivedChallenge,
  type ReceivedChallengeAnswer,
  type SharedGoal,
} from './challenge.ts';
export type {
  EntryChange,
  EntryName,
  FieldDifference,
  HistoryReply,
  HistoryStep,
  PastReply,
  StoredValue,
  WentBack,
} from './history.ts';
export {
  problems,
  type BoardLine,
  type BoardReply,
  type Name,
  type OrganisationReply,
  type Problem,
  type ProblemKind,
  type SessionReply,
  type Versioned,
} from './reply.ts';
export { isRolled, ownOrRolled, rollUp, rollsUp, type Part, type RolledPoint } from './roll-up.ts';
export { type PhaseSuggestion, suggestPhase } from './suggest-phase.ts';
export { summarise, type Summary } from './summary.ts';
export { threadsOf, type ThreadResult } from './threads.ts';
export { deriveView, type BoardView } from './view.ts';
export { deriveWall, wallAt, type WallIndicator, type WallView } from './wall.ts';
export {
  actionStates,
  actionTextMost,
  effortStages,
  ideaKinds,
  isOpen,
  isOverdue,
  verdicts,
  type Action,
  type ActionState,
  type Celebration,
  type Effort,
  type EffortStage,
  type EffortVerdict,
  type Idea,
  type Interpretation,
  type ParkedItem,
} from './work.ts';
export {
  lastVisitBy,
  type Unvisited,
  unvisited,
  unvisitedDays,
  type Visit,
  type VisitOccasion,
  visitOccasions,
  visitsByDay,
} from './visits.ts';
export {
  forumCadences,
  meetingEndings,
  meetingSteps,
  outcomeKinds,
  type Decision,
  type Forum,
  type ForumCadence,
  type IndicatorOutcome,
  type Meeting,
  type MeetingEnding,
  type MeetingStep,
  type OutcomeKind,
  type ReadMark,
} from './meeting.ts';
export {
  createWorld,
  resultFrom,
  resultsFrom,
  type Marks,
  type Place,
  type Result,
  type Taker,
  type World,
} from './world.ts';
export { ideaTextMost, staffVoice, type IdeaCodeReply, type IdeaPlaceReply } from './staff-idea.ts';
export { figuresOf } from './shown-decimals.ts';
