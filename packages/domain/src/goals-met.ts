/** T56: when it is clear that a goal is met, somebody should say so. Proposed once per goal: a goal that has been celebrated is not proposed again. */
import type { DateText } from './calendar.ts';
import { rhythmOf } from './chain-stops.ts';
import type { BoardContent } from './content.ts';
import { freshnessOn } from './freshness.ts';
import type { Goal } from './goal.ts';
import { targetOn } from './indicator.ts';
import type { Result } from './world.ts';

/**
 * Published goals whose every indicator in use stands on its target by a number that is not old, and none of which moves the wrong way. A goal without an
 * indicator that has a target cannot be met.
 */
export function goalsMet(
  content: Pick<BoardContent, 'goals' | 'celebrations'>,
  results: readonly Result[],
  today: DateText,
): readonly Goal[] {
  const celebrated = new Set(content.celebrations.map(({ goal }) => goal));
  return content.goals.filter((goal) => {
    if (goal.stage !== 'published' || celebrated.has(goal.id)) return false;
    const own = results.filter(({ indicator }) => indicator.goal === goal.id && indicator.stage === 'active');
    const aimed = own.filter(({ targets }) => targetOn(targets, today) !== undefined);
    return aimed.length > 0 && aimed.every((result) => isMet(result, today)) && own.every(isNotWorsening);
  });
}

const isMet = (result: Result, today: DateText): boolean =>
  result.assessment.status === 'met' && freshnessOn(rhythmOf(result), today).kind === 'current';

const isNotWorsening = ({ assessment }: Result): boolean => assessment.variation !== 'worsening';
