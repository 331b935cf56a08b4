import { readDataset } from '../../../datasets/importers/index.ts';
import type { RawTables } from '../../../engine/index.ts';
import type { TaskFile } from './task.ts';

/** A stored dataset with some of its tables, its outlines, streets or policy replaced by those of an upload. */
export async function mergedWith(base: readonly TaskFile[] | null, upload: RawTables): Promise<RawTables> {
  if (base === null) return upload;
  const { tables: before } = await readDataset(base);
  const replaced = new Set(upload.tables.map(({ table }) => table));
  return {
    name: before.name,
    baseYear: upload.baseYear ?? before.baseYear,
    primaryGrades: before.primaryGrades,
    tables: [...before.tables.filter(({ table }) => !replaced.has(table)), ...upload.tables],
    polygons: upload.polygons ?? before.polygons,
    roads: upload.roads ?? before.roads,
    policy: upload.policy ?? before.policy,
    incomplete: upload.incomplete,
  };
}
