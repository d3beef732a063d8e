import { type BoardId, type ChainStop, type DateText, freshnessOn, type UnitId } from '@tavle/domain';
import type { Words } from '@tavle/text';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import styles from './chain.module.css';

export interface ChainLineProps {
  readonly chain: readonly ChainStop[];
  /** The reader's own units: there they are, wherever the board shown stands. */
  readonly own: ReadonlySet<UnitId>;
  readonly hrefOf: (board: BoardId) => string;
}

/** The line of stops from the top down to the boards below, each with what may be told of it. The board shown is filled; where the reader belongs is said. */
export function ChainLine({ chain, own, hrefOf }: ChainLineProps) {
  const t = useWords();
  const today = useToday();
  return (
    <nav aria-label={t('board.chain')}>
      <ol className={styles.line}>
        {chain.map((stop) => (
          <li key={stop.board} className={styles.stop} data-relation={stop.relation}>
            {stop.relation === 'self' ? (
              <span className={styles.name} aria-current="page">
                {stop.shortName || stop.name}
              </span>
            ) : (
              <a className={styles.name} href={hrefOf(stop.board)}>
                {stop.shortName || stop.name}
              </a>
            )}
            <span className={styles.told}>
              {[...toldOf(stop, today, t), ...placeOf(stop, own, t)].map((words, index) => (
                <span key={words}>
                  {index === 0 ? '' : ' · '}
                  <span className={styles.unbroken}>{words}</span>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function toldOf(stop: ChainStop, today: DateText, t: Words): readonly string[] {
  const { results, relation } = stop;
  if (results === null) {
    return [t('board.goals', { n: stop.goals }), ...(relation === 'above' ? [t('board.overallDirection')] : [])];
  }
  const first = t('board.indicators', { n: results.indicators });
  if (relation === 'self') return [first];
  const late = results.rhythms.filter((rhythm) => freshnessOn(rhythm, today).kind !== 'current').length;
  if (results.signals > 0) return [first, t('board.signals', { n: results.signals })];
  if (late > 0) return [first, t('start.missing', { n: late })];
  return results.indicators > 0 ? [first, t('board.updated')] : [first];
}

function placeOf({ unit, relation }: ChainStop, own: ReadonlySet<UnitId>, t: Words): readonly string[] {
  if (own.has(unit)) return [t('board.youAreHere')];
  return relation === 'self' ? [t('board.shownHere')] : [];
}
