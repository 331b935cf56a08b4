import {
  type Language,
  type RawTables,
  type TableName,
  tableNamed,
  tableSchema,
} from '../../engine/problem/index.ts';

import type { ColumnOrigin } from './files.ts';

export interface ResourceToDescribe {
  readonly name: string;
  readonly path: string;
  /** Null for GeoJSON. */
  readonly table: {
    readonly name: TableName;
    readonly columns: readonly string[];
    readonly sheet: string | null;
  } | null;
}

/** `datapackage.json`: a Frictionless Data Package (version 2) with what the tables cannot say under `junheng`. */
export function packageBytes(
  tables: RawTables,
  resources: readonly ResourceToDescribe[],
  language: Language,
  provenance: readonly ColumnOrigin[] = [],
): Uint8Array {
  const description = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'junheng-dataset',
    title: tables.name,
    junheng: {
      version: 1,
      ...(tables.baseYear === null ? {} : { baseYear: tables.baseYear }),
      ...(tables.primaryGrades === 6 ? {} : { primaryGrades: tables.primaryGrades }),
      ...(provenance.length === 0 ? {} : { provenance }),
    },
    resources: resources.map((resource) => describe(resource, language)),
  };
  return new TextEncoder().encode(`${JSON.stringify(description, null, 2)}\n`);
}

function describe({ name, path, table }: ResourceToDescribe, language: Language): object {
  if (!table) return { name, path, format: path.endsWith('.json') ? 'json' : 'geojson', encoding: 'utf-8' };
  const schema = tableSchema(tableNamed(table.name), language, table.columns);
  return table.sheet === null
    ? { name, path, type: 'table', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', schema }
    : { name, path, type: 'table', format: 'xlsx', dialect: { sheetName: table.sheet }, schema };
}
