/** How a visit is told in one line. */
import type { BoardId, DateText, Visit } from '@tavle/domain';
import { formatDate, type Words } from '@tavle/text';

/** The day: without its year as long as it is this one. */
export function visitDay(on: DateText, today: DateText, t: Words): string {
  return formatDate(on, on.slice(0, 4) === today.slice(0, 4) ? 'day' : 'short', t.locale);
}

/** Who came: the level by its unit, then the guests. */
export function visitWho(
  { level, guests }: Pick<Visit, 'level' | 'guests'>,
  nameOf: (board: BoardId) => string,
  t: Words,
): string {
  const unit = level === null ? '' : nameOf(level) || t('visit.elsewhere');
  return [unit, guests].filter((part) => part !== '').join(', ');
}
