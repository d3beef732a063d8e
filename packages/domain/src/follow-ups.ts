/**
 * What efforts ask to be looked at, and when (T32, T55): an effort with a rhythm of its own is asked about at that rhythm while it runs and no longer
 * once it is closed; every effort on the day its effect was to be judged; a business case on the day it should have paid for itself.
 */
import { addDays, type DateText, dateAt, daysBetween, type Instant } from './calendar.ts';
import type { BoardContent } from './content.ts';
import type { Effort } from './work.ts';

export const followUpKinds = ['rhythm', 'judge', 'payback'] as const;
/** `rhythm`: its own follow-up is due · `judge`: the day the effect was to be judged has come · `payback`: has it paid for itself? */
export type FollowUpKind = (typeof followUpKinds)[number];

export interface FollowUp {
  readonly effort: Effort;
  readonly kind: FollowUpKind;
  /** The day it was or is due. */
  readonly on: DateText;
  /** Days past that day; 0 on the day. */
  readonly daysLate: number;
}

/** When an effort with a rhythm of its own is next to be looked at; null for one without, and once it is closed. */
export function nextFollowUp(content: BoardContent, effort: Effort): DateText | null {
  if (effort.followUpDays === null || effort.stage === 'closed') return null;
  const looked = lookedAt(content, effort);
  return looked === null ? null : addDays(looked, effort.followUpDays);
}

/** Everything due on the day or before it, the latest first. */
export function followUps(content: BoardContent, today: DateText): readonly FollowUp[] {
  return content.efforts
    .flatMap((effort) => dueOf(content, effort))
    .filter(({ on }) => on <= today)
    .map((due) => ({ ...due, daysLate: daysBetween(due.on, today) }))
    .sort((a, b) => b.daysLate - a.daysLate || (a.effort.id < b.effort.id ? -1 : 1));
}

function dueOf(content: BoardContent, effort: Effort): readonly Omit<FollowUp, 'daysLate'>[] {
  const lives = effort.stage !== 'closed';
  const judged = lives ? effort.until : null;
  const payback = effort.paidBack === null ? effort.paybackOn : null;
  // The day the effect is judged stands for the rhythm too: one question at a time.
  const rhythm = judged !== null ? earlier(nextFollowUp(content, effort), judged) : nextFollowUp(content, effort);
  const due: readonly (readonly [FollowUpKind, DateText | null])[] = [
    ['rhythm', rhythm],
    ['judge', judged],
    ['payback', payback],
  ];
  return due.flatMap(([kind, on]) => (on === null ? [] : [{ effort, kind, on }]));
}

const earlier = (day: DateText | null, than: DateText): DateText | null => (day !== null && day < than ? day : null);

/** The newest day somebody looked: it began, a reading of its indicator was written, or a meeting left the indicator with an outcome. */
function lookedAt({ interpretations, outcomes }: BoardContent, { indicator, from, at }: Effort): DateText | null {
  const moments: readonly (Instant | null)[] = [
    at,
    ...interpretations.filter((each) => each.indicator === indicator).map((each) => each.at),
    ...outcomes.filter((each) => each.indicator === indicator).map((each) => each.at),
  ];
  const days = moments.flatMap((moment) => (moment === null ? [] : [dateAt(Date.parse(moment))]));
  return [...days, ...(from === null ? [] : [from])].sort().pop() ?? null;
}
