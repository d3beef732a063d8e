import { date, type WallView } from '@tavle/domain';
import { words } from '@tavle/text';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { pagesOf } from '../paging.ts';
import { madeWall, notForWalls } from '../testing/made-wall.ts';
import { Stack } from './Stack.tsx';
import { wallCurve } from './WallChart.tsx';

const t = words('da');
const today = date('2026-11-21');
const moment = '2026-11-21T09:04:00.000Z';

function markup(view: WallView, page = 0): string {
  const pages = pagesOf(
    view.indicators.map(() => ({ 1: 1, 2: 1, 3: 1 })),
    { heightPx: 900, upright: false },
  );
  return renderToStaticMarkup(<Stack view={view} pages={pages} page={page} today={today} t={t} leastPx={42} />);
}

const seen = (html: string): string[] =>
  html
    .split('<div class="')
    .flatMap((part) => (/^[^"]*page shown/.test(part) ? [part.slice(0, part.indexOf('"'))] : []));

test('WALL4: all pages are drawn and exactly one is shown', () => {
  const { view } = madeWall(moment);
  for (const page of [0, 1, 2]) {
    const html = markup(view, page);
    expect(seen(html)).toHaveLength(1);
    for (const { indicator } of view.indicators) expect(html).toContain(indicator.name);
  }
  expect(seen(markup(view, 0))).toEqual(['grid columns-3 page shown']);
  expect(seen(markup(view, 2))).toEqual(['lifted page shown']);
});

test('SMALL6: nothing anybody wrote about people, and no lift that is not for walls, stands on the wall', () => {
  const { view } = madeWall(moment, { running: true, current: 'udredt' });
  const html = markup(view) + view.indicators.map((shown) => JSON.stringify(wallCurve(shown, today, t))).join('');
  for (const words of notForWalls) expect(html).not.toContain(words);
  expect(html).toContain('To psykologer til ambulatoriet');
});

test('WALL5: in a running meeting the wall follows its current item', () => {
  const { view } = madeWall(moment, { running: true, current: 'genindlagt' });
  const html = markup(view, 1);
  expect(seen(html)).toEqual(['current page shown']);
  const large = html.slice(html.indexOf('current page shown'));
  expect(large).toContain('Akut genindlagt inden for 30 dage');
  expect(large).not.toContain('Første samtale');
  expect(seen(markup(madeWall(moment, { running: true }).view, 1))).toEqual(['grid columns-2 page shown']);
  expect(seen(markup(madeWall(moment, { current: 'genindlagt' }).view, 0))).toEqual(['grid columns-3 page shown']);
});

test('SIGN5: the indicator that balances the current one stands beside it', () => {
  const html = markup(madeWall(moment, { running: true, current: 'udredt' }).view);
  const large = html.slice(html.indexOf('current page shown'));
  expect(large).toContain('Udredt inden for 30 dage');
  expect(large).toContain('Ses sammen med');
  expect(large).toContain('Første samtale inden for 10 dage');
});

test('SIGN4: the age stands on the wall in words', () => {
  const html = markup(madeWall(moment).view);
  expect(html).toContain('Mangler måling');
  expect(html).toContain('Ikke opdateret siden');
});
