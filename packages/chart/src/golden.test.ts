import { describe, expect, test } from 'vitest';
import { runChart, toSvgText } from './index.ts';
import { samples } from './samples.ts';

describe('golden pictures (look at them: node packages/chart/src/gallery.testing.ts <file.html>)', () => {
  test.each(samples.map((sample) => [sample.name, sample] as const))('%s', async (name, { input, size }) => {
    await expect(toSvgText(runChart(input, size))).toMatchFileSnapshot(`./fixtures/${name}.svg`);
  });
});
