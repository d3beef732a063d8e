/**
 * A board as it was, in the shape the board's own page is drawn from. Nothing of it can be changed, and nothing is shown that was not
 * on it then: no sums from below, no answers, no thread.
 */
import { type BoardContent, type Given, type PastReply, refuse, resultsFrom } from '@tavle/domain';
import type { BoardReady } from '../../live/useBoard.ts';

/** The board with the content of the moment, read only. */
export function boardThen(board: BoardReady, past: PastReply): BoardReady {
  const { content } = past;
  return {
    ...board,
    content,
    results: resultsFrom(content, new Map()),
    given: board.given === null ? null : goalsThen(board.given, content),
    edit: {
      board: board.edit.board,
      me: board.edit.me,
      canWrite: false,
      run: () => refuse({ kind: 'notAllowed' }),
      typing: () => undefined,
    },
    people: [],
    setAside: null,
  };
}

/** Goals from above in today's words, with the answers the board had given then. */
function goalsThen(given: Given, content: BoardContent): Given {
  const goals = given.goals.map((each) => ({
    ...each,
    responses: content.responses.filter(({ parentGoal }) => parentGoal === each.goal.id),
  }));
  const fromOthers = { lifts: [], answers: [], challenges: [], challengeAnswers: [], shared: [] };
  return { ...given, goals, chain: [], coverage: [], rollUps: [], threads: [], ...fromOthers };
}

/** The entries of the board then that are different now, or belong to something that is; and those that are gone. */
export function changedSince(since: PastReply['since']): ReadonlySet<string> {
  return new Set(
    since.flatMap(({ kind, id, of }) => [...(kind === 'made' ? [] : [id]), ...(of === null ? [] : [of.id])]),
  );
}
