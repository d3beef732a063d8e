/** WALL5: the indicator a running meeting looks at, large; the one that balances it stands beside it (SIGN5). */
import type { DateText, WallIndicator } from '@tavle/domain';
import { becauseSentence, type Words } from '@tavle/text';
import { readingOf } from '../reading.ts';
import { Cell, Figures, Move } from './Cell.tsx';
import { WallChart, wallCurve } from './WallChart.tsx';

interface LargeProps {
  readonly shown: WallIndicator;
  readonly balancing: WallIndicator | null;
  readonly today: DateText;
  readonly t: Words;
  readonly leastPx: number;
}

export function Large({ shown, balancing, today, t, leastPx }: LargeProps) {
  const reading = readingOf(shown, today, t);
  const { variation, because } = shown.assessment;
  return (
    <section className={balancing === null ? 'large' : 'large balanced'}>
      <article className="cell main">
        {shown.goalText === '' ? null : <p className="goal">{shown.goalText}</p>}
        <h2 className="name">{reading.name}</h2>
        <div className="row">
          <Figures reading={reading} t={t} />
          <div className="reason">
            <Move reading={reading} t={t} />
            <p className="because">{becauseSentence(variation, because, t)}</p>
            {reading.rolled === '' ? null : <p className="rolled">{reading.rolled}</p>}
          </div>
        </div>
        <WallChart input={wallCurve(shown, today, t)} kind="large" leastPx={leastPx} />
      </article>
      {balancing === null ? null : (
        <aside className="beside" aria-label={t('board.seenTogether')}>
          <p className="together">{t('board.seenTogether')}</p>
          <Cell shown={balancing} today={today} t={t} leastPx={leastPx} />
        </aside>
      )}
    </section>
  );
}
