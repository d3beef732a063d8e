/** Approximate text width without a browser: advance widths of IBM Plex Sans (the wider of regular and semibold), in hundredths of an em. */

const WIDTHS: readonly (readonly [number, string])[] = [
  [25, ' \u00a0\u202f'],
  [27, "'ij"],
  [30, 'l,.!'],
  [34, ':;()'],
  [37, 'f·t'],
  [40, 'r-'],
  [44, 'I/'],
  [51, '"?szc'],
  [52, 'Lvy'],
  [56, 'Jgx≤≥*aekoåéöäø'],
  [60, 'FThnuü–0123456789+<=>EZbdpq−'],
  [65, 'SYCPVX'],
  [69, 'BRAÅKDU'],
  [72, '&GOQØHN'],
];
const WIDEST = 95;
const advances = new Map(WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)));

/** Width of a text in px at a font size, on the safe side. */
export function textWidth(text: string, size: number): number {
  return ([...text].reduce((sum, letter) => sum + (advances.get(letter) ?? WIDEST), 0) * size) / 100;
}

/** The text, or as much of it as fits with an ellipsis; empty when not even four letters fit. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && textWidth(`${letters.join('').trimEnd()}…`, size) > width) letters.pop();
  return letters.length < 4 ? '' : `${letters.join('').trimEnd()}…`;
}
