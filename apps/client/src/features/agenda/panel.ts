/** A touch panel's measures: how large things are in millimetres, and how high a hand reaches. Kept in the browser of the panel itself. */

export const sides = ['left', 'spread', 'right'] as const;
/** Where the commands stand in their bar. */
export type Side = (typeof sides)[number];

export interface Panel {
  /** Diagonal, inches. */
  readonly inches: number;
  /** The lower edge of the picture above the floor, mm. */
  readonly edgeMm: number;
  readonly side: Side;
}

/** Sizes and heights offered; any other is taken from the address. */
export const offeredInches = [43, 55, 65, 75, 86] as const;
export const offeredEdgesMm = [600, 700, 800, 900, 1000] as const;

/** Commands stand between these heights above the floor: what somebody seated reaches (EN 301 549, 8.3). */
export const lowestMm = 380;
export const highestMm = 1200;
/** Command targets measure at least this much. */
export const targetMm = 20;
/** Least room for commands: a panel hung higher than this leaves is hung too high, and is told so. */
export const leastRoomMm = 150;

const bounds = { inches: [10, 120], edgeMm: [0, 2000] } as const;
const within = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most;

/** What was kept; null for none, and for anything that is not a panel's measures. */
export function readPanel(kept: string | null): Panel | null {
  if (kept === null) return null;
  const [inches, edgeMm, side] = kept.split(' ');
  return panelOf(Number(inches), Number(edgeMm), side);
}

/** A panel as text to be kept. */
export function keptPanel({ inches, edgeMm, side }: Panel): string {
  return `${inches} ${edgeMm} ${side}`;
}

function panelOf(inches: number, edgeMm: number, named: string | undefined): Panel | null {
  const side = sides.find((each) => each === named) ?? 'spread';
  return within(inches, bounds.inches) && within(edgeMm, bounds.edgeMm) ? { inches, edgeMm, side } : null;
}

/** A panel hung as most are: a metre above the floor. */
export const usualEdgeMm = 1000;

/**
 * What the address asks for: `?panel=55`, and `&kant=900` for the height of its lower edge. `off` with `?panel=0`; undefined when it says
 * nothing that can be used.
 */
export function panelInAddress(search: string): Panel | 'off' | undefined {
  const asked = new URLSearchParams(search);
  const inches = asked.get('panel');
  if (inches === null) return undefined;
  if (inches === '0') return 'off';
  const edge = asked.get('kant');
  return panelOf(Number(inches), edge === null ? usualEdgeMm : Number(edge), undefined) ?? undefined;
}

/** CSS pixels per millimetre of a screen of that diagonal. */
export function pxPerMm(inches: number, screen: { readonly width: number; readonly height: number }): number {
  return Math.hypot(screen.width, screen.height) / (inches * 25.4);
}

/** How high the band of commands may be above the lower edge, mm, and how far above the edge it begins. */
export function bandOf({ edgeMm }: Pick<Panel, 'edgeMm'>): { readonly fromMm: number; readonly heightMm: number } {
  const fromMm = Math.max(0, lowestMm - edgeMm);
  return { fromMm, heightMm: Math.max(leastRoomMm, highestMm - edgeMm - fromMm) };
}

/** True when the panel hangs so high that its commands cannot all be reached. */
export function hangsTooHigh({ edgeMm }: Pick<Panel, 'edgeMm'>): boolean {
  return highestMm - edgeMm < leastRoomMm;
}
