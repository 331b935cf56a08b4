import type { RawTables } from '../../engine/problem/index.ts';
import type { Provenance } from './prepare/draft.ts';

/** Where every column comes from: as told while it was made, else the header under which it stands in its file. */
export function originsOf({ tables, polygons, roads }: RawTables, told: readonly Provenance[]): Provenance[] {
  const origins: Provenance[] = [];
  for (const { table, file, headers } of tables) {
    for (const { canonical, written } of headers) {
      if (canonical === null) continue;
      const made = told.filter((one) => one.table === table && one.column === canonical);
      if (made.length > 0) origins.push(...made);
      else origins.push({ table, column: canonical, file, header: written, rule: null });
    }
  }
  if (polygons)
    origins.push({
      table: 'unit-polygons',
      column: 'coordinates',
      file: polygons.file,
      header: null,
      rule: null,
    });
  if (roads) {
    const made = told.filter(({ table }) => table === 'roads');
    if (made.length > 0) origins.push(...made);
    else origins.push({ table: 'roads', column: 'coordinates', file: roads.file, header: null, rule: null });
  }
  return origins;
}
