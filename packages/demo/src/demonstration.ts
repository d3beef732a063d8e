/** The whole demonstration organisation on a day. */
import type { Hand, NewMeasurement } from '@tavle/board';
import type { BoardId, DateText, Person, Tree } from '@tavle/domain';
import { boardSpecs } from './boards.ts';
import { numbersOf } from './numbers.ts';
import { demonstrationPeople } from './people.ts';
import type { BoardSpec } from './spec.ts';
import { boardId, demonstrationTree } from './tree.ts';
import { writeBoard } from './writing/board.ts';
import { type BoardDocument, type Boards, indicatorId } from './writing/desk.ts';

/** One board: what is written on it by hand, and the numbers to be handed in afterwards. */
export interface DemoBoard {
  readonly board: BoardId;
  /**
   * Writes goals, indicators, answers and work on the board's own new document. Who writes, when, and the new ids are the demonstration's own;
   * from the hand comes the origin of the transactions. Throws when an edit is refused.
   */
  readonly write: (doc: BoardDocument, hand: Hand) => void;
  /** Published figures and exercise numbers, oldest first per indicator, each marked as what it is. */
  readonly measurements: readonly NewMeasurement[];
}

export interface Demonstration {
  readonly tree: Tree;
  readonly people: readonly Person[];
  /** From the top of the tree down. */
  readonly boards: readonly DemoBoard[];
}

/** The demonstration organisation as of a day. The same day gives the same organisation, ids and numbers included. */
export function demonstration(today: DateText): Demonstration {
  const specs = boardSpecs();
  const boards: Boards = new Map(specs.map((spec) => [spec.unit, spec]));
  return {
    tree: demonstrationTree(),
    people: demonstrationPeople(),
    boards: specs.map((spec) => demoBoard(today, spec, boards)),
  };
}

function demoBoard(today: DateText, spec: BoardSpec, boards: Boards): DemoBoard {
  return {
    board: boardId(spec.unit),
    write: (doc, hand) => writeBoard(doc, hand, { spec, boards, today }),
    measurements: spec.indicators.flatMap((each) =>
      numbersOf(today, `${spec.unit}/${each.key}`, indicatorId(spec.unit, each.key), each),
    ),
  };
}
