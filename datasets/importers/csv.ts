import Papa from 'papaparse';
import { type ComplaintList, canonicalHeader, type RawRow, TABLES } from '../../engine/problem/index.ts';
import { decodeText } from './decode.ts';
import { tableOfGrid } from './grid.ts';
import type { ColumnNames } from './grid-headers.ts';
import {
  type FileContent,
  type Importer,
  MEGABYTE,
  MOST_ROWS,
  type ReadContext,
  type SourceFile,
  stemOf,
} from './source.ts';
import { tableByName } from './table-names.ts';
import { eachTextPiece, isLarge } from './text-pieces.ts';

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
  inPieces: true,
  read(file, told, complaints, { columns, onShare }): FileContent {
    const table = told ?? tableByName(stemOf(file.name));
    const incomplete = table === null ? TABLES.map(({ name }) => name) : [table];
    const records = new Records(file, columns, complaints);
    if (!readText(file, complaints, records, onShare)) return { incomplete };
    if (records.isEmpty) {
      complaints.add('file-empty', { file: file.name }, {});
      return { incomplete };
    }
    const { rows, openEnd } = records;
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

/** Hands the text over, a large one in pieces; false and a complaint where it cannot be read. */
function readText(
  file: SourceFile,
  complaints: ComplaintList,
  records: Records,
  onShare: ReadContext['onShare'],
): boolean {
  if (isLarge(file)) {
    const whole = eachTextPiece(file, complaints, (text) => records.take(text), onShare);
    return whole && records.take('', true);
  }
  const text = decodeText(file, complaints);
  return text !== null && records.take(text, true);
}

/** Rows out of a text that comes in pieces: whole rows are taken at once, what follows the last of them waits for more. */
class Records {
  readonly rows: RawRow[] = [];
  readonly #file: SourceFile;
  readonly #columns: ColumnNames;
  readonly #complaints: ComplaintList;
  readonly #words = new Map<string, string>();
  #waiting = '';
  #separator = ',';
  #guessed = false;
  #tail = '';
  #filled = false;

  constructor(file: SourceFile, columns: ColumnNames, complaints: ComplaintList) {
    this.#file = file;
    this.#columns = columns;
    this.#complaints = complaints;
  }

  get isEmpty(): boolean {
    return !this.#filled;
  }

  /** Whether the last line may have been cut off. */
  get openEnd(): boolean {
    return !/[\r\n]\s*$/.test(this.#tail);
  }

  /** False and a complaint where quotes do not fit or rows are too many. */
  take(piece: string, last = false): boolean {
    this.#filled ||= piece.trim() !== '';
    this.#tail = (this.#tail + piece.slice(-100)).slice(-100);
    let text = this.#waiting + piece;
    // A line break of two characters may be parted by the end of the piece.
    const held = !last && text.endsWith('\r') ? 1 : 0;
    const end = text.length - held;
    if (text.includes('\r')) text = text.slice(0, end).replace(/\r\n?/g, '\n') + text.slice(end);
    if (!last && !this.#guessed && text.length < SAMPLE_LENGTH) {
      this.#waiting = text;
      return true;
    }
    this.#guess(text);
    const cut = last ? text.length : endOfRows(text, this.#separator);
    this.#waiting = text.slice(cut);
    if (cut > 0 || last) return this.#parse(text.slice(0, cut), last);
    if (text.length <= LONGEST_ROW) return true;
    this.#complaints.add('quote-unclosed', { file: this.#file.name, row: this.rows.length + 1 }, {});
    return false;
  }

  /** The separator, by the first piece. */
  #guess(text: string): void {
    if (this.#guessed) return;
    this.#guessed = true;
    this.#separator = guessSeparator(text.slice(0, SAMPLE_LENGTH), this.#columns);
    const words = SEPARATOR_WORDS[this.#separator];
    const file = this.#file.name;
    if (words && !file.endsWith('.tsv'))
      this.#complaints.add('separator-told', { file }, { separator: words });
  }

  #parse(text: string, last: boolean): boolean {
    if (text === '' && this.rows.length > 0) return true;
    const file = this.#file.name;
    const before = this.rows.length;
    const { data, errors } = Papa.parse<string[]>(last ? text : text.slice(0, -1), {
      delimiter: this.#separator,
      newline: '\n',
      preview: MOST_ROWS + 2 - before,
    });
    const quotes = errors.find(({ type }) => type === 'Quotes');
    if (quotes) {
      // What follows an open quotation mark is read wrongly, so only the first is told.
      const code = quotes.code === 'MissingQuotes' ? 'quote-unclosed' : 'quote-misplaced';
      this.#complaints.add(code, { file, row: before + (quotes.row ?? 0) + 1 }, {});
      return false;
    }
    for (const cells of data)
      this.rows.push({ row: this.rows.length + 1, cells: cells.map((cell) => this.#cell(cell)) });
    if (this.rows.length <= MOST_ROWS + 1) return true;
    this.#complaints.add('rows-too-many', { file }, { limit: MOST_ROWS });
    return false;
  }

  /** Of a large file a short word that comes again is kept once, and no cell keeps the text around it in memory. */
  #cell(cell: string): string | null {
    if (cell === '') return null;
    if (!isLarge(this.#file)) return cell;
    const known = this.#words.get(cell);
    if (known !== undefined) return known;
    const own = cell.length > LONGEST_SHARED ? UTF8.decode(Buffer.from(cell)) : cell;
    if (this.#words.size < MOST_WORDS) this.#words.set(own, own);
    return own;
  }
}

/** Engines copy strings up to this length; longer ones may be views of the whole piece. */
const LONGEST_SHARED = 12;
const MOST_WORDS = 1_000_000;
/** Longer rows are an open quotation mark. */
const LONGEST_ROW = 16 * MEGABYTE;
const UTF8 = new TextDecoder();

/** Behind the last line break that stands in no quotes; 0 where there is none. Quotes open at the beginning of a cell only (RFC 4180). */
function endOfRows(text: string, separator: string): number {
  let end = 0;
  let opens = true;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (letter === '"' && opens) {
      // To the mark that is not doubled.
      for (i++; i < text.length && (text[i] !== '"' || text[i + 1] === '"'); i++) if (text[i] === '"') i++;
    } else if (letter === '\n') end = i + 1;
    opens = letter === '\n' || letter === separator;
  }
  return end;
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
