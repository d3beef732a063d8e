/** Writes every sample as one page to look at: `node packages/chart/src/gallery.testing.ts <file.html>`. */
import { writeFileSync } from 'node:fs';
import { runChart } from './draw.ts';
import { type Sample, samples } from './samples.ts';
import { toSvgText } from './svg.ts';
import { chartTable } from './table.ts';

const font = import.meta.resolve('@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2');

const style = `
@font-face { font-family: Plex; src: url('${font}'); font-weight: 100 700 }
body { font: 16px/1.4 Plex, 'IBM Plex Sans', system-ui, sans-serif; color: #15212b; background: #f1f4f3; margin: 24px; font-variant-numeric: tabular-nums }
main { display: flex; flex-wrap: wrap; gap: 20px; align-items: start }
figure { margin: 0; background: #fff; border: 1px solid #d7dee1; border-radius: 12px; padding: 14px 18px }
figcaption { font-size: 14px; color: #51606c; margin-bottom: 8px }
svg { display: block } table { font-size: 13px; border-collapse: collapse } th, td { padding: 1px 10px 1px 0; text-align: left }`;

function figure({ title, input, size }: Sample): string {
  const { head, rows } = chartTable(input);
  const table = [head, ...rows.map((row) => row.cells)].map(
    (cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  );
  const details = `<details><summary>Tabel</summary><table>${table.join('')}</table></details>`;
  return `<figure><figcaption>${title}</figcaption>${toSvgText(runChart(input, size))}${details}</figure>`;
}

const target = process.argv[2];
if (target === undefined)
  throw new Error('Name the file to write: node packages/chart/src/gallery.testing.ts <file.html>');
const body = `<main>${samples.map(figure).join('\n')}</main>`;
writeFileSync(
  target,
  `<!doctype html><html lang="da"><meta charset="utf-8"><title>Diagrammer</title><style>${style}</style>${body}</html>\n`,
);
