import {
  acknowledgeAnswer,
  addVisit,
  adoptGoal,
  answerLift,
  askExcuse,
  createBoardDocument,
  editText,
  prioritiseIndicator,
  publishGoal,
  raiseLift,
  readBoard,
  recordMeasurement,
  retireIndicator,
  reviewResponse,
  takeBackResponse,
  translateGoal,
  withdrawGoal,
  withdrawLift,
} from '@tavle/board';
import { type BoardId, date, deriveView, deriveWall, type Summary, summarise, type Tree } from '@tavle/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { boardId, done, handOf, tree, unitId, type UnitName, unitNames, writeGoal } from '../house.testing.ts';
import { type Derived, derive, nothingDerived } from './derivation.ts';

/** One thing somebody does on a board; `pick` chooses among what there is to do it to. */
const verbs = [
  'goal',
  'publish',
  'withdraw',
  'rename',
  'measure',
  'translate',
  'adopt',
  'excuse',
  'review',
  'takeBack',
  'lift',
  'withdrawLift',
  'answer',
  'acknowledge',
  'prioritise',
  'retire',
  'visit',
  'move',
  'close',
] as const;
type Deed = { readonly verb: (typeof verbs)[number]; readonly unit: UnitName; readonly pick: number };

const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({
    verb: fc.constantFrom(...verbs),
    unit: fc.constantFrom(...unitNames),
    pick: fc.nat({ max: 5 }),
  }),
  { minLength: 5, maxLength: 40 },
);

type State = { docs: Map<BoardId, Y.Doc>; tree: Tree; organisationVersion: number; minute: number };
const at = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

/** Does one deed with the product's own edits; what is refused changes nothing. Gives the boards that changed. */
function perform(state: State, { verb, unit, pick }: Deed): readonly BoardId[] {
  const board = boardId(unit);
  const doc = state.docs.get(board)!;
  const hand = { ...handOf(`keeper-${unit}`, new Date(Date.UTC(2026, 0, 1, 0, ++state.minute)).toISOString()) };
  let made = 0;
  hand.newId = () => `${unit}-${state.minute}-${++made}`;
  const own = readBoard(doc);
  const others = unitNames.filter((name) => name !== unit);
  const other = at(others, pick)!;
  const far = readBoard(state.docs.get(boardId(other))!);
  const goalAbove = at(
    far.goals.filter((goal) => goal.stage === 'published'),
    pick,
  );
  const above = goalAbove && { parentBoard: boardId(other), parentGoal: goalAbove.id };
  const before = Y.encodeStateVector(doc).toString();
  const goal = at(own.goals, pick)?.id;
  const indicator = at(own.indicators, pick)?.id;
  const lift = at(own.escalations, pick)?.id;
  if (verb === 'goal') writeGoal(doc, hand, `Mål ${state.minute}`);
  if (verb === 'publish' && goal) publishGoal(doc, hand, { goal });
  if (verb === 'withdraw' && goal) withdrawGoal(doc, hand, { goal });
  if (verb === 'rename' && goal)
    editText(doc, hand, { section: 'goals', id: goal, field: 'text', next: `Nyt ${pick}` });
  if (verb === 'measure' && indicator) {
    const period = { start: date(`2026-0${1 + pick}-01`), end: date(`2026-0${1 + pick}-28`) };
    const value = { kind: 'parts', part: 3 + pick, whole: 20 + state.minute } as const;
    recordMeasurement(doc, hand, { indicator, ...period, value, reason: 'rettet' });
  }
  if (verb === 'translate' && above && goal) translateGoal(doc, hand, { ...above, goal, contribution: 'Bidrag' });
  if (verb === 'adopt' && above) {
    const indicators = far.indicators.filter((each) => each.goal === goalAbove.id);
    adoptGoal(doc, hand, { ...above, indicators, owner: hand.by });
  }
  if (verb === 'excuse' && above) askExcuse(doc, hand, { ...above, reason: 'Ingen sådanne patienter' });
  const response = at(verb === 'review' ? far.responses : own.responses, pick)?.id;
  if (verb === 'review' && response) {
    reviewResponse(doc, hand, {
      board: boardId(other),
      response,
      kind: pick % 2 ? 'translationAccepted' : 'excuseAccepted',
    });
  }
  if (verb === 'takeBack' && response) takeBackResponse(doc, hand, { response });
  if (verb === 'lift') {
    raiseLift(doc, hand, { to: boardId(other), problem: 'Vi kan ikke selv', request: 'Hjælp os', onWall: pick > 2 });
  }
  if (verb === 'withdrawLift' && lift) withdrawLift(doc, hand, { lift });
  if (verb === 'acknowledge' && lift) acknowledgeAnswer(doc, hand, { lift });
  const received = at(far.escalations, pick)?.id;
  if (verb === 'answer' && received) {
    answerLift(doc, hand, { board: boardId(other), escalation: received, kind: 'helpGiven', text: 'Her' });
  }
  if (verb === 'prioritise' && indicator) prioritiseIndicator(doc, hand, { indicator, why: 'Regionen følger det' });
  if (verb === 'retire' && indicator) retireIndicator(doc, hand, { indicator });
  if (verb === 'visit')
    addVisit(doc, hand, { occasion: 'visit', on: date(`2025-12-0${1 + pick}`), level: boardId(other) });
  if (verb === 'move' || verb === 'close') changeTree(state, { verb, unit, pick });
  return Y.encodeStateVector(doc).toString() === before && verb !== 'takeBack' ? [] : [board];
}

/** A ward gets another department above it, or ends (CHAIN12). */
function changeTree(state: State, { verb, unit, pick }: Deed): void {
  if (!/^[sn]\d/.test(unit)) return;
  state.organisationVersion++;
  const units =
    verb === 'close'
      ? state.tree.units.filter((each) => each.id !== unitId(unit))
      : state.tree.units.map((each) =>
          each.id === unitId(unit)
            ? { ...each, parent: unitId(pick % 2 ? 'north' : 'south'), name: `Ny ${pick}` }
            : each,
        );
  const ids = new Set(units.map((each) => each.id));
  state.tree = { ...state.tree, units, boards: tree.boards.filter((each) => ids.has(each.unit)) };
}

function summariesOf({ docs }: State, boards: Iterable<BoardId>, seq: number): Map<BoardId, Summary> {
  return new Map([...boards].map((board) => [board, summarise(board, seq, readBoard(docs.get(board)!))]));
}

const givensOf = ({ givens }: Derived): Record<string, unknown> =>
  Object.fromEntries([...givens].map(([board, given]) => [board, JSON.parse(given.json)]));

/** What other readers get of each board. */
function viewsOf({ world }: Derived, boards: Iterable<BoardId>): Map<string, string> {
  const all = new Map<string, string>();
  for (const board of boards) {
    all.set(`${board}/results`, JSON.stringify(deriveView(world, board, 'results', 'staff')));
    all.set(`${board}/goals`, JSON.stringify(deriveView(world, board, 'goals', 'staff')));
    all.set(`${board}/wall`, JSON.stringify(deriveWall(world, board, 'public')));
  }
  return all;
}

test('CHAIN3: change by change equals everything anew, for givens, views and walls, whatever the changes', () => {
  let lifts = 0;
  let changes = 0;
  fc.assert(
    fc.property(deeds, (sequence) => {
      const state: State = { docs: new Map(), tree, organisationVersion: 1, minute: 0 };
      for (const name of unitNames) {
        const doc = new Y.Doc();
        createBoardDocument(doc, boardId(name));
        state.docs.set(boardId(name), doc);
      }
      const everything = (seq: number) => ({
        tree: state.tree,
        organisationVersion: state.organisationVersion,
        summaries: summariesOf(state, state.docs.keys(), seq),
      });
      let seq = 1;
      let { derived } = derive(nothingDerived(new Map()), everything(seq));
      const views = viewsOf(derived, state.docs.keys());
      for (const deed of sequence) {
        const touched = perform(state, deed);
        const before = derived;
        seq++;
        const step = derive(derived, { ...everything(seq), summaries: summariesOf(state, touched, seq) });
        derived = step.derived;
        for (const [key, json] of viewsOf(derived, step.affected)) views.set(key, json);
        if (deed.verb === 'lift') lifts++;
        changes += step.changed.size;
        for (const board of step.changed) {
          expect(derived.givens.get(board)!.version).toBeGreaterThan(before.givens.get(board)?.version ?? 0);
        }
      }
      // what was shown is an input of its own: deciding again with it writes nothing down
      const again = derive(nothingDerived(new Map(), derived.ledger), everything(seq));
      expect(again.noted).toEqual({ written: [], dropped: [] });
      const anew = again.derived;
      expect(givensOf(derived)).toEqual(givensOf(anew));
      const known = new Set(state.tree.boards.map((each) => each.id));
      for (const [key, json] of viewsOf(anew, known)) expect(JSON.parse(views.get(key)!)).toEqual(JSON.parse(json));
    }),
    { numRuns: 100 },
  );
  expect(lifts).toBeGreaterThan(20);
  expect(changes).toBeGreaterThan(200);
});

test('CHAIN2: a lift taken back is gone from the receiver, also when the receiver is off the line', () => {
  const docs = new Map<BoardId, Y.Doc>();
  for (const name of unitNames) {
    const doc = new Y.Doc();
    createBoardDocument(doc, boardId(name));
    docs.set(boardId(name), doc);
  }
  const state: State = { docs, tree, organisationVersion: 1, minute: 0 };
  const all = { tree, organisationVersion: 1, summaries: summariesOf(state, docs.keys(), 1) };
  const [from, to] = [boardId('n1'), boardId('s1')];
  const step = (before: Derived, seq: number): Derived =>
    derive(before, { ...all, summaries: summariesOf(state, [from], seq) }).derived;
  const liftsAt = ({ givens }: Derived): number => JSON.parse(givens.get(to)!.json).lifts.length;
  const start = derive(nothingDerived(new Map()), all).derived;
  const lifted = raiseLift(docs.get(from)!, handOf('keeper-n1'), { to, problem: 'Vi kan ikke', request: 'Hjælp' });
  const raised = step(start, 2);
  expect(liftsAt(raised)).toBe(1);
  withdrawLift(docs.get(from)!, handOf('keeper-n1'), { lift: done(lifted) });
  expect(liftsAt(step(raised, 3))).toBe(0);
});
