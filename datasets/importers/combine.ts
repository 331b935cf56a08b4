import {
  type ComplaintList,
  type RawLine,
  type RawPolygon,
  type RawTable,
  type RawTables,
  TABLES,
  type TableName,
  tableNamed,
} from '../../engine/problem/index.ts';
import { isTotals } from './prepare/totals.ts';
import type { FileContent, SourceFile } from './source.ts';

/** The content of one file. */
export interface Read {
  readonly file: SourceFile;
  readonly content: FileContent;
}

/** What several files say together; `totals` are pupils by township, which name no units. */
export interface Combined extends Pick<RawTables, 'tables' | 'polygons' | 'roads' | 'incomplete'> {
  readonly totals: RawTable | null;
}

const ALL: readonly TableName[] = TABLES.map((table) => table.name);

/** Puts the contents together: each table once; attributes of units rather from a table than from a map layer. */
export function combined(contents: readonly Read[], complaints: ComplaintList): Combined {
  const tables = new Map<TableName, RawTable>();
  const read = contents.flatMap(({ content }) => content.tables ?? []);
  const totals = read.find((table) => isTotals(table)) ?? null;
  const all = read.filter((table) => table !== totals);
  const plainFirst = all.toSorted((a, b) => Number(a.headerRow === null) - Number(b.headerRow === null));
  for (const table of plainFirst) {
    const before = tables.get(table.table);
    if (!before) tables.set(table.table, table);
    else if (table.headerRow === null && before.headerRow !== null) {
      if (saysMoreThanNames(table)) {
        complaints.add('table-replaced', { file: table.file }, { first: before.file });
      }
    } else {
      const words = { en: table.table, zh: tableNamed(table.table).zh };
      complaints.add('table-repeated', { file: table.file }, { table: words, first: before.file });
    }
  }
  const polygons = pick(contents, ({ polygons }) => polygons, complaints);
  const roads = pick(contents, ({ lines }) => lines, complaints);
  return {
    tables: ALL.flatMap((name) => tables.get(name) ?? []),
    polygons: polygons && { file: polygons.file, features: polygons.items as readonly RawPolygon[] },
    roads: roads && { file: roads.file, lines: roads.items as readonly RawLine[] },
    incomplete: [...new Set(contents.flatMap(({ content }) => content.incomplete ?? []))],
    totals,
  };
}

function pick<T>(
  contents: readonly Read[],
  part: (content: FileContent) => readonly T[] | undefined,
  complaints: ComplaintList,
): { file: string; items: readonly T[] } | null {
  const filled = contents.flatMap(({ file, content }) => {
    const items = part(content);
    return items && items.length > 0 ? [{ file: file.name, items }] : [];
  });
  const [first, ...others] = filled;
  for (const { file } of others) complaints.add('layer-repeated', { file }, { first: first!.file });
  return first ?? null;
}

function saysMoreThanNames({ headers }: RawTable): boolean {
  return headers.some(({ canonical }) => canonical !== null && canonical !== 'id' && canonical !== 'name');
}
