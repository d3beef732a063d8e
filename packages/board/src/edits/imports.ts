/**
 * Named edits of whole files: numbers handed in at once, with the drafts they need, and taken back at once. Invariants: a file is written whole
 * or not at all; everything an import makes bears its id in front of its own, so that it can be found and taken back as one, after a
 * restart too; what somebody has corrected since is theirs and stays.
 */
import {
  type GoalId,
  type IndicatorId,
  type MeasuredValue,
  type Measurement,
  type Outcome,
  type Refusal,
  refuse,
  supersedes,
} from '@tavle/domain';
import * as Y from 'yjs';
import { rankBetween } from '../document/rank.ts';
import { entriesOf, find } from '../reading/section.ts';
import { addGoal } from './goals.ts';
import { goalKnown, indicatorWrite, type NewIndicator } from './indicators.ts';
import { type NewMeasurement, recordMeasurements } from './measurements.ts';
import { rankLast } from './order.ts';
import { carryOut, type Hand, localOrigin, make, remove, signed, type Write } from './write.ts';

/** An indicator a file brings that the board does not know yet. */
export interface ImportDraft extends Omit<NewIndicator, 'goal'> {
  readonly id: IndicatorId;
}

/** A file's numbers, and what else it takes to write them. */
export interface Import {
  readonly rows: readonly NewMeasurement[];
  readonly drafts: readonly ImportDraft[];
  /** The goal the drafts belong to; null makes one with this text, as a draft. */
  readonly goal: GoalId | null;
  readonly newGoal: string;
  /** What becomes of a number that stands on the board with another value. */
  readonly corrections: 'keep' | 'replace';
  /** Why it is replaced. */
  readonly reason: string;
}

/** What becomes of one row. */
export type ImportedRow = 'fresh' | 'unchanged' | 'corrected' | 'kept' | { readonly refused: Refusal };

/** What becomes of a file: one answer per row, in order; `refused` when the drafts or the goal could not be made. */
export interface ImportOutcome {
  readonly rows: readonly ImportedRow[];
  readonly written: number;
  readonly refused: Refusal | null;
}

/** Writes a file's numbers, or nothing. The same file again changes nothing. */
export function importMeasurements(doc: Y.Doc, hand: Hand, input: Import): ImportOutcome {
  return doc.transact(() => {
    const outcome = perform(doc, hand, input);
    const isRefused = outcome.refused !== null || outcome.rows.some((row) => typeof row === 'object');
    // drafts without their numbers would be half a file
    if (isRefused || outcome.written === 0) takeDraftsAway(doc, hand, input, outcome.goalMade);
    return { rows: outcome.rows, refused: outcome.refused, written: isRefused ? 0 : outcome.written };
  }, hand.origin ?? localOrigin);
}

function takeDraftsAway(doc: Y.Doc, hand: Hand, { drafts }: Import, goal: GoalId | null): void {
  const made = drafts
    .filter(({ id }) => 'done' in find(doc, 'indicators', id))
    .map(({ id }) => remove('indicators', id));
  carryOut(doc, hand, [...made, ...(goal === null ? [] : [remove('goals', goal)])], undefined);
}

/** What `importMeasurements` would do, on a copy: the document is not touched. */
export function rehearseImport(doc: Y.Doc, hand: Hand, input: Import): ImportOutcome {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  let made = 0;
  const { goalMade, ...outcome } = perform(copy, { ...hand, newId: () => `rehearsed-${++made}` }, input);
  copy.destroy();
  return outcome;
}

type Performed = ImportOutcome & { readonly goalMade: GoalId | null };

function perform(doc: Y.Doc, hand: Hand, input: Import): Performed {
  const { goalMade, drafted } = writeDrafts(doc, hand, input);
  if ('refused' in drafted) return { rows: [], written: 0, refused: drafted.refused, goalMade };
  const known = currentByPeriod(doc);
  const answers = input.rows.map((row) => answerFor(row, known.get(keyOf(row)), input));
  const reason = input.reason.trim();
  const rows = input.rows.flatMap((row, index) => {
    const answer = answers[index];
    if (answer === 'fresh') return [row];
    return answer === 'corrected' ? [{ ...row, reason: row.reason ?? reason }] : [];
  });
  const { outcomes, written } = recordMeasurements(doc, hand, { rows, allOrNothing: true });
  let at = 0;
  const told = answers.map((answer): ImportedRow => {
    if (answer !== 'fresh' && answer !== 'corrected') return answer;
    const outcome = outcomes[at++];
    return outcome !== undefined && 'refused' in outcome ? { refused: outcome.refused } : answer;
  });
  const would = told.filter((answer) => answer === 'fresh' || answer === 'corrected').length;
  return { rows: told, written: written === 0 ? would : written, refused: null, goalMade };
}

function writeDrafts(doc: Y.Doc, hand: Hand, { drafts, goal, newGoal }: Import) {
  if (drafts.length === 0) return { goalMade: null, drafted: { done: undefined } } as const;
  const made: Outcome<GoalId> = goal === null ? addGoal(doc, hand, { text: newGoal }) : { done: goal };
  if ('refused' in made) return { goalMade: null, drafted: made } as const;
  if (goal !== null && 'refused' in goalKnown(doc, goal)) {
    return { goalMade: null, drafted: refuse({ kind: 'notFound', what: 'goals' }) } as const;
  }
  let rank = rankLast(doc, 'indicators');
  const writes = drafts.map(({ id, ...draft }): Write => {
    const write = indicatorWrite(doc, hand, id, { ...draft, goal: made.done }, 'draft', rank);
    rank = rankBetween(rank);
    return write;
  });
  return { goalMade: goal === null ? made.done : null, drafted: carryOut(doc, hand, writes, undefined) };
}

type Key = Pick<Measurement, 'indicator' | 'start' | 'end'>;
const keyOf = ({ indicator, start, end }: Key): string => `${indicator}/${start}/${end}`;

/** The entry that counts per indicator and period. */
function currentByPeriod(doc: Y.Doc): ReadonlyMap<string, Measurement> {
  const current = new Map<string, Measurement>();
  for (const entry of entriesOf(doc, 'measurements')) {
    const former = current.get(keyOf(entry));
    if (former === undefined || supersedes(entry, former)) current.set(keyOf(entry), entry);
  }
  return current;
}

/** A number somebody typed is not made another one by being in a file as well: only value and quality are compared. */
function answerFor(
  row: NewMeasurement,
  former: Measurement | undefined,
  { corrections }: Import,
): Extract<ImportedRow, string> {
  if (former === undefined || former.value.kind === 'withdrawn') return 'fresh';
  const quality = row.quality ?? 'final';
  if (quality === former.quality && isSameValue(row.value, former.value)) return 'unchanged';
  return corrections === 'replace' ? 'corrected' : 'kept';
}

function isSameValue(a: MeasuredValue, b: MeasuredValue): boolean {
  if (a.kind === 'parts') return b.kind === 'parts' && a.part === b.part && a.whole === b.whole;
  if (a.kind === 'value') return b.kind === 'value' && a.value === b.value;
  return a.kind === b.kind;
}

/** What taking an import back did. */
export interface ImportWithdrawn {
  /** Numbers taken back, and former numbers that stand again. */
  readonly withdrawn: number;
  /** Numbers somebody has corrected since. */
  readonly left: number;
  readonly draftsRemoved: number;
}

/**
 * Takes an import back: a number that replaced another gives way to it again, as a new correction with the reason; a first number is
 * withdrawn with the reason, and stays in history (BOARD1). Drafts the import made go with their numbers, unless somebody has used them.
 */
export function withdrawImport(
  doc: Y.Doc,
  hand: Hand,
  input: { readonly import: string; readonly reason: string },
): Outcome<ImportWithdrawn> {
  const isOurs = ({ id }: { readonly id: string }): boolean => id.startsWith(`${input.import}-`);
  const all = entriesOf(doc, 'measurements');
  const current = currentByPeriod(doc);
  const ours = all.filter((entry) => isOurs(entry) && entry.value.kind !== 'withdrawn');
  const standing = ours.filter((entry) => current.get(keyOf(entry))?.id === entry.id);
  const former = formerOf(all, standing);
  const drafts = unusedDrafts(doc, isOurs);
  const rows = standing.flatMap((entry): NewMeasurement[] => {
    const before = former.get(keyOf(entry));
    if (before === undefined || before.value.kind === 'hidden' || before.value.kind === 'withdrawn') return [];
    const { indicator, start, end, value, quality, origin, source } = before;
    return [{ indicator, start, end, value, quality, origin, source, reason: input.reason }];
  });
  const gone = standing.filter((entry) => (former.get(keyOf(entry))?.value.kind ?? 'withdrawn') === 'withdrawn');
  const writes = [
    ...gone.filter(({ indicator }) => !drafts.has(indicator)).map((entry) => withdrawal(hand, entry, input.reason)),
    ...ours.filter(({ indicator }) => drafts.has(indicator)).map(({ id }) => remove('measurements', id)),
    ...[...drafts].map((id) => remove('indicators', id)),
  ];
  return doc.transact((): Outcome<ImportWithdrawn> => {
    const restored = recordMeasurements(doc, hand, { rows, allOrNothing: true });
    const refused = restored.outcomes.find((outcome) => 'refused' in outcome);
    if (refused !== undefined && 'refused' in refused) return refuse(refused.refused);
    const done = carryOut(doc, hand, writes, undefined);
    if ('refused' in done) return done;
    removeEmptyGoals(doc, hand, isOurs);
    const left = ours.length - standing.length;
    return { done: { withdrawn: standing.length, left, draftsRemoved: drafts.size } };
  }, hand.origin ?? localOrigin);
}

function withdrawal(hand: Hand, { indicator, start, end, revision }: Measurement, reason: string): Write {
  const fields = { indicator, start, end, withdrawn: true, revision: revision + 1, reason, ...signed(hand) };
  return make('measurements', hand.newId(), fields);
}

/** The entry that counted before, for those that replaced one. */
function formerOf(all: readonly Measurement[], standing: readonly Measurement[]): ReadonlyMap<string, Measurement> {
  const taken = new Map(standing.map((entry) => [keyOf(entry), entry]));
  const former = new Map<string, Measurement>();
  for (const entry of all) {
    const over = taken.get(keyOf(entry));
    if (over === undefined || over.id === entry.id) continue;
    const known = former.get(keyOf(entry));
    if (known === undefined || supersedes(entry, known)) former.set(keyOf(entry), entry);
  }
  return former;
}

/** Drafts of the import that hold nothing but its own numbers. */
function unusedDrafts(doc: Y.Doc, isOurs: (entry: { readonly id: string }) => boolean): ReadonlySet<IndicatorId> {
  const used = new Set<string | null>([
    ...entriesOf(doc, 'measurements').flatMap((entry) => (isOurs(entry) ? [] : [entry.indicator])),
    ...(['targets', 'phases', 'interpretations', 'efforts', 'actions'] as const).flatMap((section) =>
      entriesOf(doc, section).map(({ indicator }) => indicator),
    ),
  ]);
  const drafts = entriesOf(doc, 'indicators').filter(
    (entry) => isOurs(entry) && entry.stage === 'draft' && !used.has(entry.id),
  );
  return new Set(drafts.map(({ id }) => id));
}

/** The goal that was made for the drafts, when it is empty again. */
function removeEmptyGoals(doc: Y.Doc, hand: Hand, isOurs: (entry: { readonly id: string }) => boolean): void {
  const held = new Set(entriesOf(doc, 'indicators').map(({ goal }) => goal));
  const goals = entriesOf(doc, 'goals').filter((goal) => isOurs(goal) && goal.stage === 'draft' && !held.has(goal.id));
  const writes = goals.map((goal) => remove('goals', goal.id));
  carryOut(doc, hand, writes, undefined);
}
