/** Workbooks and archives made byte by byte, for tests: with formulas, errors and lies no honest program writes. */
import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive; `packed` with `claims` says of itself what it likes. */
export type PartOf =
  | { readonly name: string; readonly bytes: Buffer }
  | { readonly name: string; readonly packed: Buffer; readonly claims: number };

/** A zip archive. */
export async function zipOf(parts: readonly PartOf[]): Promise<Buffer> {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const packed = 'packed' in part ? part.packed : deflateRawSync(part.bytes);
    const size = 'packed' in part ? part.claims : part.bytes.length;
    const crc = 'packed' in part ? 0 : crc32(part.bytes);
    const name = Buffer.from(part.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, tail, name]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A cell: text, number, date, a formula with or without the value it had, an error. */
export type CellOf =
  | string
  | number
  | { readonly date: string }
  | { readonly formula: string; readonly value?: number }
  | { readonly error: string }
  /** Whatever stands between `<c r="…"` and the next cell. */
  | { readonly raw: string };

/** A sheet; one without rows is a diagram. `far` puts one more cell at that address. */
export type SheetOf = { readonly name: string; readonly rows: readonly (readonly CellOf[])[]; readonly far?: string };

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook as Excel writes it, no more than a reader needs. `calculation`: what it says of working formulas out. */
export function workbookOf(sheets: readonly SheetOf[], calculation = ''): Promise<Buffer> {
  const part = (name: string, xml: string): PartOf => ({ name, bytes: Buffer.from(`${head}${xml}`) });
  const relations = sheets.map(
    (sheet, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${sheet.rows.length === 0 ? 'chartsheet' : 'worksheet'}" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/>`;
  return zipOf([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets>${calculation}</workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships">${relations.join('')}${styles}</Relationships>`,
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    ...sheets.map((sheet, index) => part(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet))),
  ]);
}

function sheetXml({ rows, far }: SheetOf): string {
  const lines = rows.map((cells, row) => {
    const inner = cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${row + 1}`)).join('');
    return `<row r="${row + 1}">${inner}</row>`;
  });
  const last = far === undefined ? '' : `<row r="${/\d+$/.exec(far)?.[0]}"><c r="${far}"><v>1</v></c></row>`;
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}${last}</sheetData></worksheet>`;
}

function cellXml(cell: CellOf, at: string): string {
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if ('date' in cell)
    return `<c r="${at}" s="1"><v>${(Date.parse(cell.date) - Date.UTC(1899, 11, 30)) / 86_400_000}</v></c>`;
  if ('raw' in cell) return `<c r="${at}"${cell.raw}`;
  if ('error' in cell) return `<c r="${at}" t="e"><f>1/0</f><v>${cell.error}</v></c>`;
  const type = cell.value === undefined ? ' t="str"' : '';
  return `<c r="${at}"${type}><f>${cell.formula.replace('&', '&amp;')}</f>${cell.value === undefined ? '' : `<v>${cell.value}</v>`}</c>`;
}
