import { expect, test } from 'vitest';
import { type StatusShape, statusSign, type VariationShape, variationSign } from './signs.ts';
import { toSvgText } from './svg.ts';

const statuses: readonly StatusShape[] = ['met', 'near', 'notMet', 'noTarget', 'noMeasurement', 'hidden', 'stale'];
const variations: readonly VariationShape[] = ['rising', 'falling', 'step', 'wave', 'dots', 'flat'];
const black = { met: '#000', onMet: '#000', near: '#000', notMet: '#000', onNotMet: '#000', none: '#000' };

test('SIGN2: no two marks are alike when all colours are the same', () => {
  const drawn = [
    ...statuses.map((shape) => toSvgText(statusSign(shape, black))),
    ...variations.map((shape) => toSvgText(variationSign(shape, '#000'))),
  ];
  expect(new Set(drawn).size).toBe(statuses.length + variations.length);
});

test('each mark takes its colours from where it is shown', () => {
  const colours = { met: 'blue', onMet: 'white', near: 'yellow', notMet: 'red', onNotMet: 'ivory', none: 'grey' };
  const coloursOf = (shape: StatusShape) =>
    toSvgText(statusSign(shape, colours)).match(/(?<=(fill|stroke)=")[a-z]+(?=")/g);
  expect(coloursOf('met')).toEqual(['blue', 'none', 'white']);
  expect(coloursOf('notMet')).toEqual(['red', 'none', 'ivory']);
  expect(coloursOf('stale')).toEqual(['none', 'grey', 'none', 'grey']);
  expect(toSvgText(variationSign('step', 'currentColor'))).toContain('stroke="currentColor"');
});
