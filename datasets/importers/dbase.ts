import { TABLES } from '../../engine/problem/index.ts';
import { tableOfGrid } from './grid.ts';
import { type FileContent, type Importer, stemOf } from './source.ts';
import { tellDamage } from './tell-damage.ts';
import { readDbf } from './vector/dbf.ts';

/** dBASE tables that stand for themselves; those beside a shapefile are read with it. */
export const DBASE: Importer = {
  id: 'dbase',
  extensions: ['dbf'],
  read(file, told, complaints, { sibling, columns }): FileContent {
    const cpg = sibling('cpg');
    const encoding = cpg ? new TextDecoder().decode(cpg.bytes.subarray(0, 100)).trim() : null;
    const table = tellDamage(file, complaints, () => readDbf(file.bytes, encoding));
    const incomplete = told === null ? TABLES.map(({ name }) => name) : [told];
    if (!table) return { incomplete };
    const rows = [table.fields, ...table.rows].map((cells, i) => ({ row: i + 1, cells }));
    const result = tableOfGrid(
      { file: file.name, name: stemOf(file.name), rows, openEnd: false, columns },
      told,
      complaints,
    );
    if ('table' in result) return { tables: [result.table] };
    complaints.add('sheet-ignored', { file: file.name }, {});
    return result.fault === 'table-unknown' ? { unclear: [result.unclear] } : {};
  },
};
