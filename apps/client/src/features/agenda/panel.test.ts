import { expect, test } from 'vitest';
import { bandOf, hangsTooHigh, highestMm, keptPanel, panelInAddress, pxPerMm, readPanel } from './panel.ts';

test('a 55 inch panel of 1920 by 1080 has 1.58 px to the millimetre, one of 4K twice that', () => {
  expect(pxPerMm(55, { width: 1920, height: 1080 })).toBeCloseTo(1.577, 3);
  expect(pxPerMm(55, { width: 3840, height: 2160 })).toBeCloseTo(3.154, 3);
});

test('the address sets the panel up: its size, its height above the floor, or none', () => {
  expect(panelInAddress('?panel=55')).toEqual({ inches: 55, edgeMm: 1000, side: 'spread' });
  expect(panelInAddress('?panel=65&kant=850')).toEqual({ inches: 65, edgeMm: 850, side: 'spread' });
  expect(panelInAddress('?panel=0')).toBe('off');
  for (const odd of ['', '?x=1', '?panel=', '?panel=stor', '?panel=5000', '?panel=-55', '?panel=55&kant=lav'])
    expect(panelInAddress(odd)).toBeUndefined();
});

test('what is kept is read again; anything else is no panel', () => {
  const panel = { inches: 75, edgeMm: 800, side: 'right' } as const;
  expect(readPanel(keptPanel(panel))).toEqual(panel);
  for (const odd of [null, '', 'x', '55', '55 x left', '0 0 0']) expect(readPanel(odd)).toBeNull();
  expect(readPanel('55 900 nowhere')?.side).toBe('spread');
});

test('the band of commands ends 1.2 m above the floor and begins where somebody seated reaches', () => {
  expect(bandOf({ edgeMm: 1000 })).toEqual({ fromMm: 0, heightMm: 200 });
  expect(bandOf({ edgeMm: 700 })).toEqual({ fromMm: 0, heightMm: 500 });
  const { fromMm, heightMm } = bandOf({ edgeMm: 100 });
  expect([fromMm, 100 + fromMm + heightMm]).toEqual([280, highestMm]);
  expect(hangsTooHigh({ edgeMm: 1040 })).toBe(false);
  expect(hangsTooHigh({ edgeMm: 1100 })).toBe(true);
});
