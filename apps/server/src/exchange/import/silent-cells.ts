/**
 * Cells the library that reads workbooks passes over as if they were empty: formulas that failed, and formulas whose result nobody saved (a
 * program wrote the file, and no spreadsheet has opened it since). A number that is missing for such a reason is not an empty cell, and
 * whoever hands in the file is told. Only what stands in the file's own text is read; no formula is worked out.
 */
import type { Archive } from './archive.ts';
import type { Cell } from './table.ts';

/** A cell with its place, from 0. */
export type SilentCell = { readonly row: number; readonly column: number; readonly cell: Cell };

/** What is shown in the place of a result that is not there. */
const unsaved: Cell = { kind: 'noResult', text: '=?' };

/** The silent cells of each sheet, in the order of the workbook. */
export function silentCells({ unpack }: Archive): readonly (readonly SilentCell[])[] {
  const workbook = unpack('xl/workbook.xml')?.toString() ?? '';
  const relations = unpack('xl/_rels/workbook.xml.rels')?.toString() ?? '';
  const targets = new Map(
    tagsIn(relations, 'Relationship').map((tag) => [attributeOf(tag, 'Id'), attributeOf(tag, 'Target')]),
  );
  // who writes this tells a spreadsheet not to trust what is stored: the zeros of formulas are placeholders
  const stale = tagsIn(workbook, 'calcPr').some((tag) => /^(?:1|true)$/.test(attributeOf(tag, 'fullCalcOnLoad')));
  return tagsIn(workbook, 'sheet')
    .filter((tag) => attributeOf(tag, 'name') !== '')
    .map((tag) => {
      const target = targets.get(attributeOf(tag, 'id')) ?? '';
      const part = unpack(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      return part === undefined ? [] : cellsIn(part, stale);
    });
}

function cellsIn(part: Buffer, stale: boolean): readonly SilentCell[] {
  // addresses, types and error names are plain letters: one byte each whatever stands in the texts
  const xml = part.toString('latin1');
  if (!/[<:]f[\s/>]|t=["']e/.test(xml)) return [];
  const opening = /<((?:\w+:)?)c\s([^<>]*)>/g;
  const found: SilentCell[] = [];
  for (let match = opening.exec(xml); match !== null; match = opening.exec(xml)) {
    const [, prefix = '', within = ''] = match;
    if (within.endsWith('/')) continue;
    const end = xml.indexOf(`</${prefix}c>`, opening.lastIndex);
    if (end === -1) break;
    const cell = silentCell(attributeOf(within, 't'), xml.slice(opening.lastIndex, end), stale);
    const place = cell && placeOf(attributeOf(within, 'r'));
    if (cell !== undefined && place !== undefined) found.push({ ...place, cell });
    opening.lastIndex = end;
  }
  return found;
}

/** What a cell is when the library would call it empty, or believe a placeholder. */
function silentCell(type: string, inner: string, stale: boolean): Cell | undefined {
  const stored = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(inner)?.[1]?.trim() ?? '';
  if (type === 'e') return { kind: 'error', text: stored };
  if (!/<(?:\w+:)?f[\s/>]/.test(inner)) return undefined;
  // a formula may well give an empty text: then the place for the value is there, and empty
  if (type === 'str') return /<(?:\w+:)?v[\s/>]/.test(inner) ? undefined : unsaved;
  return stored === '' || (stale && Number(stored) === 0) ? unsaved : undefined;
}

const tagsIn = (xml: string, name: string): readonly string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g')) ?? [];

const attributes = ['t', 'r', 'id', 'name', 'Id', 'Target', 'fullCalcOnLoad'] as const;
type Attribute = (typeof attributes)[number];
/** Made once: a sheet can have a million cells. */
const patterns = new Map(attributes.map((name) => [name, new RegExp(`(?:^|[\\s:])${name}=["']([^"']*)["']`)]));

const attributeOf = (tag: string, name: Attribute): string => patterns.get(name)?.exec(tag)?.[1] ?? '';

/** `B7` as row 6, column 1. */
function placeOf(address: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
