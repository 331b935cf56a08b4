import type { RawCell } from '../../engine/problem/index.ts';
import { crsOfPrj } from './crs/index.ts';
import { type FileContent, type Importer, type SourceFile, stemOf } from './source.ts';
import { tellDamage } from './tell-damage.ts';
import { type DbfTable, readDbf } from './vector/dbf.ts';
import type { Layer } from './vector/layer.ts';
import { readShp } from './vector/shp.ts';

/** Shapefiles: shapes, with attributes, reference system and encoding from the files beside them. */
export const SHAPEFILE: Importer = {
  id: 'shapefile',
  extensions: ['shp'],
  companions: ['dbf', 'prj', 'cpg', 'shx', 'sbn', 'sbx', 'qix', 'qpj'],
  read(file, _told, complaints, { sibling }): FileContent {
    const geometries = tellDamage(file, complaints, () => readShp(file.bytes));
    if (!geometries) return { incomplete: ['units'] };
    const beside = sibling('dbf');
    const text = (part: SourceFile | null) =>
      part ? new TextDecoder().decode(part.bytes.subarray(0, 20_000)).trim() : null;
    const told = text(sibling('cpg'));
    const table = beside ? tellDamage(beside, complaints, () => readDbf(beside.bytes, told)) : NO_ATTRIBUTES;
    if (!table) return { incomplete: ['units'] };
    if (!beside) complaints.add('attributes-missing', { file: file.name }, {});
    else if (table.rows.length !== geometries.length) {
      const counts = { shapes: geometries.length, rows: table.rows.length };
      complaints.add('attributes-differ', { file: file.name }, counts);
      return { incomplete: ['units'] };
    } else if (table.encoding !== 'utf-8') {
      complaints.add('encoding-told', { file: beside.name }, { encoding: table.encoding.toUpperCase() });
    }
    const prj = text(sibling('prj'));
    const layer: Layer = {
      file: file.name,
      name: stemOf(file.name),
      crs: prj === null ? null : crsOfPrj(prj),
      fields: table.fields,
      features: geometries.map((geometry, i) => ({ row: i + 1, cells: table.rows[i] ?? NO_CELLS, geometry })),
    };
    return { layers: [layer] };
  },
};

const NO_ATTRIBUTES: DbfTable = { fields: [], rows: [], encoding: 'utf-8' };
const NO_CELLS: readonly RawCell[] = [];
