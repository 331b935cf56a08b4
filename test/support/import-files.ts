import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Mapping, readDataset, readMapping, type SourceFile } from '../../datasets/importers/index.ts';
import {
  buildProblem,
  type Complaint,
  ComplaintList,
  type Problem,
  type RawTables,
} from '../../engine/problem/index.ts';
import { sharedPath } from './shared-data.ts';

export interface Imported {
  readonly tables: RawTables;
  /** Of the readers and of the building of the problem. */
  readonly complaints: readonly Complaint[];
  readonly codes: ReadonlySet<string>;
  readonly read: Awaited<ReturnType<typeof readDataset>>;
  /** Null where there are errors. */
  readonly problem: Problem | null;
}

/** Published files by their places under the shared data, as sources of an import. */
export function sharedFiles(...paths: readonly string[]): SourceFile[] {
  return paths.map((path) => ({ name: basename(path), bytes: readFileSync(sharedPath(...path.split('/'))) }));
}

export function textFile(name: string, text: string): SourceFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** A mapping as a user writes it; throws where it is none. */
export function mappingFrom(value: object): Mapping {
  const complaints = new ComplaintList();
  const mapping = readMapping(textFile('mapping.json', JSON.stringify(value)), complaints);
  if (!mapping) throw new Error(JSON.stringify(complaints.all()));
  return mapping;
}

/** What `junheng import` makes of the files, without a disk. */
export async function importFiles(files: readonly SourceFile[], mapping?: object): Promise<Imported> {
  const read = await readDataset(files, 'test', mapping ? { mapping: mappingFrom(mapping) } : {});
  const built = buildProblem(read.tables, read.complaints);
  const complaints = 'problem' in built ? built.warnings : built.complaints;
  return {
    tables: read.tables,
    complaints,
    codes: new Set(complaints.map(({ code }) => code)),
    read,
    problem: 'problem' in built ? built.problem : null,
  };
}

/** The problem of an import; throws with the first errors where there is none. */
export function problemFrom({ problem, complaints }: Imported): Problem {
  if (problem) return problem;
  const errors = complaints.filter(({ severity }) => severity === 'error').slice(0, 3);
  throw new Error(JSON.stringify(errors));
}

export const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};

/** Pupils of a grade in all units. */
export function gradeTotal({ grades, units }: Problem, grade: string): number {
  const g = grades.indexOf(grade);
  let total = 0;
  for (let u = 0; u < units.count; u++) total += units.pupils[0]![u * grades.length + g]!;
  return total;
}
