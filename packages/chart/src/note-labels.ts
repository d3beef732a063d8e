/** Words above the curve: notes at dotted lines, and why a new phase began. Shortened, stacked or left out before they collide. */
import type { Frame, Label } from './layout.ts';
import type { ChartStyle } from './style.ts';
import { fitText, textWidth } from './text-width.ts';
import type { RunChartInput } from './types.ts';

/** A vertical line from its words down to the bottom of the curve: dotted for a note, a hairline in the gap where a phase begins. */
export type NoteLine = { readonly x: number; readonly top: number; readonly role: 'note' | 'reason' };

type Wanted = { readonly x: number; readonly text: string; readonly role: NoteLine['role'] };

const ROW = 1.3;

/** Places notes by date (between two periods when it falls between them) and reasons at their breaks. */
export function layoutNotes(
  input: RunChartInput,
  style: ChartStyle,
  frame: Frame,
  xs: readonly number[],
  breaks: readonly { readonly x: number; readonly text: string }[],
  ends: readonly Label[],
): { readonly labels: readonly Label[]; readonly lines: readonly NoteLine[] } {
  const notes = input.notes.flatMap((note) => {
    const x = xOf(input, xs, note.at);
    return x === null ? [] : [{ x, text: note.text, role: 'note' as const }];
  });
  const reasons = breaks.map((one) => ({ ...one, role: 'reason' as const }));
  const wanted = [...notes, ...reasons].sort((a, b) => a.x - b.x);
  const placed = placeRows(wanted, style, frame, mostRight(style, frame, ends));
  return {
    labels: placed.flatMap(({ label }) => (label === null ? [] : [label])),
    lines: placed.map(({ wanted: { x, role }, label }) => ({
      x,
      role,
      // a line without words stays below those of its neighbours, however small the picture
      top: label === null ? Math.max(frame.top - style.lastDot, underWords(style, frame)) : label.y - style.text * 0.74,
    })),
  };
}

/** Where the last row of words ends. */
function underWords(style: ChartStyle, frame: Frame): number {
  return style.text * (0.86 + (frame.noteRows - 1) * ROW + 0.3);
}

/** Words may go on above the names at the right when those lie lower than the last row of words. */
function mostRight(style: ChartStyle, frame: Frame, ends: readonly Label[]): number {
  const under = underWords(style, frame);
  return ends.every((end) => end.y - end.size * 0.8 > under) ? style.width : frame.right;
}

/** X of a date; `null` before the first period, the last period's x when later. */
function xOf(input: RunChartInput, xs: readonly number[], at: string): number | null {
  const next = input.points.findIndex((point) => point.at >= at);
  const last = xs.length - 1;
  if (last < 0) return null;
  if (next === -1) return xs[last] ?? null;
  const after = xs[next] ?? null;
  if (input.points[next]?.at === at || after === null) return after;
  const before = xs[next - 1];
  return before === undefined ? null : (before + after) / 2;
}

type Placed = { readonly wanted: Wanted; readonly label: Label | null };

/**
 * Row by row, from the left. A line hangs from its own row and crosses the rows below, so words in a row end before the next line that crosses it:
 * a label takes the highest row from which its line meets no words, and only words in the lowest row must end before whatever comes next.
 */
function placeRows(wanted: readonly Wanted[], style: ChartStyle, frame: Frame, mostX: number): Placed[] {
  const ends = Array.from({ length: frame.noteRows }, () => (style.scaleLabels ? frame.left : 0));
  const away = style.thin + style.text * 0.3;
  let lastLine = ends[0] ?? 0;
  return wanted.map((one, index) => {
    const row = ends.findIndex((_, from) => ends.slice(from).every((end) => end <= one.x));
    const next = wanted[index + 1];
    const taken = Math.max(ends[row] ?? 0, lastLine);
    const limit = row === ends.length - 1 && next !== undefined ? Math.min(mostX, next.x - style.text * 0.6) : mostX;
    const chosen = row === -1 || one.text === '' ? null : sideFor(one, style, { taken, limit, away });
    lastLine = one.x + away;
    if (chosen === null) return { wanted: one, label: null };
    const label: Label = { ...chosen, y: style.text * (0.86 + row * ROW), size: style.text, role: one.role };
    ends[row] = (chosen.anchor === 'start' ? chosen.x + textWidth(chosen.text, style.text) : one.x) + style.text * 0.6;
    return { wanted: one, label };
  });
}

/** To the right of its line when it fits, else to the left, else shortened where there is more room. */
function sideFor(
  one: Wanted,
  style: ChartStyle,
  room: { readonly taken: number; readonly limit: number; readonly away: number },
): Pick<Label, 'text' | 'x' | 'anchor'> | null {
  const rightRoom = room.limit - one.x - room.away;
  const leftRoom = one.x - room.away - room.taken;
  const width = textWidth(one.text, style.text);
  const toRight = rightRoom >= width || (leftRoom < width && rightRoom >= leftRoom);
  const text = fitText(one.text, style.text, toRight ? rightRoom : leftRoom);
  if (text === '') return null;
  return toRight ? { text, x: one.x + room.away, anchor: 'start' } : { text, x: one.x - room.away, anchor: 'end' };
}
