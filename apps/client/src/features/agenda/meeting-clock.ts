/** What the meeting's clock shows. Pure: the time comes in. */
import { type Instant, type Meeting, scriptFor } from '@tavle/domain';

export interface ClockState {
  readonly elapsedMs: number;
  /** Whole minutes left, rounded up; 0 once the time is over. */
  readonly minutesLeft: number;
  /** Whole minutes over, from the moment it is; null before. */
  readonly minutesOver: number | null;
  /** How much of the step's own time is spent, 0 to 1. */
  readonly stepShare: number;
  /** How long everybody has looked at what they look at; null when at nothing. */
  readonly currentMs: number | null;
}

const sinceMs = (from: Instant | null, nowMs: number): number =>
  from === null ? 0 : Math.max(0, nowMs - Date.parse(from));

/** Where a running meeting stands. Another machine's clock may be ahead: nothing is ever negative. */
export function clockOf(
  meeting: Pick<Meeting, 'startedAt' | 'minutes' | 'step' | 'stepStartedAt' | 'current' | 'currentSince'>,
  nowMs: number,
): ClockState {
  const elapsedMs = sinceMs(meeting.startedAt, nowMs);
  const plannedMs = meeting.minutes * 60_000;
  const own = scriptFor(meeting.minutes).steps.find(({ step }) => step === meeting.step);
  const ownMs = own === undefined ? 1 : (own.to - own.from) * 60_000;
  return {
    elapsedMs,
    minutesLeft: Math.max(0, Math.ceil((plannedMs - elapsedMs) / 60_000)),
    minutesOver: elapsedMs < plannedMs ? null : Math.floor((elapsedMs - plannedMs) / 60_000),
    stepShare: Math.min(1, sinceMs(meeting.stepStartedAt, nowMs) / ownMs),
    currentMs: meeting.current === null ? null : sinceMs(meeting.currentSince, nowMs),
  };
}

/** Minutes and seconds: `9:12`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
