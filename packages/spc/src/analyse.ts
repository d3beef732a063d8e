/** Numbers in, lines and runs out. Everything is per phase: centre, limits, n. Pure; refuses instead of guessing. */
import { estimates, type Level } from './levels.ts';
import { allEqual, finiteOrNull, signAbout } from './numbers.ts';
import { admitRows, type Subgroup } from './rows.ts';
import { limitsFor, runs } from './runs.ts';
import type { Analysis, Options, Phase, Point, Refusal, Row, Side } from './types.ts';

type Block = { readonly index: number; readonly members: readonly Subgroup[] };

/**
 * Analyses rows in any order. Missing values and denominators of zero are missing points; excluded points are drawn but not counted.
 * Refuses duplicate dates, non-finite or absurdly large numbers, negative denominators, parts above their whole (P) and T values <= 0.
 */
export function analyse(rows: readonly Row[], options: Options): Analysis | Refusal {
  const admitted = admitRows(rows, options);
  if ('kind' in admitted) return admitted;
  const points: Point[] = [];
  const phases: Phase[] = [];
  for (const block of blocksOf(admitted, options.phases ?? [])) {
    const drawn = analyseBlock(block, options);
    points.push(...drawn);
    phases.push(phaseOf(drawn, options));
  }
  return { kind: 'analysis', chart: options.chart, points, phases };
}

function blocksOf(subgroups: readonly Subgroup[], starts: readonly string[]): readonly Block[] {
  const sorted = [...starts].sort();
  const blocks: { index: number; members: Subgroup[] }[] = [];
  let begun = -1;
  let next = 0;
  for (const subgroup of subgroups) {
    while (next < sorted.length && (sorted[next] ?? '') <= subgroup.at) next += 1;
    const last = blocks[blocks.length - 1];
    if (last === undefined || next !== begun) blocks.push({ index: blocks.length, members: [subgroup] });
    else last.members.push(subgroup);
    begun = next;
  }
  return blocks;
}

function analyseBlock({ index, members }: Block, options: Options): Point[] {
  const excluded = new Set(options.exclude ?? []);
  const included = members.filter((member) => !excluded.has(member.at));
  const plotted = options.chart === 'mr' ? rangesOf(members, included) : members;
  const end = options.baselineEnd;
  const frozen = end !== undefined && members.some((member) => member.at <= end);
  const inBase = (member: Subgroup): boolean =>
    !excluded.has(member.at) && (!frozen || end === undefined || member.at <= end);
  const level = estimates[options.chart](plotted.filter(inBase), options);
  return plotted.map((member) =>
    pointOf(
      member,
      level,
      { phase: index, base: inBase(member), included: !excluded.has(member.at) },
      options.scale ?? 1,
    ),
  );
}

/** Moving ranges as the plotted values; excluded points are removed first, so their neighbours are joined. */
function rangesOf(members: readonly Subgroup[], included: readonly Subgroup[]): readonly Subgroup[] {
  const former = new Map(included.map((member, index) => [member.at, included[index - 1]?.value ?? null]));
  return members.map((member) => {
    const before = former.get(member.at) ?? null;
    return { ...member, value: member.value === null || before === null ? null : Math.abs(member.value - before) };
  });
}

function pointOf(
  member: Subgroup,
  level: Level,
  place: Pick<Point, 'phase' | 'base' | 'included'>,
  scale: number,
): Point {
  const scaled = (value: number | null): number | null => finiteOrNull(value === null ? null : value * scale);
  const [lower, upper] = level.band(member, 3);
  const [lower2, upper2] = level.band(member, 2);
  return {
    at: member.at,
    y: scaled(member.value),
    ...place,
    centre: scaled(level.centre),
    lower: scaled(lower),
    upper: scaled(upper),
    lower2: scaled(lower2),
    upper2: scaled(upper2),
    outside: place.included ? outsideOf(member.value, lower, upper) : null,
  };
}

function outsideOf(value: number | null, lower: number | null, upper: number | null): Side | null {
  if (value === null) return null;
  if (upper !== null && signAbout(value, upper) > 0) return 'above';
  if (lower !== null && signAbout(value, lower) < 0) return 'below';
  return null;
}

function phaseOf(points: readonly Point[], options: Options): Phase {
  const centre = points[0]?.centre ?? null;
  const values = points.map((point) => (point.included ? point.y : null));
  const measured = values.flatMap((value) => (value === null ? [] : [value]));
  const counted = centre === null || options.chart === 'mr' ? [] : values;
  const found = runs(counted, centre ?? 0);
  const limits = found.useful === 0 ? null : limitsFor(found.useful);
  const dateAt = (index: number): string => points[index]?.at ?? '';
  return {
    from: dateAt(0),
    to: dateAt(points.length - 1),
    count: points.length,
    measured: measured.length,
    useful: found.useful,
    centre,
    longest: found.longest,
    longestMax: limits?.longestRunMax ?? null,
    longestSide: found.side,
    longestAt: found.at === null ? null : { from: dateAt(found.at[0]), to: dateAt(found.at[1]) },
    crossings: found.crossings,
    crossingsMin: limits?.crossingsMin ?? null,
    signal:
      limits !== null && ((found.longest ?? 0) > limits.longestRunMax || (found.crossings ?? 0) < limits.crossingsMin),
    flat: allEqual(measured),
  };
}
