/**
 * Which word stands for which value of the domain's unions. Every table is complete by its type: a value added in the domain stops the
 * compiler here until it has a word. Use as `t(statusWords[status])`.
 */
import type {
  Access,
  ActionState,
  Agreement,
  AnswerKind,
  Cadence,
  ChallengeAnswerKind,
  Direction,
  DueKind,
  EffortStage,
  EffortVerdict,
  Escalation,
  ForumCadence,
  Freshness,
  GoalOrigin,
  GoalStage,
  GoalType,
  HealthMeasure,
  HealthTrend,
  HolidayName,
  Idea,
  IndicatorKind,
  IndicatorStage,
  LayerCharacter,
  MeasurementOrigin,
  MeetingStep,
  OutcomeKind,
  PhaseKind,
  Quality,
  ResponseKind,
  ReviewKind,
  Role,
  RollUpRule,
  SectionName,
  TargetRule,
  TargetStatus,
  UnitKind,
  Variation,
  VisitOccasion,
} from '@tavle/domain';
import type { PlainKey } from '../words/words.ts';

type Table<Union extends string> = Readonly<Record<Union, PlainKey>>;

/** On target? The first of the two marks (SIGN2). */
export const statusWords = {
  met: 'ind.reached',
  near: 'ind.close',
  notMet: 'ind.notReached',
  noTarget: 'ind.noTarget',
  noMeasurement: 'ind.noData',
  hidden: 'privacy.hiddenShort',
} as const satisfies Table<TargetStatus>;

/** Is it moving? The second of the two marks (SIGN2). */
export const variationWords = {
  improving: 'ind.improving',
  worsening: 'ind.worsening',
  higher: 'ind.shiftedUp',
  lower: 'ind.shiftedDown',
  normal: 'ind.normalVariation',
  tooFew: 'ind.tooFew',
  noVariation: 'ind.noVariation',
} as const satisfies Table<Variation>;

/** How a number stands against its rhythm (SIGN4). */
export const freshnessWords = {
  current: 'board.updated',
  missing: 'board.missingMeasurement',
  stale: 'board.notUpdated',
  none: 'ind.noData',
} as const satisfies Table<Freshness['kind']>;

export const directionWords = {
  up: 'ind.direction.up',
  down: 'ind.direction.down',
  interval: 'ind.direction.interval',
  none: 'ind.direction.none',
} as const satisfies Table<Direction>;

export const cadenceWords = {
  week: 'ind.form.cadence.week',
  fortnight: 'ind.form.cadence.fortnight',
  month: 'ind.form.cadence.month',
  quarter: 'ind.form.cadence.quarter',
  halfYear: 'ind.form.cadence.halfYear',
  year: 'ind.form.cadence.year',
} as const satisfies Table<Cadence>;

export const indicatorKindWords = {
  share: 'ind.form.kind.share',
  rate: 'ind.form.kind.ratePlain',
  count: 'ind.form.kind.count',
  value: 'ind.form.kind.value',
  index: 'ind.form.kind.index',
  daysSince: 'ind.form.kind.daysSince',
  yesNo: 'ind.form.kind.yesNo',
} as const satisfies Table<IndicatorKind>;

/** One line of help for each kind of figure. */
export const indicatorKindHelp = {
  share: 'ind.form.kind.shareHelp',
  rate: 'ind.form.kind.rateHelp',
  count: 'ind.form.kind.countHelp',
  value: 'ind.form.kind.valueHelp',
  index: 'ind.form.kind.indexHelp',
  daysSince: 'ind.form.kind.daysSinceHelp',
  yesNo: 'ind.form.kind.yesNoHelp',
} as const satisfies Table<IndicatorKind>;

export const indicatorStageWords = {
  draft: 'ind.stage.draft',
  active: 'ind.stage.active',
  retired: 'ind.stage.retired',
} as const satisfies Table<IndicatorStage>;

export const targetRuleWords = {
  atLeast: 'ind.form.targetRule.atLeast',
  atMost: 'ind.form.targetRule.atMost',
  above: 'ind.form.targetRule.above',
  below: 'ind.form.targetRule.below',
  between: 'ind.form.targetRule.between',
  rising: 'ind.form.targetRule.rising',
  falling: 'ind.form.targetRule.falling',
} as const satisfies Table<TargetRule>;

export const phaseKindWords = {
  shift: 'ind.form.phaseKind.shift',
  definition: 'ind.form.phaseKind.definition',
  baseline: 'ind.form.phaseKind.baseline',
} as const satisfies Table<PhaseKind>;

export const rollUpWords = {
  sum: 'ind.form.rollUp.sum',
  none: 'ind.form.rollUp.none',
} as const satisfies Table<RollUpRule>;

export const qualityWords = {
  final: 'entry.quality.final',
  provisional: 'entry.quality.provisional',
  rounded: 'entry.quality.rounded',
  estimate: 'entry.quality.estimate',
} as const satisfies Table<Quality>;

export const measurementOriginWords = {
  typed: 'entry.origin.typed',
  imported: 'entry.origin.imported',
  pushed: 'entry.origin.pushed',
  published: 'entry.origin.published',
  exercise: 'entry.origin.exercise',
} as const satisfies Table<MeasurementOrigin>;

export const goalOriginWords = {
  national: 'goal.origin.national',
  regional: 'goal.origin.regional',
  psychiatry: 'goal.origin.psychiatry',
  municipal: 'goal.origin.municipal',
  political: 'goal.origin.political',
  own: 'goal.origin.own',
} as const satisfies Table<GoalOrigin>;

export const goalTypeWords = {
  result: 'goal.type.result',
  effect: 'goal.type.effect',
  operation: 'goal.type.operation',
  process: 'goal.type.process',
} as const satisfies Table<GoalType>;

export const goalStageWords = {
  draft: 'goal.stage.draft',
  published: 'goal.stage.published',
  retired: 'goal.stage.retired',
} as const satisfies Table<GoalStage>;

export const effortStageWords = {
  plan: 'effort.stage.plan',
  do: 'effort.stage.do',
  study: 'effort.stage.study',
  act: 'effort.stage.act',
  closed: 'effort.stage.closed',
} as const satisfies Table<EffortStage>;

/** "It did not work" reads as neutrally as "it worked" (T9). */
export const verdictWords = {
  worked: 'effort.verdict.worked',
  didNot: 'effort.verdict.didNot',
  unknown: 'effort.verdict.unknown',
} as const satisfies Table<EffortVerdict>;

export const actionStateWords = {
  agreed: 'action.state.agreed',
  doing: 'action.state.doing',
  waiting: 'action.state.waiting',
  done: 'action.state.done',
  stopped: 'action.state.stopped',
} as const satisfies Table<ActionState>;

export const ideaKindWords = { idea: 'idea.idea', hassle: 'idea.hassle' } as const satisfies Table<Idea['kind']>;

export const ideaStateWords = {
  new: 'idea.state.new',
  kept: 'idea.state.kept',
  declined: 'idea.state.declined',
} as const satisfies Table<Idea['state']>;

export const meetingStepWords = {
  goodNews: 'meet.step.goodNews',
  sinceLast: 'meet.step.sinceLast',
  indicators: 'meet.step.indicators',
  actions: 'meet.step.actions',
  lifts: 'meet.step.lifts',
  summary: 'meet.step.summary',
  ended: 'meet.step.ended',
} as const satisfies Table<MeetingStep>;

/** What an indicator leaves a meeting with (MEET3). */
export const outcomeWords = {
  keep: 'meet.outcome.keep',
  act: 'meet.outcome.act',
  lift: 'meet.outcome.lift',
  retire: 'meet.outcome.drop',
} as const satisfies Table<OutcomeKind>;

export const responseWords = {
  translated: 'trans.translated',
  adopted: 'trans.adopted',
  excused: 'trans.excused',
} as const satisfies Table<ResponseKind>;

/** Where a goal from above stands on this board (CHAIN5). */
export const goalStateWords = {
  waiting: 'trans.waiting',
  translated: 'trans.translated',
  adopted: 'trans.adopted',
  excused: 'trans.excused',
  excuseAsked: 'trans.excuseAsked',
} as const satisfies Table<ResponseKind | 'waiting' | 'excuseAsked'>;

/** The same seen from the board above. A wish that was declined is told from one that waits. */
export const coverageStateWords = {
  waiting: 'trans.waitingBelow',
  translated: 'trans.translated',
  adopted: 'trans.adopted',
  excused: 'trans.excused',
  excuseAsked: 'trans.excuseAsked',
  excuseDeclined: 'trans.review.excuseDeclined',
} as const satisfies Table<ResponseKind | 'waiting' | 'excuseAsked' | 'excuseDeclined'>;

/** What each of those means for the board, as a sentence to the team. */
export const goalStateHelp = {
  waiting: 'trans.waitingHelp',
  translated: 'trans.translatedHelp',
  adopted: 'trans.adoptedHelp',
  excused: 'trans.excusedHelp',
} as const satisfies Table<ResponseKind | 'waiting'>;

export const agreementWords = {
  proposed: 'trans.state.proposed',
  discussed: 'trans.state.discussed',
  accepted: 'trans.state.accepted',
} as const satisfies Table<Agreement>;

export const reviewWords = {
  excuseAccepted: 'trans.review.excuseAccepted',
  excuseDeclined: 'trans.review.excuseDeclined',
  translationAccepted: 'trans.review.translationAccepted',
  translationDiscussed: 'trans.review.translationDiscussed',
} as const satisfies Table<ReviewKind>;

export const escalationStateWords = {
  raised: 'esc.state.raised',
  acknowledged: 'esc.state.acknowledged',
  closed: 'esc.state.closed',
  withdrawn: 'esc.state.withdrawn',
} as const satisfies Table<Escalation['state']>;

export const answerWords = {
  received: 'esc.answer.received',
  solved: 'esc.answer.solved',
  decided: 'esc.answer.decided',
  helpGiven: 'esc.answer.helpGiven',
  passedOn: 'esc.answer.passedOn',
  declined: 'esc.answer.declined',
} as const satisfies Table<AnswerKind>;

/** What became of a challenged goal (CHAIN11). */
export const challengeAnswerWords = {
  kept: 'challenge.kept',
  changed: 'challenge.changed',
  dropped: 'challenge.dropped',
} as const satisfies Table<ChallengeAnswerKind>;

export const layerWords = {
  strategic: 'org.character.strategic',
  tactical: 'org.character.tactical',
  operational: 'org.character.operational',
} as const satisfies Table<LayerCharacter>;

export const unitKindWords = {
  line: 'org.kind.line',
  staff: 'org.kind.staff',
  network: 'org.kind.network',
} as const satisfies Table<UnitKind>;

export const roleWords = {
  owner: 'role.owner',
  keeper: 'role.keeper',
  lead: 'role.lead',
  contributor: 'role.contributor',
  reader: 'role.reader',
  viewer: 'role.viewer',
  administrator: 'role.administrator',
  dataOwner: 'role.dataOwner',
  auditor: 'role.auditor',
} as const satisfies Table<Role>;

export const accessWords = {
  write: 'access.write',
  read: 'access.read',
  results: 'access.results',
  goals: 'access.goals',
  none: 'access.none',
} as const satisfies Table<Access>;

/** An entry of a board section in the definite form, to begin a sentence with. */
export const sectionWords = {
  goals: 'section.goals',
  indicators: 'section.indicators',
  targets: 'section.targets',
  phases: 'section.phases',
  measurements: 'section.measurements',
  interpretations: 'section.interpretations',
  efforts: 'section.efforts',
  actions: 'section.actions',
  escalations: 'section.escalations',
  answers: 'section.answers',
  responses: 'section.responses',
  reviews: 'section.reviews',
  celebrations: 'section.celebrations',
  parked: 'section.parked',
  ideas: 'section.ideas',
  meetings: 'section.meetings',
  forums: 'section.forums',
  outcomes: 'section.outcomes',
  decisions: 'section.decisions',
  reads: 'section.reads',
  challenges: 'section.challenges',
  challengeAnswers: 'section.challengeAnswers',
  visits: 'section.visits',
} as const satisfies Table<SectionName>;

export const forumCadenceWords = {
  week: 'forum.cadence.week',
  fortnight: 'forum.cadence.fortnight',
  month: 'forum.cadence.month',
  quarter: 'forum.cadence.quarter',
  byNeed: 'forum.cadence.byNeed',
} as const satisfies Table<ForumCadence>;

export const holidayWords = {
  newYear: 'holiday.newYear',
  maundyThursday: 'holiday.maundyThursday',
  goodFriday: 'holiday.goodFriday',
  easterSunday: 'holiday.easterSunday',
  easterMonday: 'holiday.easterMonday',
  prayerDay: 'holiday.prayerDay',
  ascension: 'holiday.ascension',
  whitSunday: 'holiday.whitSunday',
  whitMonday: 'holiday.whitMonday',
  constitutionDay: 'holiday.constitutionDay',
  christmasEve: 'holiday.christmasEve',
  christmasDay: 'holiday.christmasDay',
  boxingDay: 'holiday.boxingDay',
  newYearsEve: 'holiday.newYearsEve',
} as const satisfies Table<HolidayName>;

export const healthWords = {
  held: 'health.held',
  startedOnTime: 'health.startedOnTime',
  endedOnTime: 'health.endedOnTime',
  actions: 'health.actions',
  fresh: 'health.fresh',
  answered: 'health.answered',
} as const satisfies Table<HealthMeasure>;

/** The last three rounds against the three before: never a place among other boards. */
export const healthTrendWords = {
  better: 'health.trend.better',
  same: 'health.trend.same',
  worse: 'health.trend.worse',
  tooFew: 'health.trend.tooFew',
} as const satisfies Table<HealthTrend>;

export const dueWords = {
  answer: 'due.answer',
  action: 'due.action',
  measurement: 'due.measurement',
  decision: 'due.decision',
  translation: 'due.translation',
} as const satisfies Table<DueKind>;

export const visitOccasionWords = {
  visit: 'visit.visit',
  talk: 'visit.talk',
} as const satisfies Table<VisitOccasion>;
