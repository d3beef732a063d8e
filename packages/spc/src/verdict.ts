/**
 * What a curve may say (SIGN1): the latest phase decides, Anhøj rules first, limits only when they are silent (Anhøj, Wentzel-Larsen 2018).
 * Never from any mark anywhere in the chart: a stable process would then signal sooner or later for ever.
 */
import { againstLevel, againstLimits, FEWEST_FOR_VERDICT, isFlat } from './assurance.ts';
import { signAbout } from './numbers.ts';
import type { Aim, Analysis, Assurance, Because, Phase, Point, Side, SignalRule, Variation, Verdict } from './types.ts';

/** Fewest useful points for limits to count. */
export const FEWEST_FOR_LIMITS = 12;

type Found = { readonly rule: SignalRule; readonly side: Side };

/**
 * The verdict on the latest phase. Step one is the runs analysis of `analysis`; step two, only when the runs are silent and n >= 12, asks whether
 * the latest measured point lies outside the 3-sigma limits of `limits` (a control chart of the same rows; default: `analysis` itself,
 * which on a run chart has none). Assurance compares the target with the limits at the latest point, or with the level when nothing varies.
 */
export function verdict(analysis: Analysis, aim: Aim, limits: Analysis = analysis): Verdict {
  const phase = analysis.phases[analysis.phases.length - 1];
  const points = latestPhase(analysis);
  const limited = limitedPoints(limits, points);
  const found = phase === undefined || phase.useful < FEWEST_FOR_VERDICT ? null : findSignal(phase, points, limited);
  return {
    variation: variationOf(phase, found, aim),
    assurance: assuranceOf(phase, limited, aim),
    because: becauseOf(phase, points, limited, found),
  };
}

function latestPhase(analysis: Analysis): readonly Point[] {
  const latest = analysis.phases.length - 1;
  return analysis.points.filter((point) => point.phase === latest && point.included && point.y !== null);
}

/** Points that carry limits which count: of the same dates as the latest phase, and enough of them. */
function limitedPoints(limits: Analysis, points: readonly Point[]): readonly Point[] {
  const phase = limits.phases[limits.phases.length - 1];
  if (phase === undefined || phase.useful < FEWEST_FOR_LIMITS) return [];
  const dates = new Set(points.map((point) => point.at));
  return latestPhase(limits).filter((point) => dates.has(point.at) && (point.lower !== null || point.upper !== null));
}

function findSignal(phase: Phase, points: readonly Point[], limited: readonly Point[]): Found | null {
  const long = (phase.longest ?? 0) > (phase.longestMax ?? 0);
  const few = (phase.crossings ?? 0) < (phase.crossingsMin ?? 0);
  if (long || few) {
    const rule = long && few ? 'longestRunAndCrossings' : long ? 'longestRun' : 'crossings';
    return { rule, side: sideNow(phase, points) };
  }
  const last = points[points.length - 1];
  const outside = limited.find((point) => point.at === last?.at)?.outside ?? null;
  return outside === null ? null : { rule: 'limits', side: outside };
}

/**
 * Where the process is now: the side of most of the latest useful points, as many as a run may be long by chance.
 * When they are evenly split, the side towards which the phase moves; when that is even too, the side of the longest run.
 */
function sideNow(phase: Phase, points: readonly Point[]): Side {
  const signs = points.map((point) => signAbout(point.y ?? 0, phase.centre ?? 0)).filter((sign) => sign !== 0);
  const recent = signs.slice(-(phase.longestMax ?? 0)).reduce((total: number, sign) => total + sign, 0);
  if (recent !== 0) return recent > 0 ? 'above' : 'below';
  const middle = (signs.length - 1) / 2;
  const drift = signs.reduce((total: number, sign, index) => total + sign * (index - middle), 0);
  if (drift !== 0) return drift > 0 ? 'above' : 'below';
  return phase.longestSide ?? 'above';
}

function variationOf(phase: Phase | undefined, found: Found | null, aim: Aim): Variation {
  if (phase === undefined) return 'tooFew';
  if (isFlat(phase)) return 'noVariation';
  if (phase.useful < FEWEST_FOR_VERDICT) return 'tooFew';
  if (found === null) return 'normal';
  if (aim.better === 'neither') return found.side === 'above' ? 'higher' : 'lower';
  return (found.side === 'above') === (aim.better === 'up') ? 'improving' : 'worsening';
}

function assuranceOf(phase: Phase | undefined, limited: readonly Point[], aim: Aim): Assurance {
  if (phase !== undefined && isFlat(phase)) return againstLevel(phase.centre, aim);
  return againstLimits(limited[limited.length - 1] ?? null, aim);
}

function becauseOf(
  phase: Phase | undefined,
  points: readonly Point[],
  limited: readonly Point[],
  found: Found | null,
): Because {
  return {
    rule: found?.rule ?? null,
    side: found?.side ?? null,
    n: phase?.useful ?? 0,
    needed: FEWEST_FOR_VERDICT,
    measured: phase?.measured ?? 0,
    centre: phase?.centre ?? null,
    longest: phase?.longest ?? null,
    longestMax: phase?.longestMax ?? null,
    longestSide: phase?.longestSide ?? null,
    longestAt: phase?.longestAt ?? null,
    crossings: phase?.crossings ?? null,
    crossingsMin: phase?.crossingsMin ?? null,
    outside: limited.filter((point) => point.outside !== null).map((point) => point.at),
    latest: points[points.length - 1]?.at ?? null,
    phaseFrom: phase?.from ?? null,
  };
}
