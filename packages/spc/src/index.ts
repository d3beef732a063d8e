/** Numbers in, verdicts out: medians, limits, runs, signals, with the rule and its source named. Pure, no dependency, no words. */
export { analyse } from './analyse.ts';
export { limitsFor, runs } from './runs.ts';
export type {
  Aim,
  Analysis,
  Assurance,
  Because,
  Better,
  ChartKind,
  Mark,
  MarkOptions,
  Options,
  Phase,
  Point,
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
export { FEWEST_FOR_LIMITS, FEWEST_FOR_VERDICT, verdict } from './verdict.ts';
