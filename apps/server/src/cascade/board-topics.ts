/** The derived values of one board that travel: given, view and wall. */
import { type Audience, type BoardId, type BoardView, deriveView, deriveWall } from '@tavle/domain';
import type { Cascade } from './cascade.ts';
import type { Topic } from './topics.ts';

/** What a board is given; for those who may see its document. */
export function givenTopic(cascade: Cascade, board: BoardId): Topic {
  return {
    name: `given/${board}`,
    concerns: ({ boards }) => boards.has(board),
    derive: () => cascade.derived().givens.get(board) ?? { json: 'null' },
  };
}

/** The board as somebody sees it who does not write on it. */
export function viewTopic(cascade: Cascade, board: BoardId, access: BoardView['access'], audience: Audience): Topic {
  return {
    name: `view/${board}/${access}/${audience}`,
    concerns: ({ boards }) => boards.has(board),
    derive: () => ({ json: JSON.stringify(deriveView(cascade.derived().world, board, access, audience)) }),
  };
}

/** The board on a wall. */
export function wallTopic(cascade: Cascade, board: BoardId, audience: Audience): Topic {
  return {
    name: `wall/${board}/${audience}`,
    concerns: ({ boards }) => boards.has(board),
    derive: () => ({ json: JSON.stringify(deriveWall(cascade.derived().world, board, audience)) }),
  };
}
