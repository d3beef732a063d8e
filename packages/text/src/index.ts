export { type Locale, languageTag, locales, parseLocale } from './locale.ts';
export { type PlainKey, type WordKey, type Words, words } from './words/words.ts';
export {
  decimalsOf,
  formatCount,
  formatExact,
  formatNumber,
  formatPartWhole,
  formatPercent,
  formatSigned,
  minusSign,
  noBreakSpace,
  noNumber,
  plainNumber,
} from './numbers/format.ts';
export {
  columnEvidence,
  type DecimalSign,
  type NumberHint,
  type ParsedNumber,
  type ParsedPartWhole,
  type PartWhole,
  parseNumber,
  parsePartWhole,
} from './numbers/parse.ts';
export { type DateStyle, formatDate, formatWeekday } from './dates/date.ts';
export {
  defaultTimeZone,
  formatClock,
  formatInstant,
  formatTime,
  formatWhen,
  type InstantStyle,
  type LocalTime,
  localTime,
  parseTypedTime,
} from './dates/instant.ts';
export { formatAge, formatSince } from './dates/age.ts';
export { formatPeriod, type PeriodShape, type PeriodStyle, shapeOf, weekPeriod } from './dates/period.ts';
export { type ParsedDate, parseTypedDate } from './dates/parse.ts';
export { compareDanish, foldDanish } from './collation.ts';
export { fieldName, refusalSentence } from './board/refusal.ts';
export {
  becauseSentence,
  type Figures,
  type FormattedValue,
  formatChange,
  formatTarget,
  formatValue,
  formatValueText,
  type TargetStyle,
} from './board/value.ts';
export { joinSentences } from './board/sentences.ts';
export { effectSentence } from './board/effect.ts';
export {
  type InitialsOf,
  type MinutesLine,
  minutesHidden,
  minutesPeople,
  type MinutesSection,
  type MinutesSectionName,
  minutesSectionNames,
  minutesSections,
  minutesTime,
} from './board/minutes.ts';
export {
  changeWords,
  differenceWords,
  isMachineField,
  type NameOf,
  storedMeasurementWords,
  storedValueWords,
} from './board/stored-value.ts';
export {
  accessWords,
  actionStateWords,
  agreementWords,
  answerWords,
  cadenceWords,
  challengeAnswerWords,
  directionWords,
  dueWords,
  effortStageWords,
  escalationStateWords,
  forumCadenceWords,
  freshnessWords,
  goalOriginWords,
  goalStageWords,
  coverageStateWords,
  goalStateHelp,
  goalStateWords,
  goalTypeWords,
  healthTrendWords,
  healthWords,
  holidayWords,
  ideaKindWords,
  ideaStateWords,
  indicatorKindHelp,
  indicatorKindWords,
  indicatorStageWords,
  layerWords,
  measurementOriginWords,
  meetingStepWords,
  outcomeWords,
  phaseKindWords,
  qualityWords,
  responseWords,
  reviewWords,
  roleWords,
  rollUpWords,
  sectionWords,
  statusWords,
  targetRuleWords,
  unitKindWords,
  variationWords,
  verdictWords,
  visitOccasionWords,
} from './board/unions.ts';
