/** The table behind every chart: the same periods, values and states in words, for readers who do not see the picture. */
import { joinSentences } from '@tavle/text';
import { formatCentre, formatLevel } from './end-labels.ts';
import { inForceOn } from './in-force.ts';
import { isDrawn } from './scale.ts';
import type { ChartPoint, ChartTable, RunChartInput } from './types.ts';

/**
 * One row per period, oldest first: period, value, state, centre, target, notes. A hidden value is the word for hidden, a missing one the word for
 * missing; plain states are left empty.
 */
export function chartTable(input: RunChartInput): ChartTable {
  const { words } = input;
  return {
    head: [words.period, words.value, words.state, words.centre, words.target, words.note],
    rows: input.points.map((point, index) => ({
      at: point.at,
      cells: [
        point.label,
        isDrawn(point) ? input.formatNumber(point.value, input.decimals) : '',
        stateOf(input, point),
        centreAt(input, point.at),
        targetAt(input, point.at),
        notesAt(input, index),
      ],
    })),
  };
}

function stateOf({ words }: RunChartInput, point: ChartPoint): string {
  if (point.state === 'shown') return isDrawn(point) ? '' : words.states.missing;
  return words.states[point.state];
}

function centreAt(input: RunChartInput, at: string): string {
  const centre = inForceOn(input.phases, at)?.centre ?? null;
  return centre === null ? '' : formatCentre(input, centre);
}

function targetAt(input: RunChartInput, at: string): string {
  const levels = inForceOn(input.targets, at)?.levels ?? [];
  return levels.map((level) => formatLevel(input, level)).join('\u2013');
}

/** Notes and reasons dated up to this period and after the one before. */
function notesAt(input: RunChartInput, index: number): string {
  const at = input.points[index]?.at ?? '';
  const before = input.points[index - 1]?.at ?? '';
  const isLast = index === input.points.length - 1;
  const isHere = (date: string): boolean => date > before && (date <= at || isLast);
  const reasons = index === 0 ? [] : input.phases.filter((phase) => isHere(phase.from)).map((phase) => phase.reason);
  const notes = input.notes.filter((note) => isHere(note.at)).map((note) => note.text);
  return joinSentences([...reasons, ...notes]);
}
