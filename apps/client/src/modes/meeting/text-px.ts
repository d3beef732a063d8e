/** The size of text in pictures, px: as the page's own text, which grows with the screen. */
export function textPx(): number {
  return Math.round(Math.min(34, Math.max(13, window.innerWidth * 0.0098)));
}
