/** A board as a Y.Doc: its shape, its readers, its named edits. No other package knows what a board document looks like. */
export {
  boardOfDocument,
  createBoardDocument,
  initialUpdate,
  isNewerDocument,
  schemaOf,
  systemOrigin,
} from './document/create.ts';
export { rebasedUpdate } from './document/rebase.ts';
export type { FieldShape, FieldValue, Primitive } from './document/fields.ts';
export { isRank, rankBetween } from './document/rank.ts';
export {
  documentShape,
  fieldShape,
  rootNames,
  type RootName,
  schemaVersion,
  type TextField,
} from './document/shape.ts';
export { type CapOverride, effectMost, focusMost, registerMost } from './edits/caps.ts';
export { refusalOf } from './edits/check.ts';
export { answerChallenge, challengeGoal, shareGoal, withdrawChallenge } from './edits/challenges.ts';
export { addForum, changeForum, type ForumFields } from './edits/forums.ts';
export {
  addGoal,
  changeGoal,
  type GoalPatch,
  moveGoal,
  type NewGoal,
  publishGoal,
  retireGoal,
  withdrawGoal,
} from './edits/goals.ts';
export {
  type Import,
  type ImportDraft,
  type ImportedRow,
  importMeasurements,
  type ImportOutcome,
  type ImportWithdrawn,
  rehearseImport,
  withdrawImport,
} from './edits/imports.ts';
export {
  activateIndicator,
  addIndicator,
  changeIndicator,
  type IndicatorPatch,
  moveIndicator,
  type NewIndicator,
  prioritiseIndicator,
  type RegisterCap,
  retireIndicator,
  stopPrioritising,
} from './edits/indicators.ts';
export {
  acknowledgeAnswer,
  answerLift,
  changeLift,
  closeLift,
  type LiftFromBelow,
  type NewLift,
  passLiftOn,
  raiseLift,
  withdrawLift,
} from './edits/lifts.ts';
export {
  type BatchOutcome,
  markNotRelevant,
  type NewMeasurement,
  recordMeasurement,
  recordMeasurements,
  slipWithinMs,
  valueRefusal,
  withdrawMeasurement,
} from './edits/measurements.ts';
export {
  addIdea,
  celebrate,
  closeParked,
  decideIdea,
  endMeeting,
  goToStep,
  handOver,
  type MeetingPlan,
  park,
  planMeeting,
  resumeMeeting,
  setCurrent,
  setPresent,
  startMeeting,
} from './edits/meetings.ts';
export { ideaToAction, ideaToEffort } from './edits/ideas.ts';
export { moveMeeting, setTurns, unplanMeeting } from './edits/planning.ts';
export { addDecision, type LeavesMeeting, markRead, removeDecision, setOutcome } from './edits/outcomes.ts';
export {
  type Adoption,
  adoptGoal,
  askExcuse,
  type GoalAbove,
  reviewResponse,
  setAgreement,
  setMainThread,
  takeBackResponse,
  type Translation,
  translateGoal,
} from './edits/responses.ts';
export { type NewTarget, removePhase, removeTarget, setTarget, startPhase } from './edits/targets.ts';
export { editText, type TextEdit, textOf } from './edits/text.ts';
export { type Difference, differenceOf } from './edits/typing.ts';
export { addVisit, changeVisit, removeVisit, type VisitFields } from './edits/visits.ts';
export {
  type ActionPatch,
  addAction,
  addEffort,
  addInterpretation,
  changeAction,
  changeEffort,
  changeInterpretation,
  closeAction,
  closeEffort,
  type EffortPatch,
  moveAction,
  moveEffort,
  type NewAction,
  type NewEffort,
  removeInterpretation,
  reopenAction,
  setActionState,
  setEffortStage,
  shareInterpretation,
} from './edits/work.ts';
export { type Hand, localOrigin } from './edits/write.ts';
export { type EntryFollower, entryChanges, followEntries } from './entry-changes.ts';
export { applyFieldChanges, type FieldChange, fieldChanges, type LeftOver } from './field-changes.ts';
export { type Migration, migrate, migrations } from './migrations.ts';
export { type BoardReader, createBoardReader, readBoard } from './reading/reader.ts';
export { createUndo, type Undo, undoStepMs } from './undo.ts';
