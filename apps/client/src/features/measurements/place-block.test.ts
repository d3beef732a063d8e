import { expect, test } from 'vitest';
import { type PastedBlock, pastedBlock } from './clipboard.ts';
import type { EntryRow } from './entry-rows.ts';
import { rowsOf } from './entry-rows.testing.ts';
import { placeBlock } from './place-block.ts';

const blockOf = (text: string, html = ''): PastedBlock => {
  const block = pastedBlock({ html, text });
  if (block === null || block === 'tooMuch') throw new Error('no block');
  return block;
};
const cellAt = (rows: readonly EntryRow[], row: number, column: number) => {
  const cell = rows[row]?.cells[column];
  if (cell === undefined) throw new Error('no cell');
  return cell;
};

test('a block is rows of cells; a single cell is none', () => {
  expect(blockOf('126 / 137\r\n52 / 70\r\n').map((row) => row.map(({ text }) => text))).toEqual([
    ['126 / 137'],
    ['52 / 70'],
  ]);
  expect(blockOf('1\t2\n3\t4').map((row) => row.map(({ text }) => text))).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(pastedBlock({ html: '', text: '92,5' })).toBeNull();
  expect(pastedBlock({ html: '<table><tr><td>92,5</td></tr></table>', text: '92,5\r\n' })).toBeNull();
});

test('what ends a selection is no cell; an empty cell in the middle keeps its place', () => {
  expect(blockOf('1\t\t\n\n2\t\n\t\n').map((row) => row.map(({ text }) => text))).toEqual([['1'], [''], ['2']]);
});

test('merged cells take the places they cover', () => {
  const html =
    '<table><tr><td rowspan=2>1</td><td colspan="2">2</td><td>3</td></tr><tr><td>4</td><td>5</td><td>6</td></tr></table>';
  expect(blockOf('', html).map((row) => row.map(({ text }) => text))).toEqual([
    ['1', '2', '', '3'],
    ['', '4', '5', '6'],
  ]);
});

test('a block goes in from its cell on, to the right and down', () => {
  const { rows } = rowsOf(4, 'value');
  const placed = placeBlock(cellAt(rows, 1, 2), rows, blockOf('1\t2\n3\t\n5\t6'));
  expect(placed.kind === 'placed' && placed.texts.map(({ cell, text }) => [cell.key, text])).toEqual([
    [cellAt(rows, 1, 2).key, '1'],
    [cellAt(rows, 1, 3).key, '2'],
    [cellAt(rows, 2, 2).key, '3'],
    [cellAt(rows, 3, 2).key, '5'],
    [cellAt(rows, 3, 3).key, '6'],
  ]);
});

test('a block with more rows or columns than there are is refused whole', () => {
  const { rows } = rowsOf(3, 'value');
  expect(placeBlock(cellAt(rows, 1, 5), rows, blockOf('1\n2\n3'))).toEqual({
    kind: 'tooLarge',
    rows: 3,
    columns: 1,
    roomDown: 2,
    roomRight: 1,
  });
  expect(placeBlock(cellAt(rows, 0, 5), rows, blockOf('1\t2\n3\t4'))).toMatchObject({
    kind: 'tooLarge',
    columns: 2,
    roomRight: 1,
  });
  expect(placeBlock(cellAt(rows, 0, 5), rows, blockOf('126\t137')).kind).toBe('tooLarge');
  const parts = rowsOf(3, 'share').rows;
  expect(placeBlock(cellAt(parts, 0, 5), parts, blockOf('126\t137')).kind).toBe('placed');
});

test('a heading or labels would push the numbers into the wrong places: nothing is placed', () => {
  const { rows } = rowsOf(4, 'value');
  const at = cellAt(rows, 0, 2);
  expect(placeBlock(at, rows, blockOf('Uge 46\n1\n2\n3'))).toEqual({ kind: 'headed', text: 'Uge 46' });
  expect(placeBlock(at, rows, blockOf('Uge 45\tUge 46\n1\t2'))).toEqual({ kind: 'headed', text: 'Uge 45' });
  expect(placeBlock(at, rows, blockOf('Sygefravær\t5,8\nUbesatte\t7'))).toEqual({ kind: 'headed', text: 'Sygefravær' });
  expect(placeBlock(at, rows, blockOf('12. maj\n7,5')).kind).toBe('placed');
  expect(placeBlock(at, rows, blockOf('#I/T\n7,5')).kind).toBe('placed');
  const answers = rowsOf(3, 'yesNo').rows;
  expect(placeBlock(cellAt(answers, 0, 5), answers, blockOf('Ja\nNej\nikke relevant')).kind).toBe('placed');
});

test('a first column with the names of the indicators decides the rows, in whatever order', () => {
  const { rows } = rowsOf(4, 'value');
  const placed = placeBlock(cellAt(rows, 0, 5), rows, blockOf('indikator  2\t5,8\nIndikator 0\t7\n'));
  expect(placed.kind === 'placed' && placed.texts.map(({ cell, text }) => [cell.key, text])).toEqual([
    [cellAt(rows, 2, 5).key, '5,8'],
    [cellAt(rows, 0, 5).key, '7'],
  ]);
  expect(placeBlock(cellAt(rows, 0, 5), rows, blockOf('Indikator 2\t5,8\nIndikator 2\t7')).kind).toBe('headed');
  expect(placeBlock(cellAt(rows, 0, 5), rows, blockOf('Indikator 2\t5,8\nIndikator 9\t7')).kind).toBe('headed');
});

test('a number that cannot be known yet is left out and told', () => {
  const { rows } = rowsOf(2, 'value', { lagDays: 30 });
  const placed = placeBlock(cellAt(rows, 0, 4), rows, blockOf('1\t2\n3\t4'));
  expect(placed.kind === 'placed' && [placed.texts.length, placed.early.length]).toEqual([0, 4]);
});

test('ten thousand cells are read, and refused where they do not fit, without anybody waiting', () => {
  const { rows } = rowsOf(20, 'value');
  const lines = Array.from({ length: 2_000 }, (_, row) =>
    Array.from({ length: 5 }, (_, column) => `${row}.${column}23,5`),
  );
  const text = lines.map((cells) => cells.join('\t')).join('\r\n');
  const html = `<table>${lines.map((cells) => `<tr>${cells.map((cell) => `<td class=xl65 style='height:15pt'>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  for (const flavour of [
    { html: '', text },
    { html, text },
  ]) {
    const began = performance.now();
    const block = pastedBlock(flavour);
    if (block === null || block === 'tooMuch') throw new Error('no block');
    expect([block.length, block[0]?.length]).toEqual([2_000, 5]);
    expect(placeBlock(cellAt(rows, 0, 0), rows, block)).toMatchObject({ kind: 'tooLarge', rows: 2_000, roomDown: 20 });
    expect(performance.now() - began).toBeLessThan(1_000);
  }
});

test('what could never be a block of numbers is not read at all', () => {
  expect(pastedBlock({ html: '', text: '1\t'.repeat(4_500_000) })).toBe('tooMuch');
  const began = performance.now();
  pastedBlock({ html: '', text: `"${'"a'.repeat(50_000)}` });
  pastedBlock({ html: `<table>${'<td '.repeat(50_000)}`, text: '' });
  pastedBlock({ html: `<table><tr><td>${'<style>'.repeat(20_000)}`, text: '' });
  pastedBlock({ html: `<table><tr><td>${'<!--'.repeat(50_000)}`, text: '' });
  pastedBlock({ html: `<table><tr><td>${'<a b="'.repeat(50_000)}`, text: '' });
  expect(performance.now() - began).toBeLessThan(2_000);
});
