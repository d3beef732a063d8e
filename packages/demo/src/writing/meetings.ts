/** The board's standing meeting, the meetings it has held, and the next one. */
import {
  addAction,
  addDecision,
  addForum,
  addInterpretation,
  celebrate,
  editText,
  endMeeting,
  goToStep,
  type Hand,
  markRead,
  planMeeting,
  setActionState,
  setOutcome,
  startMeeting,
} from '@tavle/board';
import {
  addDays,
  type DateText,
  daysBetween,
  type EntryId,
  type ForumCadence,
  type Instant,
  instantAt,
  meetingSteps,
  monthStart,
} from '@tavle/domain';
import { idOf } from '../ids.ts';
import { momentOn, nextWeekday } from '../moments.ts';
import { personId } from '../people.ts';
import { seedOf } from '../random.ts';
import type { AgreedSpec, HeldSpec, Part } from '../spec.ts';
import { heldMeetings } from '../tables/meetings.ts';
import { publishedUnits } from '../tables/organisation.ts';
import { type Desk, done, indicatorId } from './desk.ts';

/** So many meetings have been held in each forum. */
const heldCount = 4;

const rhythms = {
  region: { cadence: 'month', parts: ['leader', 'keeper', 'quality'], place: 'Regionshuset' },
  management: { cadence: 'fortnight', parts: ['leader', 'keeper', 'quality', 'supplier'], place: 'Ved tavlen' },
  department: { cadence: 'fortnight', parts: ['leader', 'keeper', 'quality', 'supplier'], place: 'Ved tavlen' },
  ward: { cadence: 'week', parts: ['leader', 'keeper', 'staff'], place: 'Personalestuen' },
} as const satisfies Record<
  string,
  { readonly cadence: ForumCadence; readonly parts: readonly Part[]; readonly place: string }
>;

export function writeMeetings(desk: Desk): void {
  const { doc, spec, hand, today } = desk;
  const { unit } = spec;
  const { weekday, time, minutes } = spec.meeting;
  const { cadence, parts, place } = rhythmOf(unit);
  const next = nextWeekday(addDays(today, 1), weekday);
  const days = Array.from({ length: heldCount }, (_, index) => dayBefore(next, cadence, index + 1));
  const forum = idOf<EntryId>('forum', unit);
  const person = (part: Part) => personId(unit, part);
  const turns = parts.filter((part) => part !== 'staff').map(person);
  const fields = { name: 'Tavlemøde', cadence, start: days.at(-1) ?? next, time, minutes, place };
  // Whoever holds the meeting does not present as well.
  const presenters = [...turns.slice(1), ...turns.slice(0, 1)];
  const input = { ...fields, hosts: turns, presenters };
  done(addForum(doc, hand('keeper', daysBetween(fields.start, today) + 7, forum), input), `${unit}, forum`);
  const plan = { minutes, forum, lead: person('leader'), keeper: person('keeper'), present: parts.map(person) };
  for (const [index, day] of [...days.entries()].reverse()) {
    const told = heldMeetings[unit]?.[index] ?? { outcomes: focusKept(desk) };
    const meeting = idOf<EntryId>('meeting', unit, String(index + 1));
    const { present } = plan;
    // Nobody was there every time.
    const there = index % 2 === 0 ? present : present.slice(0, -1);
    hold(desk, told, { meeting, plan: { ...plan, present: there }, plannedFor: momentOn(day, time), day });
  }
  const planned = { ...plan, present: [], plannedFor: momentOn(next, time) };
  done(planMeeting(doc, hand('keeper', 7, idOf('meeting', unit)), planned), `${unit}, meeting`);
}

function rhythmOf(unit: string): (typeof rhythms)[keyof typeof rhythms] {
  const layer = publishedUnits.find(({ code }) => code === unit)?.layer ?? 'ward';
  return rhythms[layer];
}

/** So many rounds before the next meeting; by the month, the same weekday of the month. */
function dayBefore(next: DateText, cadence: ForumCadence, rounds: number): DateText {
  if (cadence !== 'month') return addDays(next, -rounds * (cadence === 'week' ? 7 : 14));
  const month = monthStart(next, -rounds);
  const first = nextWeekday(
    month,
    (((daysBetween(monthStart(next), next) % 7) + weekdayOf(monthStart(next)) - 1) % 7) + 1,
  );
  const day = addDays(first, 7 * Math.floor(daysBetween(monthStart(next), next) / 7));
  return day.slice(0, 7) === month.slice(0, 7) ? day : addDays(day, -7);
}

/** 1 Monday to 7 Sunday. */
const weekdayOf = (day: DateText): number => [1, 2, 3, 4, 5, 6, 7].find((each) => nextWeekday(day, each) === day) ?? 1;

/** What a meeting nobody has told of left behind. */
const focusKept = ({ spec }: Desk): HeldSpec['outcomes'] =>
  spec.indicators
    .filter(({ goal, focus = false }) => focus && typeof goal === 'string')
    .map(({ key }) => ({ indicator: key, kind: 'keep' as const }));

interface Held {
  readonly meeting: EntryId;
  readonly plan: Parameters<typeof startMeeting>[2];
  readonly plannedFor: Instant;
  readonly day: DateText;
}

/** Holds one meeting from its first step to its last, a little early or late as meetings are. */
function hold(desk: Desk, told: HeldSpec, { meeting, plan, plannedFor, day }: Held): void {
  const { doc, spec, hand, today } = desk;
  const minutes = spec.meeting.minutes;
  const chance = seedOf(`${spec.unit}/${day}`);
  const ago = daysBetween(day, today);
  const at = (part: Part, minute: number, ...ids: readonly string[]): Hand => ({
    ...hand(part, ago, ...ids),
    at: instantAt(Date.parse(plannedFor) + (minute + (chance % 3)) * 60_000),
  });
  const what = `${spec.unit}, meeting of ${day}`;
  done(planMeeting(doc, { ...hand('keeper', ago + 7, meeting) }, { ...plan, plannedFor }), what);
  done(startMeeting(doc, at('leader', 0), { ...plan, meeting }), what);
  for (const [index, step] of meetingSteps.slice(1, -1).entries()) {
    if (step !== 'ended')
      done(goToStep(doc, at('leader', 1 + Math.floor(((minutes - 2) * index) / 5)), { meeting, step }), what);
  }
  writeTold(desk, told, { meeting, day, at });
  done(endMeeting(doc, at('leader', minutes - 1 + ((chance >>> 4) % 3)), { meeting }), what);
}

interface Telling {
  readonly meeting: EntryId;
  readonly day: DateText;
  readonly at: (part: Part, minute: number, ...ids: readonly string[]) => Hand;
}

function writeTold(desk: Desk, told: HeldSpec, { meeting, day, at }: Telling): void {
  const { doc, spec } = desk;
  const of = (key: string) => indicatorId(spec.unit, key);
  for (const text of told.goodNews ?? []) done(celebrate(doc, at('leader', 1), { text }), text);
  for (const { indicator, text, by } of told.readings ?? []) {
    done(addInterpretation(doc, at(by, 5), { indicator: of(indicator), text }), text);
  }
  for (const { indicator, kind, note = '' } of told.outcomes) {
    done(
      setOutcome(doc, at('keeper', 7), { meeting, indicator: of(indicator), kind, note }),
      `${spec.unit} ${indicator}`,
    );
  }
  for (const action of told.actions ?? []) agree(desk, action, { meeting, day, at });
  for (const [index, { text, indicator, readBy }] of (told.decisions ?? []).entries()) {
    const decision = idOf<EntryId>('decision', spec.unit, day, String(index));
    const input = { text, meeting, indicator: indicator === undefined ? null : of(indicator) };
    done(addDecision(doc, at('leader', 9, decision), input), text);
    for (const part of readBy) done(markRead(doc, at(part, 60), { of: decision }), text);
  }
  if (told.note === undefined) return;
  done(
    editText(doc, at('keeper', 11), { section: 'meetings', id: meeting, field: 'note', next: told.note }),
    told.note,
  );
}

function agree({ doc, spec, hand, today }: Desk, each: AgreedSpec, { meeting, day, at }: Telling): void {
  const { what, owner, dueAfter, indicator, expected, state } = each;
  const due = addDays(day, dueAfter);
  const input = {
    what,
    due,
    meeting,
    owner: personId(spec.unit, owner),
    ...(indicator === undefined ? {} : { indicator: indicatorId(spec.unit, indicator) }),
    ...(expected === undefined ? {} : { expected }),
  };
  const action = done(addAction(doc, at('keeper', 10), input), what);
  if (state === undefined) return;
  const later = hand(owner, Math.max(0, daysBetween(due, today)));
  done(setActionState(doc, later, { action, state, on: due < today ? due : today }), what);
}
