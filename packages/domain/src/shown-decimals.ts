/** How many decimals a value needs so that the figure and its mark agree: 89,6 must not stand as "90" beside "not quite 90". */
import { againstTarget, type TargetStatus } from './assess.ts';
import type { Indicator, Target } from './indicator.ts';
import type { Result } from './world.ts';

/** At most this many decimals are added to the indicator's own. */
const mostExtra = 2;

/** The indicator's decimals, and more only where rounding would say something else about the target than the value does. */
export function shownDecimals(
  indicator: Pick<Indicator, 'decimals' | 'nearMargin'>,
  value: number,
  target: Target | null,
  status: TargetStatus,
): number {
  if (target === null || target.rule === 'rising' || target.rule === 'falling') return indicator.decimals;
  for (let decimals = indicator.decimals; decimals < indicator.decimals + mostExtra; decimals++) {
    const rounded = Number(value.toFixed(decimals));
    const says = againstTarget(rounded, target, indicator.nearMargin, 'normal');
    if ((says === 'met') === (status === 'met')) return decimals;
  }
  return indicator.decimals + mostExtra;
}

/** The indicator with as many decimals as its newest value needs to agree with its mark. */
export function figuresOf({
  indicator,
  assessment: { latest, target, status },
}: Pick<Result, 'indicator' | 'assessment'>): Indicator {
  if (latest === null || latest.state !== 'shown' || latest.value === null) return indicator;
  return { ...indicator, decimals: shownDecimals(indicator, latest.value, target, status) };
}
