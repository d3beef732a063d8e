/** One indicator of a page. */
import type { DateText, WallIndicator } from '@tavle/domain';
import type { Words } from '@tavle/text';
import { memo } from 'react';
import { type Reading, readingOf } from '../reading.ts';
import { MoveSign, StatusSign } from './Shapes.tsx';
import { WallChart, wallCurve } from './WallChart.tsx';

/** Names longer than this are set narrower, as high as the others, so that they take two lines of a third of the panel. */
const longNameLetters = 34;

interface CellProps {
  readonly shown: WallIndicator;
  readonly today: DateText;
  readonly t: Words;
  readonly leastPx: number;
}

/** The number with both its marks. */
export function Figures({ reading, t }: { readonly reading: Reading; readonly t: Words }) {
  const { value, target } = reading;
  // The word that stands for the number is the status: it is not said twice.
  const isSaid = reading.shape === 'hidden' || reading.shape === 'noMeasurement';
  return (
    <div className="figures">
      <p className={reading.isWord ? 'value word' : reading.isLong ? 'value long' : 'value'}>
        <StatusSign shape={reading.shape} />
        <span className="figure">{value.figure}</span>
        {value.unit === '' ? null : <span className="unit"> {value.unit}</span>}
        {reading.isExercise ? <span className="tag">{t('ind.exercise')}</span> : null}
      </p>
      <div className="against">
        {isSaid ? null : <p className="status">{reading.statusWord}</p>}
        {reading.age !== '' ? (
          <p className="age">{reading.age}</p>
        ) : target === null || reading.shape === 'stale' ? null : (
          <p className="target">
            <span aria-hidden="true">{target.sign}</span>
            <span className="unseen">{target.words}</span>
          </p>
        )}
      </div>
    </div>
  );
}

/** Sign and word of the variation, and whether the number is made up. */
export function Move({ reading, t }: { readonly reading: Reading; readonly t: Words }) {
  return (
    <p className="move">
      <MoveSign shape={reading.move.shape} />
      <span>{reading.move.word}</span>
      {reading.isExercise ? <span className="tag">{t('ind.exercise')}</span> : null}
    </p>
  );
}

/** A cell without its chart: what `Needs` measures. */
export function CellText({ reading, t }: { readonly reading: Reading; readonly t: Words }) {
  return (
    <>
      <h2 className={reading.name.length > longNameLetters ? 'name long' : 'name'}>{reading.name}</h2>
      <Figures reading={reading} t={t} />
      <Move reading={reading} t={t} />
      {reading.rolled === '' ? null : <p className="rolled">{reading.rolled}</p>}
    </>
  );
}

export const Cell = memo(function Cell({ shown, today, t, leastPx }: CellProps) {
  const reading = readingOf(shown, today, t);
  return (
    <article className="cell">
      <CellText reading={reading} t={t} />
      <WallChart input={wallCurve(shown, today, t)} kind="wall" leastPx={leastPx} />
    </article>
  );
});
