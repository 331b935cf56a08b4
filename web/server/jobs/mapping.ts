import { fieldNamed, type RawTable, type RawTables, tableNamed } from '../../../engine/index.ts';
import type { HeaderMapping } from './task.ts';

/** Tables whose headers mean what somebody says they mean. A field that the table does not have is left as it was read. */
export function mapped(tables: RawTables, mapping: HeaderMapping): RawTables {
  const byFile = new Map(Object.entries(mapping));
  if (byFile.size === 0) return tables;
  return { ...tables, tables: tables.tables.map((table) => mappedTable(table, byFile.get(table.file))) };
}

function mappedTable(table: RawTable, wanted: HeaderMapping[string] | undefined): RawTable {
  if (!wanted) return table;
  const fields = new Map(Object.entries(wanted));
  const definition = tableNamed(table.table);
  const taken = new Set<string>();
  const headers = table.headers.map((header) => {
    const field = fields.get(header.written);
    if (field === undefined || (field !== null && fieldNamed(definition, field) === null)) return header;
    if (field !== null) taken.add(field);
    return { ...header, canonical: field, written: header.written };
  });
  // A column that was taken for the field before gives it up.
  const settled = headers.map((header) => {
    const guessed = !fields.has(header.written) && header.canonical !== null && taken.has(header.canonical);
    return guessed ? { ...header, canonical: null } : header;
  });
  return { ...table, headers: settled };
}
