import { loadFiles, readDataset } from '../../../datasets/importers/index.ts';
import { datasetFiles } from '../../../datasets/writers/index.ts';
import { buildProblem, type Problem, type RawTables } from '../../../engine/index.ts';
import type { DatasetSummary, Outcome, Task } from './task.ts';
import { unpackUpload } from './unpack.ts';

/** Tables with records of persons; only the personnel office may hold them. */
const STAFF_TABLES: readonly string[] = ['teachers', 'moves'];
const STAFF_FILES: readonly string[] = STAFF_TABLES.map((table) => `${table}.csv`);

/**
 * Reads an upload into the files that are stored: canonical CSV, GeoJSON and JSON, without columns that no table knows (what
 * is not needed is not kept). All or nothing.
 */
export async function importDataset(task: Extract<Task, { kind: 'import' }>): Promise<Outcome> {
  const unpacked = unpackUpload(task.files);
  if (unpacked.complaints.length > 0) return { kind: 'refused', complaints: unpacked.complaints };
  const { tables, complaints } = await readDataset(unpacked.files, task.name ?? nameOf(task.files[0]?.name));
  if (!task.staffAllowed && holdsStaff(tables)) return { kind: 'staffRefused' };
  const built = buildProblem(tables, complaints);
  if (!('problem' in built)) return { kind: 'refused', complaints: built.complaints };
  const { problem } = built;
  const files = await datasetFiles({ ...tables, baseYear: problem.years[0] || null });
  await proveSame(files, problem);
  return {
    kind: 'imported',
    name: task.name ?? (problem.name || nameOf(task.files[0]?.name)),
    hash: problem.hash,
    summary: summaryOf(problem),
    files: files.map((file) => ({ ...file, staff: STAFF_FILES.includes(file.name) })),
    complaints: built.warnings,
  };
}

/** Also where such a table came and could not be read; a file that could be anything names all tables as unread. */
function holdsStaff({ tables, incomplete = [] }: RawTables): boolean {
  const unread = incomplete.length < STAFF_TABLES.length + 1 ? incomplete : [];
  return [...tables.map(({ table }) => table), ...unread].some((table) => STAFF_TABLES.includes(table));
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
    pupils: units.pupils[0]?.reduce((sum, pupils) => sum + pupils, 0) ?? 0,
    years: [...years],
    stages: stages.map((stage) => stage.id),
    zonesInForce: zonesInForce !== null,
  };
}

function nameOf(file: string | undefined): string {
  const first = (file ?? '').split('/')[0]!.replace(/\.[^.]*$/, '');
  return first || 'dataset';
}
