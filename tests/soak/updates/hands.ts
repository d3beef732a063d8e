/** What people do at a board, left to chance: mostly the product's own named edits, now and then a bare change of the same shape. */
import {
  addAction,
  addEffort,
  addGoal,
  addIdea,
  addIndicator,
  addInterpretation,
  celebrate,
  changeAction,
  changeGoal,
  closeAction,
  closeParked,
  documentShape,
  editText,
  type Hand,
  moveAction,
  moveGoal,
  park,
  planMeeting,
  publishGoal,
  raiseLift,
  recordMeasurement,
  removeInterpretation,
  removeTarget,
  reopenAction,
  setTarget,
  shareInterpretation,
} from '@tavle/board';
import {
  type ActionId,
  asId,
  type BoardId,
  date,
  type EntryId,
  type GoalId,
  type IndicatorId,
  instantAt,
  type InterpretationId,
  type PersonId,
  type SectionName,
} from '@tavle/domain';
import * as Y from 'yjs';
import type { Chance } from '../simulation/chance.ts';

/** The sections a bare change may be in: all but those the server alone writes. */
const sections = Object.keys(documentShape).filter((name): name is SectionName => name !== 'meta');
const words = ['fald', 'ventetid', 'æøå', '😀', 'Færre genindlæggelser på', 'i', ' ', '30 dage', 'måltallet', '\n'];
const day = (chance: Chance): string => `2026-${String(1 + chance.below(12)).padStart(2, '0')}-01`;

/** Somebody's hand, with ids that nobody else's has. */
export function handOf(person: string, newId: () => string, at: number): Hand {
  return { by: asId<PersonId>(`person-${person}`), at: instantAt(at), newId };
}

function anyKey(doc: Y.Doc, section: SectionName, chance: Chance): string {
  return chance.pick([...doc.getMap(section).keys()]) ?? 'nothing-there';
}

/** Does one thing on the board as a person does it. What the board refuses changes nothing. */
export function doNamedEdit(doc: Y.Doc, hand: Hand, chance: Chance): void {
  const text = (): string => Array.from({ length: 1 + chance.below(4) }, () => chance.pick(words)).join('');
  const key = (section: SectionName): string => anyKey(doc, section, chance);
  const some = {
    goal: asId<GoalId>(key('goals')),
    indicator: asId<IndicatorId>(key('indicators')),
    action: asId<ActionId>(key('actions')),
  };
  const from = date(day(chance));
  const edits: readonly (() => unknown)[] = [
    () => addGoal(doc, hand, { text: text() }),
    () => publishGoal(doc, hand, { goal: some.goal }),
    () => changeGoal(doc, hand, { goal: some.goal, patch: { source: text(), mandatory: chance.isOneIn(2) } }),
    () => moveGoal(doc, hand, { goal: some.goal, ahead: chance.isOneIn(3) ? null : asId<GoalId>(key('goals')) }),
    () => addIndicator(doc, hand, { goal: some.goal, name: `Tal ${text()}`, kind: 'value', cadence: 'month' }),
    () => setTarget(doc, hand, { indicator: some.indicator, from, rule: 'atLeast', value: chance.below(100) }),
    () => removeTarget(doc, hand, { target: asId<EntryId>(key('targets')) }),
    () => addInterpretation(doc, hand, { indicator: some.indicator, text: text() }),
    () =>
      shareInterpretation(doc, hand, {
        interpretation: asId<InterpretationId>(key('interpretations')),
        shared: chance.isOneIn(2),
      }),
    () => removeInterpretation(doc, hand, { interpretation: asId<InterpretationId>(key('interpretations')) }),
    () => addEffort(doc, hand, { what: text(), indicator: some.indicator }),
    () => addAction(doc, hand, { what: text(), owner: hand.by, due: from, indicator: some.indicator }),
    () => changeAction(doc, hand, { action: some.action, patch: { due: from } }),
    () => closeAction(doc, hand, { action: some.action }),
    () => reopenAction(doc, hand, { action: some.action }),
    () => moveAction(doc, hand, { action: some.action, ahead: null }),
    () => celebrate(doc, hand, { text: text() }),
    () => park(doc, hand, { text: text(), who: [hand.by, asId<PersonId>('person-with')] }),
    () => closeParked(doc, hand, { parked: asId<EntryId>(key('parked')) }),
    () => addIdea(doc, hand, { kind: 'idea', text: text() }),
    () => planMeeting(doc, hand, { plannedFor: hand.at }),
    () => raiseLift(doc, hand, { to: asId<BoardId>('board-above'), problem: text(), request: text() }),
  ];
  const roll = chance.below(100);
  if (roll < 35) typeSomething(doc, hand, chance);
  else if (roll < 55) measure(doc, hand, some.indicator, chance);
  else chance.pick(edits)?.();
}

function measure(doc: Y.Doc, hand: Hand, indicator: IndicatorId, chance: Chance): void {
  const month = String(1 + chance.below(12)).padStart(2, '0');
  const value = { kind: 'value', value: chance.below(10_000) / 10 } as const;
  const period = { start: date(`2026-${month}-01`), end: date(`2026-${month}-28`) };
  recordMeasurement(doc, hand, { indicator, ...period, value, reason: 'rettet' });
}

/** Types in a text of the board: some letters in, some away. */
function typeSomething(doc: Y.Doc, hand: Hand, chance: Chance): void {
  const [section, field] = chance.pick([
    ['goals', 'text'],
    ['goals', 'why'],
    ['indicators', 'definition'],
    ['interpretations', 'text'],
    ['actions', 'what'],
  ] as const) ?? ['goals', 'text'];
  const id = chance.pick([...doc.getMap<Y.Map<unknown>>(section).keys()]);
  if (id === undefined) return;
  const before = String(doc.getMap<Y.Map<unknown>>(section).get(id)?.get(field) ?? '');
  const at = chance.below(before.length + 1);
  const gone = chance.isOneIn(3) ? chance.below(8) : 0;
  const next = `${before.slice(0, at)}${chance.pick(words)}${before.slice(at + gone)}`;
  if (field === 'text') editText(doc, hand, { section, id, field, next });
  else if (field === 'why') editText(doc, hand, { section: 'goals', id, field, next });
  else if (field === 'definition') editText(doc, hand, { section: 'indicators', id, field, next });
  else editText(doc, hand, { section: 'actions', id, field, next });
}

/** A change that no named edit makes, but any client of the same shape may: fields set over, taken away, whole entries gone. */
export function doBareEdit(doc: Y.Doc, newId: () => string, chance: Chance): void {
  const section = chance.pick(sections) ?? 'goals';
  const root = doc.getMap<Y.Map<unknown>>(section);
  const id = chance.pick([...root.keys()]);
  const entry = id === undefined ? undefined : root.get(id);
  const roll = chance.below(100);
  if (id === undefined || entry === undefined || roll < 15) root.set(newId(), bareEntry(section, chance));
  else if (roll < 22) root.delete(id);
  else if (roll < 27) root.set(id, bareEntry(section, chance));
  else if (roll < 40) entry.delete(chance.pick([...entry.keys()]) ?? '');
  else setField(entry, section, chance);
}

function bareEntry(section: SectionName, chance: Chance): Y.Map<unknown> {
  const entry = new Y.Map<unknown>();
  for (let i = chance.below(4); i >= 0; i--) {
    const [field, value] = bareField(section, chance);
    entry.set(field, value);
  }
  return entry;
}

function setField(entry: Y.Map<unknown>, section: SectionName, chance: Chance): void {
  const [field, value] = bareField(section, chance);
  const there = entry.get(field);
  if (!(there instanceof Y.Text) || chance.isOneIn(6)) entry.set(field, value);
  else if (there.length > 0 && chance.isOneIn(3)) {
    const at = chance.below(there.length);
    there.delete(at, 1 + chance.below(Math.min(5, there.length - at)));
  } else there.insert(chance.below(there.length + 1), chance.pick(words) ?? '');
}

function bareField(section: SectionName, chance: Chance): readonly [string, unknown] {
  const [field, shape] = chance.pick(Object.entries(documentShape[section])) ?? ['', undefined];
  if (shape === undefined) return [field, ''];
  if ('oneOf' in shape) return [field, chance.pick(shape.oneOf)];
  if (shape.kind === 'text') return [field, new Y.Text(chance.isOneIn(2) ? '' : (chance.pick(words) ?? ''))];
  if (shape.kind === 'boolean') return [field, chance.isOneIn(2)];
  if (shape.kind === 'number' || shape.kind === 'integer') return [field, anyNumber(chance)];
  return [field, `${chance.pick(words)}`.slice(0, 20)];
}

/** Of every length and form that numbers have on the wire. */
function anyNumber(chance: Chance): number {
  const whole = chance.below(2 ** chance.pick([1, 6, 7, 13, 30, 31, 32, 52].map(Number))!);
  return chance.pick([whole, -whole, whole / 3, Math.fround(whole / 7), -0, 0.1]) ?? 0;
}
