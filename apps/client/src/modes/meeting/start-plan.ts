/** What is proposed when a meeting begins: everything can be changed by one touch, and nothing has to. Pure. */
import {
  type BoardContent,
  type BoardReply,
  type DateText,
  dateAt,
  type EntryId,
  type Instant,
  meetingDays,
  type PersonId,
} from '@tavle/domain';

export interface StartPlan {
  /** The meeting planned for today; null when none is. */
  readonly meeting: EntryId | null;
  readonly forum: EntryId | null;
  readonly lead: PersonId | null;
  readonly keeper: PersonId | null;
  readonly minutes: number;
  readonly present: readonly PersonId[];
}

/** The scripts that are written. */
export const lengths = [10, 15] as const;

export interface StartFacts {
  readonly content: Pick<BoardContent, 'forums' | 'meetings'>;
  readonly reply: Pick<BoardReply, 'hosts' | 'people'>;
  readonly me: PersonId;
  /** Others who have the board open. */
  readonly here: readonly PersonId[];
  readonly now: Instant;
}

/** From today's planned meeting, whose turn it is, the roles, who is on the board, and how long the last one was meant to be. */
export function startPlan({ content, reply, me, here, now }: StartFacts): StartPlan {
  const today: DateText = dateAt(Date.parse(now));
  const day = meetingDays(content, today, today).find(({ meeting }) => meeting === null || meeting.startedAt === null);
  const planned = day?.meeting ?? null;
  const last = [...content.meetings]
    .filter(({ startedAt }) => startedAt !== null)
    .sort((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? 1 : -1))[0];
  const lead = planned?.lead ?? day?.host ?? reply.hosts?.lead ?? me;
  const keeper = planned?.keeper ?? reply.hosts?.keeper ?? null;
  const mayBe = new Set(reply.people.map(({ id }) => id));
  const present = [lead, ...(keeper === null ? [] : [keeper]), me, ...here, ...(planned?.present ?? [])];
  return {
    meeting: planned?.id ?? null,
    forum: day?.forum?.id ?? null,
    lead,
    keeper,
    minutes: day?.minutes ?? last?.minutes ?? 15,
    present: [...new Set(present)].filter((person) => mayBe.has(person)),
  };
}
