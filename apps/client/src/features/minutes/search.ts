/** Looking for words in what a board's own people have written: minutes, decisions, actions, readings. Nothing leaves the page. */
import { type BoardContent, dateAt, type DateText, type EntryId, hasMinutes, type Instant } from '@tavle/domain';
import { foldDanish } from '@tavle/text';

export type HitKind = 'minutes' | 'decision' | 'action' | 'reading';

export interface Hit {
  readonly kind: HitKind;
  readonly id: string;
  readonly text: string;
  readonly on: DateText | null;
  /** The meeting it belongs to. */
  readonly meeting: EntryId | null;
}

/** No more hits than somebody reads. */
const hitsMost = 60;

/** Every entry that holds all the words, the newest first. Letters are compared as Danes look them up: æ and ae are the same. */
export function searchBoard(content: BoardContent, sought: string): readonly Hit[] {
  const wanted = foldDanish(sought).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return hitsOf(content)
    .filter(({ text }) => {
      const folded = foldDanish(text);
      return wanted.every((word) => folded.includes(word));
    })
    .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1))
    .slice(0, hitsMost);
}

function hitsOf({ meetings, decisions, actions, interpretations, indicators }: BoardContent): readonly Hit[] {
  const meetingAt = (at: Instant | null): EntryId | null =>
    meetings.find((each) => hasMinutes(each) && at !== null && at >= each.startedAt && at <= (each.endedAt ?? at))
      ?.id ?? null;
  const day = (at: Instant | null): DateText | null => (at === null ? null : dateAt(Date.parse(at)));
  const nameOf = (id: string | null): string => indicators.find((each) => each.id === id)?.name ?? '';
  return [
    ...meetings
      .filter(hasMinutes)
      .filter(({ note }) => note.trim() !== '')
      .map(({ id, note, startedAt }) => ({
        kind: 'minutes' as const,
        id,
        text: note,
        on: day(startedAt),
        meeting: id,
      })),
    ...decisions.map(({ id, text, at, meeting }) => ({ kind: 'decision' as const, id, text, on: day(at), meeting })),
    ...actions.map(({ id, what, at, meeting }) => ({
      kind: 'action' as const,
      id,
      text: what,
      on: day(at),
      meeting: meeting ?? meetingAt(at),
    })),
    ...interpretations.map(({ id, text, at, indicator }) => ({
      kind: 'reading' as const,
      id,
      text: `${nameOf(indicator)}: ${text}`,
      on: day(at),
      meeting: meetingAt(at),
    })),
  ];
}
