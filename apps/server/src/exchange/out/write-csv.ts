/**
 * CSV as a Danish Excel opens it: `;`, decimal comma, dd-mm-yyyy, UTF-8 with its mark. Invariant: no text can become a formula: one that begins
 * as a formula does gets an apostrophe in front, which the product's own import takes off again.
 */
import { type Locale, plainNumber } from '@tavle/text';
import type { OutCell, OutTable } from './export-rows.ts';

const byteOrderMark = '\ufeff';

/** Writes a table. English readers get decimal points, ISO dates and commas. */
export function writeCsv({ headings, rows }: OutTable, locale: Locale): string {
  const delimiter = locale === 'da' ? ';' : ',';
  const lines = [headings.map(textField), ...rows.map((row) => row.map((cell) => fieldOf(cell, locale)))];
  return `${byteOrderMark}${lines.map((fields) => fields.map((field) => quoted(field, delimiter)).join(delimiter)).join('\r\n')}\r\n`;
}

function fieldOf(cell: OutCell, locale: Locale): string {
  switch (cell.kind) {
    case 'text':
      return textField(cell.text);
    case 'number':
      return plainNumber(cell.value, locale);
    case 'date':
      return locale === 'da' ? cell.date.split('-').reverse().join('-') : cell.date;
  }
}

/** A text that no spreadsheet takes for a formula. */
export function textField(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

function quoted(field: string, delimiter: string): string {
  return field.includes(delimiter) || /["\r\n]/.test(field) || /^\s|\s$/.test(field)
    ? `"${field.replaceAll('"', '""')}"`
    : field;
}
