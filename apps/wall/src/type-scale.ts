/**
 * WALL4: sizes of text from the size of the panel and the distance to its readers. Angles, not pixels, decide what can be read
 * (ISO 9241 for minutes of arc, EN 301 549 5.1.4 for the 0.7° of the value).
 */

/** What is known about a display. */
export interface Panel {
  /** Diagonal of a 16:9 panel, in inches. */
  readonly inches: number;
  /** Distance to the readers, in metres. */
  readonly distanceM: number;
  /** CSS px along the panel's long side, also when it hangs upright. */
  readonly widthPx: number;
}

/** Font sizes in CSS px. */
export interface TypeScale {
  /** 16 minutes of arc: nothing is smaller. */
  readonly least: number;
  /** 22 minutes of arc: names and targets. */
  readonly name: number;
  /** 0.7°: values. */
  readonly value: number;
}

/** Height of a capital letter of IBM Plex Sans, in em. */
export const capitalShare = 0.7;
const mmPerInch = 25.4;
const wideShare = 16 / Math.hypot(16, 9);

/** Height in mm that fills an angle, in minutes of arc, at a distance in metres. */
export function heightAtAngle(arcMinutes: number, distanceM: number): number {
  return distanceM * 1000 * Math.tan((arcMinutes / 60) * (Math.PI / 180));
}

/** Width of one CSS px in mm. */
export function mmPerPx({ inches, widthPx }: Pick<Panel, 'inches' | 'widthPx'>): number {
  return (inches * mmPerInch * wideShare) / widthPx;
}

/** Font size in CSS px whose capitals are that many mm high. */
export function fontFor(capitalMm: number, panel: Pick<Panel, 'inches' | 'widthPx'>): number {
  return capitalMm / mmPerPx(panel) / capitalShare;
}

/** The font sizes of a panel at a distance. */
export function typeScale(panel: Panel): TypeScale {
  const font = (arcMinutes: number): number => fontFor(heightAtAngle(arcMinutes, panel.distanceM), panel);
  return { least: font(16), name: font(22), value: font(42) };
}

/** Shares of the panel's long side: on a near or large panel there is room for more than must be. */
const roomyShares: TypeScale = { least: 27 / 1920, name: 38 / 1920, value: 96 / 1920 };

/** The sizes the wall is set in: never under what can be read, and on a panel seen from near not smaller than looks right on it. */
export function wallScale(panel: Panel): TypeScale {
  const must = typeScale(panel);
  const size = (key: keyof TypeScale): number => Math.max(must[key], roomyShares[key] * panel.widthPx);
  return { least: size('least'), name: size('name'), value: size('value') };
}
