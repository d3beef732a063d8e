/** Making a day of a forum's rhythm a planned meeting: with the forum it belongs to and those whose turn it is. */
import type { MeetingPlan } from '@tavle/board';
import type { Instant, MeetingDay } from '@tavle/domain';

/** The plan of a meeting at a moment; of none in particular without a day. */
export function planOf(day: MeetingDay | null, plannedFor: Instant): MeetingPlan & { readonly plannedFor: Instant } {
  if (day === null) return { plannedFor };
  const { forum, minutes, host, presenter } = day;
  return { plannedFor, forum: forum?.id ?? null, minutes, host, presenter };
}
