import { loadFiles, type ReadDataset, readDataset } from '../../../datasets/importers/index.ts';
import { datasetFiles } from '../../../datasets/writers/index.ts';
import { buildProblem, type Problem, type RawTables } from '../../../engine/index.ts';
import { mergedWith } from './merged.ts';
import { isStaffFile, isStaffTable } from './staff.ts';
import type { DatasetSummary, Outcome, TaskFile, Upload } from './task.ts';
import { unpackUpload } from './unpack.ts';

/**
 * Reads an upload into the files that are stored: canonical CSV, GeoJSON and JSON, without columns that no table knows (what
 * is not needed is not kept). All or nothing.
 */
export async function importDataset(task: Upload): Promise<Outcome> {
  const unpacked = unpackUpload(task.files);
  if (unpacked.complaints.length > 0) return { kind: 'refused', complaints: unpacked.complaints };
  const { tables: uploaded, complaints } = await readUpload(task, unpacked.files);
  if (!task.staffAllowed && holdsStaff(uploaded)) return { kind: 'staffRefused' };
  const tables = await mergedWith(task.base, uploaded);
  const built = buildProblem(tables, complaints);
  if (!('problem' in built)) return { kind: 'refused', complaints: built.complaints };
  const { problem } = built;
  const files = await datasetFiles({ ...tables, baseYear: problem.years[0] || null });
  await proveSame(files, problem);
  return {
    kind: 'imported',
    name: task.name ?? (problem.name || nameOf(task)),
    hash: problem.hash,
    summary: summaryOf(problem),
    files: files.map((file) => ({ ...file, staff: isStaffFile(file.name) })),
    complaints: built.warnings,
  };
}

/** Reads the files with what the uploader told of them. */
export function readUpload(task: Upload, files: readonly TaskFile[]): Promise<ReadDataset> {
  return readDataset(files, nameOf(task), task.mapping ? { mapping: task.mapping } : {});
}

const STAFF_TABLE_COUNT = 2;

/** Also where such a table came and could not be read; a file that could be anything names all tables as unread. */
export function holdsStaff({ tables, incomplete = [] }: RawTables): boolean {
  const unread = incomplete.length <= STAFF_TABLE_COUNT ? incomplete : [];
  return [...tables.map(({ table }) => table), ...unread].some(isStaffTable);
}

async function proveSame(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  problem: Problem,
): Promise<void> {
  const again = await loadFiles(files);
  if ('problem' in again && again.problem.hash === problem.hash) return;
  throw new Error('The dataset would not read back as it was given; nothing was stored.');
}

function summaryOf(problem: Problem): DatasetSummary {
  const { units, schools, years, stages, zonesInForce } = problem;
  return {
    units: units.count,
    schools: schools.length,
    plannedSites: schools.filter(({ status }) => status !== 'existing').length,
    pupils: units.pupils[0]?.reduce((sum, pupils) => sum + pupils, 0) ?? 0,
    years: [...years],
    stages: stages.map((stage) => stage.id),
    zonesInForce: zonesInForce !== null,
  };
}

/** The name that the uploader gave, else that of the folder or file. */
export function nameOf({ name, files }: Pick<Upload, 'name' | 'files'>): string {
  const first = (files[0]?.name ?? '').split('/')[0]!.replace(/\.[^.]*$/, '');
  return name ?? (first || 'dataset');
}
