/**
 * Nine cells from a spreadsheet in every common format a Danish desk meets: each becomes the right number, or is asked about, or is refused with
 * a sentence. Never another number. `?` marks a cell that is asked about, `!` one that is refused; every other cell must be exactly its number.
 */
import { valueRefusal } from '@tavle/board';
import type { Indicator } from '@tavle/domain';
import { describe, expect, test } from 'vitest';
import { type Clipboard, pastedBlock } from './clipboard.ts';
import { rowsOf } from './entry-rows.testing.ts';
import { placeBlock } from './place-block.ts';
import { readValue, type TypedValue } from './read-value.ts';

type Kind = Indicator['kind'];
type Number = number | readonly [part: number, whole: number];
type Found = Number | '?' | '!' | 'not relevant';

const nb = '\u00a0';
const decimals = [92.5, 7, 0, 1234.5, 0.5, 12, 100, 3.25, 58.1] as const;
const wholes = [1234, 12, 0, 12345, 7, 100, 1402, 999, 1000000] as const;
const shares = [92.5, 87, 100, 0, 45.25, 99.9, 12, 3.8, 50] as const;
const parts = [
  [126, 137],
  [52, 70],
  [24, 1399],
  [0, 98],
  [3, 96],
  [23, 1402],
  [61, 598],
  [71, 82],
  [1402, 2411],
] as const;

/** Written with these separators; as many decimals as the number has, or fixed. */
const write =
  (group: string, decimal: string, fixed?: number) =>
  (value: number): string => {
    const text = fixed === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(fixed);
    const [whole = '', fraction] = text.split('.');
    const grouped = group === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
    return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : decimal + fraction}`;
  };
const da = write('.', ',');
const da1 = write('.', ',', 1);
const da2 = write('.', ',', 2);
const plain = write('', ',');
const en = write(',', '.');
const en2 = write(',', '.', 2);
const point = write('', '.');
const spaced = write(' ', ',');
const noBreak = write(nb, ',');
const narrow = write('\u202f', ',');
const swiss = write('’', '.');

const column = (cells: readonly string[]): Clipboard => ({ html: '', text: `${cells.join('\r\n')}\r\n` });
const row = (cells: readonly (readonly string[])[]): Clipboard => ({
  html: '',
  text: `${cells.map((each) => each.join('\t')).join('\r\n')}\r\n`,
});

/** The HTML flavour of Excel for Windows: styles, fragments, a wrong text flavour beside it so that only the HTML can have been read. */
const excel = (cells: readonly (readonly string[])[]): Clipboard => ({
  text: 'noget andet\tend det, der står i tabellen',
  html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--td {mso-number-format:"0\\.0";} .xl65 {padding:0px}--></style></head><body><!--StartFragment--><table border=0><col width=64>${cells
    .map(
      (each) =>
        `\r\n <tr height=20>\r\n${each.map((cell) => `  <td height=20 class=xl65 align=right style='height:15.0pt'>${cell.replaceAll('&', '&amp;').replaceAll(nb, '&nbsp;')}</td>`).join('\r\n')}</tr>`,
    )
    .join('')}<!--EndFragment--></table></body></html>`,
});
/** LibreOffice writes the number itself beside the text. */
const libre = (cells: readonly (readonly [text: string, raw: number])[]): Clipboard => ({
  text: cells.map(([text]) => text).join('\n'),
  html: `<table>${cells.map(([text, raw]) => `<tr><td sdval="${raw}" sdnum="1030;0;#.##0">${text}</td></tr>`).join('')}</table>`,
});
const sheets = (cells: readonly (readonly [text: string, raw: number])[]): Clipboard => ({
  text: cells.map(([text]) => text).join('\n'),
  html: `<google-sheets-html-origin><style type="text/css"><!--td {border: 1px}--></style><table><tbody>${cells.map(([text, raw]) => `<tr><td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:${raw}}" data-sheets-numberformat="{&quot;1&quot;:2}">${text}</td></tr>`).join('')}</tbody></table>`,
});
const oldExcel = (cells: readonly (readonly [text: string, raw: number])[]): Clipboard => ({
  text: '',
  html: `<table>${cells.map(([text, raw]) => `<tr><td x:num="${raw}">${text}</td></tr>`).join('')}</table>`,
});

const asked = <T>(values: readonly T[], at: readonly number[], sign: '?' | '!' = '?'): readonly (T | '?' | '!')[] =>
  values.map((value, index) => (at.includes(index) ? sign : value));
const all = (sign: '?' | '!'): readonly Found[] => Array.from({ length: 9 }, () => sign);
const pair = (one: (value: number) => string, between: string) =>
  parts.map(([part, whole]) => `${one(part)}${between}${one(whole)}`);

interface Case {
  readonly name: string;
  readonly kind: Kind;
  readonly unit?: string;
  readonly clipboard: Clipboard;
  readonly expected: readonly Found[];
}
const of = (name: string, kind: Kind, clipboard: Clipboard, expected: readonly Found[], unit?: string): Case => ({
  name,
  kind,
  clipboard,
  expected,
  ...(unit === undefined ? {} : { unit }),
});

const measured: readonly Case[] = [
  of('standard', 'value', column(decimals.map(plain)), decimals),
  of('tusindtal med punktum', 'value', column(decimals.map(da)), decimals),
  of(
    'en decimal',
    'value',
    column([92.5, 7, 0, 1234.5, 0.5, 12, 100, 3.3, 58.1].map(da1)),
    [92.5, 7, 0, 1234.5, 0.5, 12, 100, 3.3, 58.1],
  ),
  of('to decimaler', 'value', column(decimals.map(da2)), decimals),
  of('mellemrum som tusindtal', 'value', column(decimals.map(spaced)), decimals),
  of('hårdt mellemrum som tusindtal', 'value', column(decimals.map(noBreak)), decimals),
  of('smalt mellemrum som tusindtal', 'value', column(decimals.map(narrow)), decimals),
  of('engelsk Excel', 'value', column(decimals.map(en)), decimals),
  of('engelsk Excel, to decimaler', 'value', column(decimals.map(en2)), decimals),
  of('punktum uden tusindtal', 'value', column(decimals.map(point)), decimals),
  of('schweizisk', 'value', column(decimals.map(swiss)), decimals),
  of('apostrof som tusindtal', 'value', column(decimals.map(write("'", ','))), decimals),
  of('blanke foran og bagved', 'value', column(decimals.map((value) => `  ${da(value)} ${nb}`)), decimals),
  of('usynlige tegn', 'value', column(decimals.map((value) => `\u200e${da(value)}\u200b`)), decimals),
  of('plus foran', 'value', column(decimals.map((value) => `+${da(value)}`)), decimals),
  of(
    'minus foran',
    'value',
    column(decimals.map((value) => `-${da(value)}`)),
    decimals.map((value) => 0 - value),
  ),
  of(
    'typografisk minus',
    'value',
    column(decimals.map((value) => `−${da(value)}`)),
    decimals.map((value) => 0 - value),
  ),
  of(
    'tankestreg som minus',
    'value',
    column(decimals.map((value) => `–${da(value)}`)),
    decimals.map((value) => 0 - value),
  ),
  of(
    'minus bagefter (SAP)',
    'value',
    column(decimals.map((value) => `${da2(value)}-`)),
    decimals.map((value) => 0 - value),
  ),
  of(
    'parentes for minus',
    'value',
    column(decimals.map((value) => `(${da(value)})`)),
    decimals.map((value) => 0 - value),
  ),
  of('uden nul foran komma', 'value', column(decimals.map((value) => da(value).replace(/^0(?=,)/, ''))), decimals),
  of(
    'tusindtal uden andre spor',
    'value',
    column([1234, 12, 0, 12345, 7, 100, 1402, 999, 10500].map(da)),
    asked([1234, 12, 0, 12345, 7, 100, 1402, 999, 10500], [0, 3, 6, 8]),
  ),
  of(
    'engelske tusindtal uden andre spor',
    'value',
    column([1234, 12, 0, 12345, 7, 100, 1402, 999, 10500].map(en)),
    asked([1234, 12, 0, 12345, 7, 100, 1402, 999, 10500], [0, 3, 6, 8]),
  ),
  of(
    'tre decimaler uden andre spor',
    'value',
    column(['1,234', '2,5', '3,125', '4', '5', '6', '7', '8', '9']),
    [1.234, 2.5, 3.125, 4, 5, 6, 7, 8, 9],
  ),
  of(
    'et tal med to punktummer afgør kolonnen',
    'value',
    column(['1.234', '1.234.567', '2.500', '4', '5', '6', '7', '8', '9']),
    [1234, 1234567, 2500, 4, 5, 6, 7, 8, 9],
  ),
  of('komma og punktum blandet', 'value', column(['92,5', '7.25', '1.234', '12,000', '5', '6', '7', '8', '9']), [
    92.5,
    7.25,
    '?',
    '?',
    5,
    6,
    7,
    8,
    9,
  ]),
  of('procenttegn på indikator i procent', 'value', column(decimals.map((value) => `${da(value)} %`)), decimals, '%'),
  of('procenttegn på indikator i dage', 'value', column(decimals.map((value) => `${da(value)} %`)), all('!'), 'dage'),
  of('egen enhed bagefter', 'value', column(decimals.map((value) => `${da(value)} dage`)), decimals, 'dage'),
  of('anden enhed bagefter', 'value', column(decimals.map((value) => `${da(value)} uger`)), all('!'), 'dage'),
];

const money: readonly Case[] = [
  of('kr. foran', 'value', column(decimals.map((value) => `kr. ${da2(value)}`)), decimals, 'kr.'),
  of('kr. bagefter', 'value', column(decimals.map((value) => `${da2(value)} kr.`)), decimals, 'kr.'),
  of('kr uden punktum', 'value', column(decimals.map((value) => `${da2(value)} kr`)), decimals, 'kr.'),
  of('DKK foran', 'value', column(decimals.map((value) => `DKK ${da2(value)}`)), decimals, 'kr.'),
  of('hårdt mellemrum før kr.', 'value', column(decimals.map((value) => `${da2(value)}${nb}kr.`)), decimals, 'kr.'),
  of(
    'regnskabsformat: nul er en streg',
    'value',
    column(decimals.map((value) => (value === 0 ? ` -${nb}  kr. ` : ` ${da2(value)} kr. `))),
    asked(decimals, [2], '!'),
    'kr.',
  ),
  of(
    'hele kroner med ,-',
    'value',
    column([950, 12, 7, 80, 5, 6, 100, 8, 9].map((value) => `${da(value)},-`)),
    [950, 12, 7, 80, 5, 6, 100, 8, 9],
    'kr.',
  ),
  of(
    'minus før kr.',
    'value',
    column(decimals.map((value) => `-kr. ${da2(value)}`)),
    decimals.map((value) => 0 - value),
    'kr.',
  ),
  of('kroner på indikator uden enhed', 'value', column(decimals.map((value) => `${da2(value)} kr.`)), decimals),
  of('kroner på indikator i procent', 'value', column(decimals.map((value) => `${da2(value)} kr.`)), all('!'), '%'),
  of('euro', 'value', column(decimals.map((value) => `${da2(value)} €`)), all('!'), 'kr.'),
];

const counted: readonly Case[] = [
  of('antal', 'count', column(wholes.map(plain)), wholes),
  of('antal, tusindtal med punktum', 'count', column(wholes.map(da)), wholes),
  of('antal, engelske tusindtal', 'count', column(wholes.map(en)), wholes),
  of('antal, mellemrum', 'count', column(wholes.map(spaced)), wholes),
  of('antal, hårdt mellemrum', 'count', column(wholes.map(noBreak)), wholes),
  of('antal med to decimaler', 'count', column(wholes.map(da2)), wholes),
  of('antal, engelsk med to decimaler', 'count', column(wholes.map(en2)), wholes),
  of('hele tusinder alene', 'count', column(['1.000', '2.000', '3', '4', '5', '6', '7', '8', '9']), [
    '?',
    '?',
    3,
    4,
    5,
    6,
    7,
    8,
    9,
  ]),
  of('halve', 'count', column(['2,5', '1', '2', '3', '4', '5', '6', '7', '8']), ['!', 1, 2, 3, 4, 5, 6, 7, 8]),
  of('negative antal', 'count', column(['-3', '1', '2', '3', '4', '5', '6', '7', '-8']), [
    '!',
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    '!',
  ]),
  of('procent i et antal', 'count', column(wholes.map((value) => `${da(value)} %`)), all('!')),
];

const inPercent: readonly Case[] = [
  of('procent', 'share', column(shares.map((value) => `${da(value)} %`)), shares),
  of('procent uden mellemrum', 'share', column(shares.map((value) => `${da(value)}%`)), shares),
  of('procent, hårdt mellemrum', 'share', column(shares.map((value) => `${da(value)}${nb}%`)), shares),
  of('procent, to decimaler', 'share', column(shares.map((value) => `${da2(value)} %`)), shares),
  of('procent, engelsk', 'share', column(shares.map((value) => `${point(value)}%`)), shares),
  of('procent, tre decimaler', 'share', column(shares.map((value) => `${write('', ',', 3)(value)} %`)), shares),
  of('procent, tre decimaler, engelsk', 'share', column(shares.map((value) => `${write('', '.', 3)(value)}%`)), shares),
  of('pct.', 'share', column(shares.map((value) => `${da(value)} pct.`)), shares),
  of('procent med ord', 'share', column(shares.map((value) => `${da(value)} procent`)), shares),
  of('andel uden procent', 'share', column(shares.map((value) => plain(value / 100))), all('!')),
  of('tal uden procent', 'share', column(shares.map(plain)), all('!')),
  of('over hundrede', 'share', column(['112 %', ...shares.slice(1).map((value) => `${da(value)} %`)]), [
    '!',
    ...shares.slice(1),
  ]),
  of('kroner i en andel', 'share', column(shares.map((value) => `${da(value)} kr.`)), all('!')),
];

const inParts: readonly Case[] = [
  of('tæller / nævner', 'share', column(pair(plain, ' / ')), parts),
  of('tæller/nævner', 'share', column(pair(plain, '/')), parts),
  of('tæller / nævner, tusindtal', 'share', column(pair(da, ' / ')), parts),
  of('tæller af nævner', 'share', column(pair(plain, ' af ')), parts),
  of('tæller ud af nævner', 'share', column(pair(plain, ' ud af ')), parts),
  of('to kolonner', 'share', row(parts.map(([part, whole]) => [plain(part), plain(whole)])), parts),
  of('to kolonner, tusindtal', 'share', row(parts.map(([part, whole]) => [da(part), da(whole)])), parts),
  of('to kolonner, engelske tusindtal', 'share', row(parts.map(([part, whole]) => [en(part), en(whole)])), parts),
  of('to kolonner, HTML', 'share', excel(parts.map(([part, whole]) => [spaced(part), spaced(whole)])), parts),
  of('to kolonner, decimaler', 'share', row(parts.map(([part, whole]) => [da2(part), da2(whole)])), parts),
  of('tæller større end nævner', 'share', column(['140/137', ...pair(plain, '/').slice(1)]), ['!', ...parts.slice(1)]),
  of('nævner nul', 'share', column(['0/0', ...pair(plain, '/').slice(1)]), ['!', ...parts.slice(1)]),
  of('pr. 1.000 sengedage', 'rate', column(pair(da, ' / ')), parts),
  of('pr. 1.000, to kolonner', 'rate', row(parts.map(([part, whole]) => [da(part), da(whole)])), parts),
];

const flavours: readonly Case[] = [
  of('Excel, HTML', 'value', excel(decimals.map((value) => [da(value)])), decimals),
  of('Excel, HTML, procent', 'share', excel(shares.map((value) => [`${da(value)}${nb}%`])), shares),
  of(
    'Excel, HTML, tusindtal alene',
    'value',
    excel(['1.234', '12', '0', '7', '1', '2', '3', '4', '5'].map((text) => [text])),
    ['?', 12, 0, 7, 1, 2, 3, 4, 5],
  ),
  of(
    'Excel, HTML, skrift i cellen',
    'value',
    excel(
      decimals.map((value) => [`<font color="#FF0000"><span style='mso-spacerun:yes'>${nb}</span>${da(value)}</font>`]),
    ),
    decimals,
  ),
  of(
    'LibreOffice ved, hvad 1.234 er',
    'value',
    libre([
      ['1.234', 1234],
      ['1.234', 1.234],
      ['12', 12],
      ['2.500', 2500],
      ['0,5', 0.5],
      ['7', 7],
      ['1', 1],
      ['2', 2],
      ['3', 3],
    ]),
    [1234, 1.234, 12, 2500, 0.5, 7, 1, 2, 3],
  ),
  of(
    'LibreOffice, afrundet visning',
    'value',
    libre([
      ['1.234', 1234.4],
      ['12.346', 12345.6],
      ['1', 1],
      ['2', 2],
      ['3', 3],
      ['4', 4],
      ['5', 5],
      ['6', 6],
      ['7', 7],
    ]),
    [1234, 12346, 1, 2, 3, 4, 5, 6, 7],
  ),
  of('LibreOffice, procent', 'share', libre(shares.map((value) => [`${da(value)} %`, value / 100] as const)), shares),
  of(
    'Google Sheets ved, hvad 1,234 er',
    'value',
    sheets([
      ['1,234', 1.234],
      ['2,500', 2500],
      ['12', 12],
      ['1', 1],
      ['2', 2],
      ['3', 3],
      ['4', 4],
      ['5', 5],
      ['6', 6],
    ]),
    [1.234, 2500, 12, 1, 2, 3, 4, 5, 6],
  ),
  of(
    'ældre Excel',
    'value',
    oldExcel([
      ['1.234', 1234],
      ['1.500', 1.5],
      ['3', 3],
      ['4', 4],
      ['5', 5],
      ['6', 6],
      ['7', 7],
      ['8', 8],
      ['9', 9],
    ]),
    [1234, 1.5, 3, 4, 5, 6, 7, 8, 9],
  ),
  of('citationstegn om cellen', 'value', column(decimals.map((value) => `"${da(value)}"`)), decimals),
  of('linjeskift i cellen', 'value', column(decimals.map((value) => `"${da(value)}\n"`)), decimals),
  of('kun linjeskift (Mac)', 'value', { html: '', text: decimals.map(da).join('\r') }, decimals),
];

const bad: readonly Case[] = [
  of('videnskabelig visning', 'value', column(['1,23E+05', ...decimals.slice(1).map(da)]), ['!', ...decimals.slice(1)]),
  of('for smal kolonne', 'value', column(['####', ...decimals.slice(1).map(da)]), ['!', ...decimals.slice(1)]),
  of('fejl i formlen', 'value', column(['#DIVISION/0!', '#I/T', '#VÆRDI!', ...decimals.slice(3).map(da)]), [
    '!',
    '!',
    '!',
    ...decimals.slice(3),
  ]),
  of(
    'datoer, som Excel gør tal til',
    'value',
    column(['12. maj', '05-12-2026', '12-05', '1/2', ...decimals.slice(4).map(da)]),
    ['!', '!', '!', '!', ...decimals.slice(4)],
  ),
  of('klokkeslæt', 'value', column(['12:30', ...decimals.slice(1).map(da)]), ['!', ...decimals.slice(1)]),
  of('mindre end', 'value', column(['<5', '>90', 'ca. 12', ...decimals.slice(3).map(da)]), [
    '!',
    '!',
    '!',
    ...decimals.slice(3),
  ]),
  of('tekst', 'value', column(['92,5', 'i alt', 'x', ...decimals.slice(3).map(da)]), [
    92.5,
    '!',
    '!',
    ...decimals.slice(3),
  ]),
  of('forkert gruppering', 'value', column(['1.23.456', '12.34,5', '1 23', ...decimals.slice(3).map(da)]), [
    '!',
    '!',
    '!',
    ...decimals.slice(3),
  ]),
  of('for mange cifre', 'value', column(['12345678901234567890', ...decimals.slice(1).map(da)]), [
    '!',
    ...decimals.slice(1),
  ]),
  of('formlen selv', 'value', column(['=A1/B1', '=HVIS(A1;1;2)', ...decimals.slice(2).map(da)]), [
    '!',
    '!',
    ...decimals.slice(2),
  ]),
  of('ikke relevant', 'value', column(['ikke relevant', 'IR', ...decimals.slice(2).map(da)]), [
    'not relevant',
    'not relevant',
    ...decimals.slice(2),
  ]),
];

const groups = { measured, money, counted, inPercent, inParts, flavours, bad };
const cases: readonly Case[] = Object.values(groups).flat();

function found({ kind, unit, clipboard }: Case): readonly Found[] {
  const { rows } = rowsOf(9, kind, unit === undefined ? {} : { unit });
  const from = rows[0]?.cells.at(-1);
  const block = pastedBlock(clipboard);
  if (from === undefined || block === null || block === 'tooMuch') throw new Error('no block');
  const placed = placeBlock(from, rows, block);
  if (placed.kind !== 'placed') throw new Error(JSON.stringify(placed));
  expect(placed.early).toEqual([]);
  return placed.texts.map(({ cell, text, hint }) => {
    const read = readValue(cell.indicator, text, hint);
    if (read.kind === 'ambiguous') return '?';
    if (read.kind === 'notRelevant') return 'not relevant';
    if (read.kind !== 'value' || valueRefusal(cell.indicator, read.value) !== undefined) return '!';
    return numberIn(read.value);
  });
}

const numberIn = (value: TypedValue): Number => (value.kind === 'parts' ? [value.part, value.whole] : value.value);

describe('nine cells pasted from a spreadsheet', () => {
  test.each(cases.map((each) => [`${each.kind}: ${each.name}`, each] as const))('%s', (_, each) => {
    expect(found(each)).toEqual(each.expected);
  });

  test('the table has at least sixty formats, all different', () => {
    expect(new Set(cases.map(({ kind, unit, clipboard }) => JSON.stringify([kind, unit, clipboard]))).size).toBe(
      cases.length,
    );
    expect(cases.length).toBeGreaterThanOrEqual(60);
    for (const { expected } of cases) expect(expected).toHaveLength(9);
  });
});
