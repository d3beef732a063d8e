/** Goals, and the answers to goals from above. */
import { addGoal, adoptGoal, askExcuse, publishGoal, setAgreement, translateGoal } from '@tavle/board';
import { date } from '@tavle/domain';
import { personId } from '../people.ts';
import type { GoalSpec, ResponseSpec } from '../spec.ts';
import { boardId } from '../tree.ts';
import { type Desk, done, goalId, goalsAgo, indicatorId, indicatorSpec, responseId } from './desk.ts';
import { indicatorAbove } from './indicators.ts';

export function writeGoal({ doc, spec, hand, today }: Desk, goal: GoalSpec): void {
  const id = goalId({ board: spec.unit, goal: goal.key });
  const { key, draft, ...words } = goal;
  const year = today.slice(0, 4);
  const input = {
    ...words,
    owner: personId(spec.unit, 'leader'),
    from: date(`${year}-01-01`),
    to: date(`${year}-12-31`),
  };
  const what = `${spec.unit}, goal ${key}`;
  done(addGoal(doc, hand('leader', goalsAgo, id), input), what);
  if (!draft) done(publishGoal(doc, hand('leader', goalsAgo), { goal: id }), what);
}

export function writeResponse({ doc, spec, boards, hand }: Desk, response: ResponseSpec): void {
  const { of } = response;
  const above = { parentBoard: boardId(of.board), parentGoal: goalId(of) };
  const what = `${spec.unit}, answer to ${of.board} ${of.goal}`;
  if (response.kind === 'excuse') {
    const id = responseId(spec.unit, of);
    done(askExcuse(doc, hand('leader', goalsAgo - 20, id), { ...above, reason: response.reason }), what);
  } else if (response.kind === 'adopt') {
    const own = response.indicators.map((key) => indicatorSpec(spec, key));
    const ids = [responseId(spec.unit, of), ...own.map(({ key }) => indicatorId(spec.unit, key))];
    const indicators = own.map((each) => indicatorAbove(boards, each));
    const owner = personId(spec.unit, 'leader');
    done(adoptGoal(doc, hand('leader', goalsAgo - 20, ...ids), { ...above, indicators, owner }), what);
  } else {
    const { goal, contribution, main = false, agreement = 'accepted' } = response;
    const id = responseId(spec.unit, of, goal);
    const own = goalId({ board: spec.unit, goal });
    done(translateGoal(doc, hand('leader', goalsAgo - 20, id), { ...above, goal: own, contribution, main }), what);
    if (agreement !== 'proposed') done(setAgreement(doc, hand('leader', 30), { response: id, agreement }), what);
  }
}
