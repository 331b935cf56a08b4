import {
  type Field,
  fieldNamed,
  formatCell,
  headerIn,
  type Language,
  parseCell,
  type RawCell,
  REMARK,
  TABLES,
  type TableDefinition,
  tableOf,
  unitWord,
} from '../../engine/problem/index.ts';
import { csvBytes } from './csv.ts';
import { EXAMPLES } from './examples.ts';
import type { FileToWrite, WriteOptions } from './files.ts';
import { type SheetToWrite, xlsxBytes } from './xlsx.ts';

const GRADES = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'g8', 'g9'];

/**
 * Empty tables to fill in: headers, and under them, as remarks that may stay, what each column holds and the rows of an
 * example. CSV: a file a table; XLSX: one workbook.
 */
export async function templateFiles({
  language = 'en',
  format = 'csv',
}: WriteOptions): Promise<FileToWrite[]> {
  const sheets = TABLES.map((definition) => templateSheet(definition, language));
  if (format === 'xlsx') return [{ name: 'template.xlsx', bytes: await xlsxBytes(sheets) }];
  return sheets.map(({ header, rows }, i) => ({
    name: `${TABLES[i]!.name}.csv`,
    bytes: csvBytes(header, rows),
  }));
}

function templateSheet(definition: TableDefinition, language: Language): SheetToWrite {
  const { name, zh, pattern } = definition;
  const columns = [...definition.fields.map((field) => field.name), ...(pattern ? GRADES : [])];
  const fields = columns.map((column) => fieldNamed(definition, column)!);
  const example = tableOf(name, EXAMPLES[name]);
  const places = columns.map((column) => example.headers.findIndex(({ canonical }) => canonical === column));
  return {
    name: language === 'zh' ? zh : name,
    header: columns.map((column) => headerIn(definition, column, language)),
    rows: [
      remark(fields.map((field) => note(field, language))),
      ...example.rows.map(({ cells }) =>
        remark(fields.map((field, i) => shown(field, cells[places[i]!] ?? null, language))),
      ),
    ],
  };
}

function remark(cells: readonly RawCell[]): RawCell[] {
  return [`${REMARK} ${cells[0]}`, ...cells.slice(1)];
}

function note(field: Field, language: Language): string {
  const zh = language === 'zh';
  const words = field.choices?.map((choice) => (zh ? choice.zh[0]! : choice.value)).join(zh ? '、' : ', ');
  const needed = field.required === true ? (zh ? '必填。' : 'Required. ') : '';
  const unit = field.unit ? ` [${unitWord(field.unit, language)}]` : '';
  return `${needed}${field.help[zh ? 1 : 0]}${unit}${words ? (zh ? `：${words}` : `: ${words}`) : ''}`;
}

function shown(field: Field, cell: RawCell, language: Language): RawCell {
  const parsed = parseCell(field, cell);
  return 'value' in parsed ? formatCell(field, parsed.value, language) : cell;
}
