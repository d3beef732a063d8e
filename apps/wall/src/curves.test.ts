import { runChart, toSvgText } from '@tavle/chart';
import { asId, date, type IndicatorId, type WallIndicator } from '@tavle/domain';
import { noBreakSpace, words } from '@tavle/text';
import { expect, test } from 'vitest';
import { wallCurve } from './view/WallChart.tsx';
import { madeWall } from './testing/made-wall.ts';

const t = words('da');
const { view } = madeWall('2026-11-21T09:04:00.000Z');
const today = date('2026-11-21');

function shown(id: string): WallIndicator {
  const found = view.indicators.find((each) => each.indicator.id === asId<IndicatorId>(id));
  if (found === undefined) throw new Error(`no indicator ${id}`);
  return found;
}

const states = (id: string, day = today) => wallCurve(shown(id), day, t).points.map((point) => point.state);

test('SIGN4: periods nobody has measured are gaps, up to the newest that is due', () => {
  expect(states('udredt').slice(-2)).toEqual(['shown', 'shown']);
  expect(states('udredt', date('2026-12-14')).slice(-3)).toEqual(['shown', 'missing', 'missing']);
  const late = wallCurve(shown('kontakt'), today, t).points;
  expect(late[late.length - 1]).toEqual({ label: 'uge 45–46', at: '2026-11-15', value: null, state: 'missing' });
});

test('a gap in the middle breaks the curve', () => {
  const whole = shown('udredt');
  const points = whole.points.filter((_, index) => index !== 10 && index !== 11);
  const drawn = wallCurve({ ...whole, points }, today, t).points;
  expect(drawn.map((point) => point.state).slice(9, 13)).toEqual(['shown', 'missing', 'missing', 'shown']);
  expect(drawn).toHaveLength(20);
});

test('SMALL6: a hidden point has no value, in the chart and in what is said of it', () => {
  const input = wallCurve(shown('baelte'), today, t);
  const last = input.points[input.points.length - 1];
  expect(last).toMatchObject({ state: 'hidden', value: null });
  expect(input.label).toContain('Skjult');
  // 3 of 98: neither the count nor its share is anywhere in the picture.
  expect(toSvgText(runChart(input, { kind: 'wall' }))).not.toMatch(/3[,.]06|>3</);
});

test('the label tells span, newest number and why the curve says what it says', () => {
  const { label } = wallCurve(shown('udredt'), today, t);
  expect(label).toMatch(/^Kurve for Udredt inden for 30 dage: 20 målinger fra uge 7–8, 2026 til uge 45–46, 2026/);
  expect(label).toContain(`92${noBreakSpace}%`);
  expect(label).toMatch(/Tegn på skift: \d+ målinger i træk over medianen/);
});

test('WALL2: an indicator without measurements says so instead of an empty chart', () => {
  const input = wallCurve(shown('stillinger'), today, t);
  expect(toSvgText(runChart(input, { kind: 'wall', width: 580, height: 190 }))).toContain('Ingen målinger endnu');
});

test('targets and phases reach the chart with their dates', () => {
  const input = wallCurve(shown('udredt'), today, t);
  expect(input.targets).toEqual([{ from: '2020-01-01', levels: [90] }]);
  expect(input.phases).toMatchObject([{ centre: 84, reason: '' }]);
  expect(input.signalRun).not.toBeNull();
});
