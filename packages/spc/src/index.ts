/** Numbers in, verdicts out: medians, limits, runs, signals, with the rule and its source named. Pure, no dependency, no words. */
export { analyse } from './analyse.ts';
export { FEWEST_FOR_VERDICT } from './assurance.ts';
export { makingDataCount } from './making-data-count.ts';
export { markRules } from './rules.ts';
export { limitsFor, runs } from './runs.ts';
export type {
  Aim,
  Analysis,
  Assurance,
  Because,
  Better,
  ChartKind,
  IconReading,
  Mark,
  MarkOptions,
  Options,
  Phase,
  Point,
  PointType,
  Refusal,
  RefusalReason,
  Row,
  RunLimits,
  Runs,
  Side,
  SignalRule,
  SpecialCause,
  Variation,
  Verdict,
} from './types.ts';
export { FEWEST_FOR_LIMITS, verdict } from './verdict.ts';
