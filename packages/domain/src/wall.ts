/** What a wall display shows of one board: no comments, no names, small numbers hidden for its audience (SMALL6, WALL1). */
import type { DateText, Instant } from './calendar.ts';
import type { Rhythm } from './freshness.ts';
import { rhythmOf } from './chain-stops.ts';
import { type Audience, shownResults } from './hide.ts';
import type { BoardId, IndicatorId } from './ids.ts';
import { endsItselfAt } from './meeting-script.ts';
import type { Meets } from './meeting-slots.ts';
import type { Result, World } from './world.ts';

/** One indicator on the wall, with the words of the goal it belongs to. */
export interface WallIndicator extends Pick<Result, 'indicator' | 'targets' | 'phases' | 'points' | 'assessment'> {
  readonly goalText: string;
  readonly rhythm: Rhythm;
  /** "Samlet fra N af M": the newest period's boards, when it is summed. */
  readonly rolled: { readonly from: number; readonly of: number; readonly end: DateText } | null;
}

export interface WallView {
  readonly board: BoardId;
  readonly unitName: string;
  /** The units above, from the top. */
  readonly path: readonly string[];
  readonly audience: Audience;
  readonly indicators: readonly WallIndicator[];
  readonly current: IndicatorId | null;
  /** When the board meets, without the people; the display's own clock says which meeting is next (`comingMeetings`). */
  readonly meets: Meets;
  /** Until when a meeting runs at the latest: it then ends itself, whether or not anybody writes that down. Null while none runs. */
  readonly runsUntil: Instant | null;
  /** Lifts their board has marked as fit for a wall. */
  readonly lifts: readonly { readonly request: string; readonly to: string }[];
}

/** Derives the wall of one board for one audience: focus first, then the board's own order. */
export function deriveWall(world: World, board: BoardId, audience: Audience): WallView {
  const content = world.content(board);
  const goals = new Map(wordsOfGoals(world, board));
  const meeting = content.meetings.find((each) => each.startedAt !== null && each.endedAt === null);
  const shown = [...shownResults(world, board, audience)].sort(
    (a, b) => Number(b.indicator.focus) - Number(a.indicator.focus),
  );
  const isIndicator = (id: string | null): id is IndicatorId => shown.some((result) => result.indicator.id === id);
  const current = meeting?.current ?? null;
  return {
    board,
    unitName: world.place(board)?.unit.name ?? '',
    path: [...world.above(board)].reverse().map((place) => place.unit.shortName),
    audience,
    indicators: shown.map((result) => wallIndicator(result, goals.get(result.indicator.goal) ?? '')),
    current: isIndicator(current) ? current : null,
    meets: bareMeets(content),
    runsUntil: meeting === undefined ? null : endsItselfAt(meeting),
    lifts: content.escalations
      .filter((lift) => lift.onWall && lift.state !== 'closed')
      .map((lift) => ({ request: lift.request, to: world.place(lift.to)?.unit.name ?? '' })),
  };
}

/** The wall at a moment: a meeting left open for too long is over there too, and the wall goes back to its pages (WALL2, WALL5). */
export function wallAt(view: WallView, now: Instant): WallView {
  return view.runsUntil !== null && view.runsUntil <= now ? { ...view, runsUntil: null, current: null } : view;
}

/** Held meetings that can still stand for a day to come: one held ahead of its day. */
const heldMost = 3;

/** Days and times alone: who takes turns, who was there and what was noted stay on the board. */
function bareMeets({ forums, meetings }: Meets): Meets {
  const held = meetings
    .filter(({ startedAt }) => startedAt !== null)
    .sort((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? 1 : -1))
    .slice(0, heldMost);
  const nobody = { lead: null, keeper: null, host: null, presenter: null, present: [], note: '' };
  return {
    forums: forums
      .filter(({ closed }) => !closed)
      .map((forum) => ({ ...forum, name: '', place: '', hosts: [], presenters: [], by: null })),
    meetings: [...meetings.filter(({ startedAt }) => startedAt === null), ...held].map((meeting) => ({
      ...meeting,
      ...nobody,
      current: null,
    })),
  };
}

function wallIndicator(result: Result, goalText: string): WallIndicator {
  const { indicator, targets, phases, assessment } = result;
  const points = result.points.map((point) => ({ ...point, by: null, part: null, whole: null, measurement: null }));
  const sum = result.rolled[result.rolled.length - 1];
  const clean = { ...indicator, owner: null, by: null, definition: '', why: '', supplier: '', prioritised: null };
  const { latest } = assessment;
  const { cadence, cadenceStart, lagDays, newestEnd } = rhythmOf(result);
  return {
    indicator: clean,
    targets,
    phases: phases.map((phase) => ({ ...phase, by: null })),
    points,
    assessment: {
      ...assessment,
      latest: latest && { ...latest, by: null, part: null, whole: null, measurement: null },
    },
    goalText,
    rhythm: { cadence, cadenceStart, lagDays, newestEnd },
    rolled: sum ? { from: sum.from, of: sum.of, end: sum.end } : null,
  };
}

function wordsOfGoals(world: World, board: BoardId): readonly [string, string][] {
  const own = world.content(board).goals.map((goal): [string, string] => [goal.id, goal.text]);
  const above = world.above(board).flatMap((place) => world.content(place.board.id).goals);
  return [...above.map((goal): [string, string] => [goal.id, goal.text]), ...own];
}
