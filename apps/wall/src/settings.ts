/** What the display's own address says: which board, for whom, which language, and how large and far away it hangs. */
import { type Audience, type BoardId, parseId } from '@tavle/domain';
import { type Locale, parseLocale } from '@tavle/text';

export interface Settings {
  /** Null when the address names no board. */
  readonly board: BoardId | null;
  readonly locale: Locale;
  readonly audience: Exclude<Audience, 'management'>;
  /** Diagonal of the panel. */
  readonly inches: number;
  /** Distance to the readers, in metres. */
  readonly distanceM: number;
}

const usual = { inches: 55, distanceM: 4 };

/**
 * Reads `/vaeg/:board?tommer=55&afstand=4&sprog=da&publikum=personale`. Numbers that cannot be (under 10 or over 200 inches, under half a
 * metre or over 30) are the usual 55 inches and 4 m.
 */
export function readSettings(pathname: string, search: string): Settings {
  const query = new URLSearchParams(search);
  return {
    board: parseId<BoardId>(/^\/vaeg\/([^/]+)\/?$/.exec(pathname)?.[1]) ?? null,
    locale: parseLocale(query.get('sprog')) ?? 'da',
    audience: query.get('publikum') === 'personale' ? 'staff' : 'public',
    inches: numberIn(query.get('tommer'), 10, 200) ?? usual.inches,
    distanceM: numberIn(query.get('afstand'), 0.5, 30) ?? usual.distanceM,
  };
}

function numberIn(text: string | null, least: number, most: number): number | undefined {
  const number = text === null || text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
  return number >= least && number <= most ? number : undefined;
}
