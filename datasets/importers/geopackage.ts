import { TABLES } from '../../engine/problem/index.ts';
import { tableOfGrid } from './grid.ts';
import type { FileContent, Importer, UnclearTable } from './source.ts';
import { tellDamage } from './tell-damage.ts';
import { looksLikeSqlite, readGeoPackage } from './vector/gpkg.ts';

/** GeoPackages: every layer, and every plain table that is one of a dataset. */
export const GEOPACKAGE: Importer = {
  id: 'geopackage',
  extensions: ['gpkg'],
  recognises: looksLikeSqlite,
  read(file, _table, complaints, { told }): FileContent {
    const found = tellDamage(file, complaints, () => readGeoPackage(file.name, file.bytes));
    if (!found) return { incomplete: TABLES.map(({ name }) => name) };
    const unclear: UnclearTable[] = [];
    const tables = found.tables.flatMap(({ file: place, name, fields, rows }) => {
      const { as, columns = {} } = told(place);
      if (as === 'nothing') return [];
      const own = TABLES.find((table) => table.name === as)?.name ?? null;
      const all = [fields, ...rows].map((cells, i) => ({ row: i + 1, cells }));
      const result = tableOfGrid({ file: place, name, rows: all, openEnd: false, columns }, own, complaints);
      if ('table' in result) return [result.table];
      complaints.add('sheet-ignored', { file: place }, {});
      if (result.fault === 'table-unknown') unclear.push(result.unclear);
      return [];
    });
    return { layers: found.layers, tables, unclear };
  },
};
