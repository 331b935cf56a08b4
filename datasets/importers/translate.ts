import type { RawCell } from '../../engine/problem/index.ts';
import type { Read } from './combine.ts';
import { ownValue } from './grid-headers.ts';
import { type Mapping, mappingOf } from './mapping.ts';

/** The content of a file with the words in its cells exchanged as the mapping says (`ELEMENTARY` → `primary`). */
export function translated(read: Read, mapping: Mapping): Read {
  const { content, file } = read;
  const tables = content.tables?.map((table) => {
    const words = wordsOf(mapping, table.file, file.name);
    if (!words) return table;
    const written = table.headers.map((header) => header.written);
    return {
      ...table,
      rows: table.rows.map((row) => ({ ...row, cells: exchanged(row.cells, written, words) })),
    };
  });
  return {
    file,
    content: {
      ...content,
      ...(tables && { tables }),
      ...(content.layers && { layers: layersOf(read, mapping) }),
    },
  };
}

function layersOf({ content, file }: Read, mapping: Mapping) {
  return content.layers!.map((layer) => {
    const words = wordsOf(mapping, layer.file, file.name);
    if (!words) return layer;
    const features = layer.features.map((one) => ({
      ...one,
      cells: exchanged(one.cells, layer.fields, words),
    }));
    return { ...layer, features };
  });
}

type Words = NonNullable<ReturnType<typeof mappingOf>['values']>;

function wordsOf(mapping: Mapping, place: string, file: string): Words | undefined {
  return mappingOf(mapping, place).values ?? mappingOf(mapping, file).values;
}

function exchanged(cells: readonly RawCell[], headers: readonly string[], words: Words): RawCell[] {
  return cells.map((cell, i) => {
    const known = ownValue(words, headers[i] ?? '');
    const word = known && cell !== null ? ownValue(known, String(cell).trim()) : undefined;
    return word === undefined ? cell : word;
  });
}
