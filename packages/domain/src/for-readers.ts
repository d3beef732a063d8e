/**
 * What a board's own people get who do not write on it: everything in words, and of its numbers what `shownResults` shows. The document itself, and
 * what it was before, reach only those who may write it (SMALL4).
 */
import type { BoardContent } from './content.ts';
import { shownReadings } from './hide.ts';
import type { EntryChange } from './history.ts';
import type { IndicatorId, MeasurementId } from './ids.ts';
import type { Measurement } from './measurement.ts';
import type { Result } from './world.ts';

/**
 * Content, of today or of an earlier day, without what is hidden today: rows of numbers about persons that are not the ones shown now are left out, and
 * so are readings that say a hidden number. Why a number was corrected is not told; it often names the former one.
 */
export function readersContent(content: BoardContent, shown: readonly Result[]): BoardContent {
  const isShown = shownNumbers(shown);
  return {
    ...content,
    measurements: content.measurements.filter(isShown).map((row): Measurement => ({ ...row, reason: '' })),
    interpretations: shownReadings(content.interpretations, shown),
  };
}

/** Changes to a board as its readers may know of them: those of numbers and readings of an indicator with anything hidden are left out. */
export function readersChanges(changes: readonly EntryChange[], shown: readonly Result[]): readonly EntryChange[] {
  const open = new Set<string>(
    shown
      .filter(({ indicator, points }) => !indicator.personBased || points.every(isOpen))
      .map(({ indicator: { id } }) => id),
  );
  return changes.filter(
    ({ section, of }) => !tellingNumbers.includes(section) || (of?.section === 'indicators' && open.has(of.id)),
  );
}

const tellingNumbers: readonly EntryChange['section'][] = ['measurements', 'interpretations'];

const isOpen = ({ state }: Result['points'][number]): boolean => state !== 'hidden';

function shownNumbers(shown: readonly Result[]): (row: Measurement) => boolean {
  const numbers = new Set<MeasurementId | null>(
    shown.flatMap(({ points }) => points.filter(isOpen).map(({ measurement }) => measurement)),
  );
  const aboutPersons = new Map<IndicatorId, boolean>(
    shown.map(({ indicator }) => [indicator.id, indicator.personBased]),
  );
  return ({ id, indicator }) => aboutPersons.get(indicator) === false || numbers.has(id);
}
