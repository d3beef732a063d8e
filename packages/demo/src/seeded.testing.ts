/** The demonstration as a server would seed it: documents written, numbers handed in, read back. */
import { createBoardDocument, type Hand, readBoard, recordMeasurements } from '@tavle/board';
import {
  asId,
  type BoardContent,
  type BoardId,
  createWorld,
  type DateText,
  deriveGiven,
  type PersonId,
  type Result,
  resultsFrom,
  summarise,
  type World,
} from '@tavle/domain';
import * as Y from 'yjs';
import { type Demonstration, demonstration } from './index.ts';
import { momentOn } from './moments.ts';
import { publishedUnits } from './tables/organisation.ts';
import { boardId } from './tree.ts';

export interface Seeded {
  readonly demo: Demonstration;
  readonly contents: ReadonlyMap<BoardId, BoardContent>;
  readonly world: World;
  /** The board of a unit, by its published code, with what its own screen shows. */
  readonly at: (code: string) => {
    readonly board: BoardId;
    readonly content: BoardContent;
    readonly results: readonly Result[];
  };
}

export const codes = publishedUnits.map(({ code }) => code);

/** Seeds every board; throws when a number is refused. */
export function seed(today: DateText): Seeded {
  const demo = demonstration(today);
  const contents = new Map(
    demo.boards.map(({ board, write, measurements }) => [board, read(today, board, write, measurements)]),
  );
  const summaries = [...contents].map(([board, content]) => [board, summarise(board, 1, content)] as const);
  const world = createWorld(demo.tree, new Map(summaries));
  return {
    demo,
    contents,
    world,
    at: (code) => {
      const board = boardId(code);
      const content = contents.get(board);
      if (content === undefined) throw new Error(`no board ${code}`);
      const rolled = new Map(deriveGiven(world, board).rollUps.map(({ indicator, points }) => [indicator, points]));
      return { board, content, results: resultsFrom(content, rolled) };
    },
  };
}

type DemoBoard = Demonstration['boards'][number];

function read(
  today: DateText,
  board: BoardId,
  write: DemoBoard['write'],
  measurements: DemoBoard['measurements'],
): BoardContent {
  let made = 0;
  const hand: Hand = {
    by: asId<PersonId>('somebody'),
    at: momentOn(today, '07:00'),
    newId: () => {
      made += 1;
      return `number-${made}`;
    },
  };
  const doc = new Y.Doc();
  createBoardDocument(doc, board);
  write(doc, hand);
  const { outcomes } = recordMeasurements(doc, hand, { rows: measurements });
  for (const [index, outcome] of outcomes.entries()) {
    if ('refused' in outcome)
      throw new Error(`${JSON.stringify(measurements[index])}: ${JSON.stringify(outcome.refused)}`);
  }
  return readBoard(doc);
}
