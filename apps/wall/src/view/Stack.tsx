/** The pages of a wall, all drawn, one shown: what comes next is there before it is seen (WALL4). */
import type { DateText, WallView } from '@tavle/domain';
import type { Words } from '@tavle/text';
import type { ReactNode } from 'react';
import type { WallPage } from '../paging.ts';
import { Cell } from './Cell.tsx';
import { Large } from './Large.tsx';
import { Lifts } from './Lifts.tsx';

interface StackProps {
  readonly view: WallView;
  readonly pages: readonly WallPage[];
  readonly page: number;
  readonly today: DateText;
  readonly t: Words;
  readonly leastPx: number;
}

function Page({
  shown,
  name,
  children,
}: {
  readonly shown: boolean;
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={`${name} ${shown ? 'page shown' : 'page'}`} aria-hidden={shown ? undefined : true}>
      {children}
    </div>
  );
}

export function Stack({ view, pages, page, today, t, leastPx }: StackProps) {
  const find = (id: string | null) => view.indicators.find((each) => each.indicator.id === id) ?? null;
  const current = view.runsUntil === null ? null : find(view.current);
  const isTurned = (index: number): boolean => current === null && index === page;
  return (
    <>
      {pages.map(({ first, count, grid }, index) => (
        <Page key={`${first}/${count}`} shown={isTurned(index)} name={`grid columns-${grid.columns}`}>
          {view.indicators.slice(first, first + count).map((shown) => (
            <Cell key={shown.indicator.id} shown={shown} today={today} t={t} leastPx={leastPx} />
          ))}
        </Page>
      ))}
      {view.lifts.length === 0 ? null : (
        <Page key="lifts" shown={isTurned(pages.length)} name="lifted">
          <Lifts lifts={view.lifts} t={t} />
        </Page>
      )}
      {current === null ? null : (
        <Page key="current" shown name="current">
          <Large
            key={current.indicator.id}
            shown={current}
            balancing={find(current.indicator.balancing)}
            today={today}
            t={t}
            leastPx={leastPx}
          />
        </Page>
      )}
    </>
  );
}
