/** The upper edge of the wall: whose board, which page, what time. */
import type { WallView } from '@tavle/domain';
import type { Words } from '@tavle/text';

interface HeadProps {
  readonly view: WallView;
  readonly t: Words;
  readonly clock: string;
  /** Null when there is nothing to turn. */
  readonly turning: {
    readonly page: number;
    readonly pages: number;
    readonly held: boolean;
    readonly onHold: () => void;
    readonly onGo: () => void;
  } | null;
  readonly isExercise: boolean;
}

export function Head({ view, t, clock, turning, isExercise }: HeadProps) {
  return (
    <header className="head">
      <h1>{view.unitName}</h1>
      {view.runsUntil !== null ? <p className="running">{t('screen.inMeeting')}</p> : null}
      {isExercise ? <p className="tag">{t('ind.exercise')}</p> : null}
      {turning === null ? null : (
        <div className="turning">
          <p>{t('screen.page', { n: turning.page + 1, m: turning.pages })}</p>
          <button
            type="button"
            className="pause"
            aria-label={t(turning.held ? 'screen.resume' : 'screen.pause')}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={turning.held ? turning.onGo : turning.onHold}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
              <path d={turning.held ? 'M7 4.5v15l13-7.5z' : 'M7 4.5h3.4v15H7zM13.6 4.5H17v15h-3.4z'} />
            </svg>
            {turning.held ? <span>{t('screen.resume')}</span> : null}
          </button>
        </div>
      )}
      <p className="clock">{clock}</p>
    </header>
  );
}
