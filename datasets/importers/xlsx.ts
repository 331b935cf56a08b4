import readXlsxFile from 'read-excel-file/universal';
import {
  type ComplaintList,
  type RawCell,
  type RawRow,
  TABLES,
  type TableName,
} from '../../engine/problem/index.ts';
import { tableOfGrid } from './grid.ts';
import {
  type FileContent,
  type Importer,
  MEGABYTE,
  type ReadContext,
  type SourceFile,
  stemOf,
  type UnclearTable,
} from './source.ts';
import { measureWorkbook, WORKBOOK_LIMIT_BYTES } from './workbook-size.ts';

/** Old workbooks, and new ones with a password, are OLE compound files. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** XLSX workbooks: every sheet that is a table of a dataset, by its name or its headers. Rows as the spreadsheet counts. */
export const XLSX: Importer = {
  id: 'xlsx',
  extensions: ['xlsx', 'xlsm', 'xls', 'et'],
  recognises: (bytes) => begins(bytes, ZIP) || begins(bytes, OLE),
  async read(file, told, complaints, context): Promise<FileContent> {
    const incomplete = TABLES.map(({ name }) => name);
    if (file.bytes.length === 0) {
      complaints.add('file-empty', { file: file.name }, {});
      return { incomplete };
    }
    if (!begins(file.bytes, ZIP)) {
      const code = begins(file.bytes, OLE) ? 'workbook-old' : 'workbook-unreadable';
      complaints.add(code, { file: file.name }, {});
      return { incomplete };
    }
    const size = measureWorkbook(file.bytes);
    if (size === 'too-large') {
      const limits = { limit: WORKBOOK_LIMIT_BYTES / MEGABYTE };
      complaints.add('workbook-expands', { file: file.name }, limits);
      return { incomplete };
    }
    const sheets = size === 'damaged' ? null : await readSheets(file, complaints);
    if (sheets === null) {
      if (size === 'damaged') complaints.add('workbook-unreadable', { file: file.name }, {});
      return { incomplete };
    }
    return contentOf(file, sheets, told, context, complaints);
  },
};

interface Sheet {
  readonly name: string;
  readonly rows: readonly RawRow[];
}

function contentOf(
  file: SourceFile,
  sheets: readonly Sheet[],
  told: TableName | null,
  context: ReadContext,
  complaints: ComplaintList,
): FileContent {
  const tables = [];
  const unclear: UnclearTable[] = [];
  const incomplete: TableName[] = [];
  const only = sheets.length === 1;
  for (const { name, rows } of sheets) {
    const place = `${file.name} › ${name}`;
    const { as, columns = {} } = { ...context.told(file.name), ...context.told(place) };
    if (as === 'nothing') continue;
    const grid = { file: place, name, rows, openEnd: false, columns };
    // A workbook of one sheet may bear the table's name itself, its sheet being “Sheet1”.
    const own = context.told(place).as;
    const hint = TABLES.find((table) => table.name === own)?.name ?? (only ? told : null);
    let result = tableOfGrid(grid, hint, complaints);
    if (only && 'fault' in result && result.fault === 'table-unknown') {
      result = tableOfGrid({ ...grid, name: stemOf(file.name) }, hint, complaints);
    }
    if ('table' in result) tables.push(result.table);
    else if (result.name !== null) {
      if (result.fault === 'no-rows') complaints.add('file-empty', { file: place }, {});
      incomplete.push(result.name);
    } else if (result.fault === 'table-unknown') {
      complaints.add('sheet-ignored', { file: place }, {});
      unclear.push(result.unclear);
    }
  }
  if (tables.length === 0 && incomplete.length === 0) {
    const names = {
      en: TABLES.map(({ name }) => name).join(', '),
      zh: TABLES.map(({ zh }) => zh).join('、'),
    };
    complaints.add('table-unknown', { file: file.name }, { tables: names });
  }
  return { tables, incomplete, unclear };
}

async function readSheets({ name, bytes }: SourceFile, complaints: ComplaintList): Promise<Sheet[] | null> {
  try {
    // A copy of its own: the bytes may be a view into something larger.
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer, { trim: false });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => asCell(cell)) })),
    }));
  } catch (error) {
    const place = /row (\d+)/.exec(error instanceof Error ? error.message : '');
    complaints.add('workbook-unreadable', { file: name, row: place ? Number(place[1]) : null }, {});
    return null;
  }
}

/** Dates become ISO text: the day alone, or with the time where there is one. */
function asCell(cell: unknown): RawCell {
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return 'Invalid date';
    const text = cell.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
  }
  if (typeof cell === 'string') return cell === '' ? null : cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
