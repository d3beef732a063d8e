/** The target against the process: limits when it varies, the level itself when nothing varies (spc-notes §2.3, issue i5). */
import { signAbout } from './numbers.ts';
import type { Aim, Assurance, Phase, Point } from './types.ts';

/** Points that must be equal before a phase may be called without variation; also the fewest useful points for a verdict (SIGN1). */
export const FEWEST_FOR_VERDICT = 10;

/** Enough measured points, and all of them equal to each other and to the centre. */
export function isFlat(phase: Phase): boolean {
  return phase.flat && phase.useful === 0 && phase.measured >= FEWEST_FOR_VERDICT;
}

/** A target strictly beyond a limit is always met or never; between the limits it is hit and missed by chance. */
export function againstLimits(limits: Pick<Point, 'lower' | 'upper'> | null, aim: Aim): Assurance {
  const target = targetOf(aim);
  if (typeof target === 'string') return target;
  if (limits === null || limits.lower === null || limits.upper === null) return 'noLimits';
  if (target > limits.upper) return aim.better === 'up' ? 'fail' : 'pass';
  if (target < limits.lower) return aim.better === 'up' ? 'pass' : 'fail';
  return 'hitAndMiss';
}

/** Without variation the level is met or not; equal is met. */
export function againstLevel(level: number | null, aim: Aim): Assurance {
  const target = targetOf(aim);
  if (typeof target === 'string') return target;
  if (level === null) return 'noLimits';
  const sign = signAbout(level, target);
  return sign === 0 || sign > 0 === (aim.better === 'up') ? 'pass' : 'fail';
}

function targetOf(aim: Aim): number | 'noTarget' | 'noDirection' {
  const target = aim.target ?? null;
  if (target === null || !Number.isFinite(target)) return 'noTarget';
  return aim.better === 'neither' ? 'noDirection' : target;
}
