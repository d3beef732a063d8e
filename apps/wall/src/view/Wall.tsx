/** The whole wall of one board. */
import { comingMeetings, dateAt, type Instant, instantAt, type WallView, wallAt } from '@tavle/domain';
import { formatClock, type Words } from '@tavle/text';
import { type CSSProperties, useCallback, useMemo, useRef, useState } from 'react';
import { shiftAt } from '../life/shift.ts';
import type { Picture } from '../link/picture.ts';
import type { LinkAge } from '../link/staleness.ts';
import { type Need, pagesOf, type Space, type WallPage } from '../paging.ts';
import type { Settings } from '../settings.ts';
import { wallScale } from '../type-scale.ts';
import { lastUpdated, nextMeeting, silence } from '../wording.ts';
import { Foot } from './Foot.tsx';
import { Head } from './Head.tsx';
import { Needs } from './Needs.tsx';
import { Stack } from './Stack.tsx';
import { type Size, useFonts, useSize, useWindowSize } from './use-room.ts';
import { useTurning } from './use-turning.ts';

export interface WallProps {
  readonly picture: Picture;
  readonly settings: Settings;
  readonly t: Words;
  /** The server's clock, in ms. */
  readonly now: number;
  readonly age: LinkAge;
}

/** Sizes of a display as CSS variables; the chart of a cell is at least as high as four and a half lines of its text. */
export function scaleVariables(settings: Settings, window: Size): CSSProperties & { readonly leastPx: number } {
  const long = Math.max(window.width, window.height);
  const { least, name, value } = wallScale({ ...settings, widthPx: long });
  const px = (size: number): string => `${Math.ceil(size * 10) / 10}px`;
  const chart = Math.max(190 * (long / 1920), least * 4.5);
  const variables = { '--least': px(least), '--name': px(name), '--value': px(value), '--chart-least': px(chart) };
  return { ...variables, leastPx: least };
}

/** Meetings later than this are not announced, days. */
const announcedDays = 100;

/** The next meeting of the board's rhythm, or one planned beside it. */
function nextOf({ meets }: WallView, now: number): Instant | null {
  return comingMeetings(meets, instantAt(now), announcedDays)[0]?.at ?? null;
}

/** The view at a moment; the same one as long as it says the same, since pages are measured anew for another. */
function useView(value: WallView, now: number): WallView {
  const runs = wallAt(value, instantAt(now)) === value;
  return useMemo(() => (runs ? value : { ...value, runsUntil: null, current: null }), [value, runs]);
}

interface Measured {
  readonly by: readonly unknown[];
  readonly needs: readonly Need[];
}

const noNeed: Need = { 1: 0, 2: 0, 3: 0 };
const sameInputs = (a: readonly unknown[] | undefined, b: readonly unknown[]): boolean =>
  a !== undefined && a.length === b.length && a.every((each, index) => each === b[index]);

/** The pages of a view in the room there is; measured again when anything changes that text is laid out by. */
function usePages(view: WallView, space: Space, inputs: readonly unknown[]) {
  const [measured, setMeasured] = useState<Measured | null>(null);
  const isKnown = sameInputs(measured?.by, inputs);
  const latest = useRef(inputs);
  latest.current = inputs;
  const onMeasured = useCallback((needs: readonly Need[]) => setMeasured({ by: latest.current, needs }), []);
  const { heightPx, upright } = space;
  const pages = useMemo((): readonly WallPage[] => {
    const needs = view.indicators.map((_, index) => measured?.needs[index] ?? noNeed);
    return pagesOf(needs, { heightPx, upright });
  }, [view, measured, heightPx, upright]);
  return { pages, isKnown, onMeasured };
}

const isMadeUp = (view: WallView): boolean =>
  view.indicators.some((shown) => shown.points.some((point) => point.origin === 'exercise'));

export function Wall({ picture, settings, t, now, age }: WallProps) {
  const view = useView(picture.value, now);
  const window = useWindowSize();
  const stack = useRef<HTMLElement>(null);
  const room = useSize(stack) ?? window;
  const fonts = useFonts();
  const today = dateAt(now);
  const upright = window.height > window.width;
  const space = { heightPx: room.height, upright };
  const { pages, isKnown, onMeasured } = usePages(view, space, [view, today, t, room.width, room.height, fonts]);
  const count = pages.length + (view.lifts.length > 0 ? 1 : 0);
  const { rotation, hold, go } = useTurning(count);
  const { leastPx, ...variables } = scaleVariables(settings, window);
  const { x, y } = shiftAt(now);
  const follows = view.runsUntil !== null && view.current !== null;
  const turning = { page: rotation.page, pages: count, held: rotation.heldUntil !== null, onHold: hold, onGo: go };
  const className = ['wall', upright ? 'upright' : '', age.kind === 'old' ? 'old' : ''].filter(Boolean).join(' ');
  return (
    <div className={className} style={{ ...variables, transform: `translate(${x}px, ${y}px)` }}>
      <Head
        view={view}
        t={t}
        clock={formatClock(instantAt(now), t.locale)}
        turning={count > 1 && !follows ? turning : null}
        isExercise={isMadeUp(view)}
      />
      <main className="stack" ref={stack}>
        {view.indicators.length === 0 ? <p className="nothing">{t('screen.empty')}</p> : null}
        <Stack view={view} pages={pages} page={rotation.page} today={today} t={t} leastPx={leastPx} />
        {isKnown ? null : (
          <Needs
            key={`${room.width}/${room.height}/${fonts}/${today}`}
            indicators={view.indicators}
            today={today}
            t={t}
            widthPx={room.width}
            onMeasured={onMeasured}
          />
        )}
      </main>
      <Foot
        silence={silence(age, now, t)}
        updated={picture.at === null ? '' : lastUpdated(picture.at, t)}
        meeting={view.runsUntil !== null ? '' : nextMeeting(nextOf(view, now), now, t)}
        path={view.path}
      />
    </div>
  );
}
