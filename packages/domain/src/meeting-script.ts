/**
 * The script of a meeting: how many minutes each step may take. A guide the clock shows; an overrun is logged by `endedAt` and never
 * punished (MEET1). The marks of the 15 minutes are those of `reference/domain-notes.md` 1.3, which also says what ten minutes drop.
 */
import { type Instant, instantAt } from './calendar.ts';
import type { Meeting, MeetingStep } from './meeting.ts';

/** A step with the minutes it begins and ends at, counted from the start. */
export interface ScriptStep {
  readonly step: Exclude<MeetingStep, 'ended'>;
  readonly from: number;
  readonly to: number;
}

export interface Script {
  readonly minutes: number;
  readonly steps: readonly ScriptStep[];
  /** Indicators there is time for. */
  readonly indicatorsMost: number;
  /** Lifts there is time for; a hint, never a cap. */
  readonly liftsMost: number;
  /** Seconds for one indicator. */
  readonly perIndicatorSeconds: number;
}

/** At most so many indicators are ever queued for one meeting. */
export const queueMost = 5;

type Marks = readonly (readonly [ScriptStep['step'], number])[];

const fifteen: Marks = [
  ['goodNews', 1],
  ['sinceLast', 3],
  ['indicators', 9],
  ['actions', 12],
  ['lifts', 13.5],
  ['summary', 15],
];
const ten: Marks = [
  ['goodNews', 0.5],
  ['sinceLast', 2],
  ['indicators', 6],
  ['actions', 8],
  ['lifts', 9],
  ['summary', 10],
];

/** The script of a meeting of so many minutes: ten and fifteen as written, others as the nearer of the two stretched. */
export function scriptFor(minutes: number): Script {
  const isShort = minutes <= 10;
  const stretch = minutes / (isShort ? 10 : 15);
  const marks = isShort ? ten : fifteen;
  const steps = marks.map(([step, to], index) => ({
    step,
    from: (marks[index - 1]?.[1] ?? 0) * stretch,
    to: to * stretch,
  }));
  const most = isShort ? 3 : queueMost;
  const own = steps.find(({ step }) => step === 'indicators');
  const seconds = own === undefined ? 90 : Math.round(((own.to - own.from) * 60) / most);
  return {
    minutes,
    steps,
    indicatorsMost: most,
    liftsMost: isShort ? 1 : 3,
    perIndicatorSeconds: Math.min(90, seconds),
  };
}

/** The meeting that is going on; of two, which only happens when two machines were apart, the one that began first. */
export function runningMeeting(meetings: readonly Meeting[]): Meeting | null {
  const running = meetings.filter(({ startedAt, endedAt }) => startedAt !== null && endedAt === null);
  return [...running].sort((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1))[0] ?? null;
}

/** A meeting nobody ended ends itself this long after it began. */
export const openMostMs = 2 * 60 * 60 * 1000;

/** When a running meeting ends itself, if nobody does. */
export function endsItselfAt({ startedAt }: Pick<Meeting, 'startedAt'>): Instant | null {
  return startedAt === null ? null : instantAt(Date.parse(startedAt) + openMostMs);
}

/** True when a meeting was left open for too long: it counts as over, and whoever sees it first writes that down. */
export function isLeftOpen(meeting: Pick<Meeting, 'startedAt' | 'endedAt'>, now: Instant): boolean {
  const until = endsItselfAt(meeting);
  return until !== null && meeting.endedAt === null && until <= now;
}

/** MEET2: true when this person may move the meeting. One that nobody leads may be moved by anybody. */
export function mayMove({ lead, keeper }: Pick<Meeting, 'lead' | 'keeper'>, person: Meeting['lead']): boolean {
  return (lead === null && keeper === null) || (person !== null && (lead === person || keeper === person));
}
