import { readDataset } from '../../../datasets/importers/index.ts';
import {
  buildProblem,
  type RawCell,
  type RawTable,
  type RawTables,
  tableNamed,
} from '../../../engine/index.ts';
import type { Preview } from '../../shared/index.ts';
import { describedField } from './fields.ts';
import { holdsStaff, nameOf } from './import-dataset.ts';
import { mapped } from './mapping.ts';
import { mergedWith } from './merged.ts';
import { isStaffTable } from './staff.ts';
import type { Outcome, Upload } from './task.ts';
import { unpackUpload } from './unpack.ts';

const SAMPLE_ROWS = 8;
const MOST_COMPLAINTS = 2000;
const MOST_PLACES = 200_000;

/** Says what an upload holds and what is wrong with it; nothing of it is kept. Of persons nothing is shown but the headers. */
export async function previewDataset(task: Upload): Promise<Outcome> {
  const unpacked = unpackUpload(task.files);
  if (unpacked.complaints.length > 0) return { kind: 'refused', complaints: unpacked.complaints };
  const { tables: asRead, complaints } = await readDataset(unpacked.files, nameOf(task));
  const tables = mapped(asRead, task.mapping);
  if (!task.staffAllowed && holdsStaff(tables)) return { kind: 'staffRefused' };
  const built = buildProblem(await mergedWith(task.base, tables), complaints);
  const accepted = 'problem' in built;
  const all = accepted ? built.warnings : built.complaints;
  return {
    kind: 'previewed',
    preview: {
      name: task.name ?? (tables.name || nameOf(task)),
      accepted,
      complaints: all.slice(0, MOST_COMPLAINTS),
      tables: tables.tables.map(tablePreview),
      ...places(tables),
      outlines: tables.polygons?.features.length ?? 0,
      streets: tables.roads?.lines.length ?? 0,
    },
  };
}

function tablePreview({ table, file, headers, rows }: RawTable): Preview['tables'][number] {
  const sample = isStaffTable(table) ? [] : rows.slice(0, SAMPLE_ROWS);
  return {
    table,
    file,
    rows: rows.length,
    headers: headers.map(({ written, canonical }) => ({ written, field: canonical })),
    fields: tableNamed(table).fields.map(describedField),
    sample: sample.map(({ row, cells }) => ({ row, cells: [...cells] })),
  };
}

function places({ tables }: RawTables): Pick<Preview, 'units' | 'schools'> {
  const found = (name: string) => placesOf(tables.find(({ table }) => table === name));
  return {
    units: found('units').map(({ lon, lat }) => [lon, lat]),
    schools: found('schools'),
  };
}

function placesOf(table: RawTable | undefined): Preview['schools'] {
  if (!table) return [];
  const at = (field: string) => table.headers.findIndex(({ canonical }) => canonical === field);
  const [name, lon, lat] = [at('name'), at('lon'), at('lat')];
  if (lon < 0 || lat < 0) return [];
  return table.rows.slice(0, MOST_PLACES).flatMap(({ cells }) => {
    const [x, y] = [degrees(cells[lon], 180), degrees(cells[lat], 90)];
    return x === null || y === null ? [] : [{ name: String(cells[name] ?? ''), lon: x, lat: y }];
  });
}

function degrees(cell: RawCell | undefined, most: number): number | null {
  if (cell === null || cell === undefined || cell === '' || typeof cell === 'boolean') return null;
  const number = Number(cell);
  return Number.isFinite(number) && Math.abs(number) <= most ? number : null;
}
