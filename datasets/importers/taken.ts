import { type RawHeader, type RawRow, TABLES, type TableName } from '../../engine/problem/index.ts';
import type { Read } from './combine.ts';
import { mappingOf, type Purpose } from './mapping.ts';
import type { Draft } from './prepare/draft.ts';
import { headersOfLayer, purposeOf } from './prepare/layers.ts';

/** What a table or layer was taken for, so that a person can see it and say otherwise. */
export interface Taken {
  /** The file, with the sheet or layer in it where there are several: the key for a mapping. */
  readonly file: string;
  readonly kind: 'table' | 'layer';
  /** Null where nobody knows. */
  readonly as: Purpose | null;
  /** As written, with the column of the table that each is taken for. */
  readonly headers: readonly RawHeader[];
  /** As written. */
  readonly rows: readonly RawRow[];
}

/** Every table and layer of the sources, in their order. */
export function takenOf(contents: readonly Read[], draft: Draft): Taken[] {
  return contents.flatMap(({ content }): Taken[] => [
    ...(content.tables ?? []).map(({ table, file, headers, rows }) => ({
      file,
      kind: 'table' as const,
      as: table,
      headers,
      rows,
    })),
    ...(content.unclear ?? []).map(({ file, headers, rows }) => ({
      file,
      kind: 'table' as const,
      as: null,
      headers: headers.map((written) => ({ canonical: null, written })),
      rows,
    })),
    ...(content.layers ?? []).map((layer): Taken => {
      const told = mappingOf(draft.mapping, layer.file).as;
      const as = told ?? draft.purposes.get(layer.file) ?? purposeOf(draft, layer);
      const table = TABLES.find(({ name }) => name === as)?.name as TableName | undefined;
      const headers = table
        ? headersOfLayer(draft.mapping, layer, table)
        : layer.fields.map((written) => ({ canonical: null, written }));
      return { file: layer.file, kind: 'layer', as, headers, rows: layer.features };
    }),
  ]);
}
