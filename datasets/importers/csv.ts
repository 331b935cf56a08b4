import Papa from 'papaparse';
import { type ComplaintList, canonicalHeader, type RawRow, TABLES } from '../../engine/problem/index.ts';
import { decodeText } from './decode.ts';
import { tableOfGrid } from './grid.ts';
import type { ColumnNames } from './grid-headers.ts';
import { type FileContent, type Importer, MOST_ROWS, type SourceFile, stemOf } from './source.ts';
import { tableByName } from './table-names.ts';

const SEPARATORS = [',', '\t', ';', '|', '\uff0c', '\uff1b'];
const SEPARATOR_WORDS: Readonly<Record<string, { en: string; zh: string }>> = {
  '\t': { en: 'tabs', zh: '制表符' },
  ';': { en: 'semicolons', zh: '分号' },
  '|': { en: 'vertical bars', zh: '竖线' },
  '\uff0c': { en: 'full-width commas', zh: '全角逗号' },
  '\uff1b': { en: 'full-width semicolons', zh: '全角分号' },
};
/** The separator shows in the first lines. */
const SAMPLE_LENGTH = 20_000;

/**
 * Delimited text: commas, tabs, semicolons or bars, found out by the headers; quotes as in RFC 4180. Rows count as a
 * spreadsheet counts them: a line break inside quotes begins no row.
 */
export const CSV: Importer = {
  id: 'csv',
  extensions: ['csv', 'tsv', 'txt'],
  read(file, told, complaints, { columns }): FileContent {
    const table = told ?? tableByName(stemOf(file.name));
    const incomplete = table === null ? TABLES.map(({ name }) => name) : [table];
    const text = decodeText(file, complaints);
    if (text === null) return { incomplete };
    if (text.trim() === '') {
      complaints.add('file-empty', { file: file.name }, {});
      return { incomplete };
    }
    const rows = parse(file, text, columns, complaints);
    if (rows === null) return { incomplete };
    const openEnd = !/[\r\n]\s*$/.test(text.slice(-100));
    const grid = { file: file.name, name: stemOf(file.name), rows, openEnd, columns };
    const result = tableOfGrid(grid, told, complaints);
    if ('table' in result) return { tables: [result.table] };
    if (result.fault === 'no-rows') complaints.add('file-empty', { file: file.name }, {});
    if (result.fault === 'table-unknown') {
      complaints.add('table-unknown', { file: file.name }, { tables: NAMES });
      return { incomplete, unclear: [result.unclear] };
    }
    return { incomplete: result.name === null ? incomplete : [result.name] };
  },
};

const NAMES = {
  en: TABLES.map(({ name }) => name).join(', '),
  zh: TABLES.map(({ zh }) => zh).join('、'),
};

function parse(
  file: SourceFile,
  text: string,
  columns: ColumnNames,
  complaints: ComplaintList,
): RawRow[] | null {
  const unified = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const separator = guessSeparator(unified.slice(0, SAMPLE_LENGTH), columns);
  const words = SEPARATOR_WORDS[separator];
  if (words && !file.name.endsWith('.tsv')) {
    complaints.add('separator-told', { file: file.name }, { separator: words });
  }
  const { data, errors } = Papa.parse<string[]>(unified, {
    delimiter: separator,
    newline: '\n',
    preview: MOST_ROWS + 2,
  });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) {
    // What follows an open quotation mark is read wrongly, so only the first is told.
    const code = quotes.code === 'MissingQuotes' ? 'quote-unclosed' : 'quote-misplaced';
    complaints.add(code, { file: file.name, row: (quotes.row ?? 0) + 1 }, {});
    return null;
  }
  if (data.length > MOST_ROWS + 1) {
    complaints.add('rows-too-many', { file: file.name }, { limit: MOST_ROWS });
    return null;
  }
  return data.map((cells, i) => ({ row: i + 1, cells: cells.map((cell) => (cell === '' ? null : cell)) }));
}

/** The separator under which some line has most headers that a table knows; by number of columns where none has. */
function guessSeparator(sample: string, columns: ColumnNames): string {
  let best = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    if (!sample.includes(separator)) continue;
    const { data } = Papa.parse<string[]>(sample, { delimiter: separator, newline: '\n', preview: 12 });
    const score = Math.max(...data.map((cells) => scoreOf(cells, columns)));
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}

function scoreOf(cells: readonly string[], columns: ColumnNames): number {
  const known = TABLES.map(
    (definition) =>
      cells.filter((cell) => Object.hasOwn(columns, cell) || canonicalHeader(definition, cell) !== null)
        .length,
  );
  return 1000 * Math.max(...known) + Math.min(cells.length, 999);
}
