import { existsSync } from 'node:fs';
import {
  type Mapping,
  type Provenance,
  type Question,
  readDataset,
  readSources,
  type SourceFile,
} from '../../datasets/importers/index.ts';
import {
  datasetFiles,
  type FileToWrite,
  FolderInUse,
  refuseIfInUse,
  writeFolder,
} from '../../datasets/writers/index.ts';
import {
  buildProblem,
  type Complaint,
  ComplaintList,
  type Language,
  type Problem,
} from '../problem/index.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { importSummary } from './import-summary.ts';

export interface ImportOptions {
  /** Language of headers, words and summary. */
  readonly language?: Language;
  readonly format?: 'csv' | 'xlsx';
  /** Replace a dataset that stands in the folder. */
  readonly replace?: boolean;
  /** Take warnings as errors. */
  readonly strict?: boolean;
  /** What a person told about the sources. */
  readonly mapping?: Mapping;
  /** Hears the share done of a large file, from 0 to 1. */
  readonly onProgress?: (file: string, share: number) => void;
}

export interface ImportOutcome {
  readonly exitCode: ExitCode;
  /** Lines for the user: what became what. Empty when nothing was written. */
  readonly summary: readonly string[];
  /** Errors, warnings and notes in order of files and rows. */
  readonly complaints: readonly Complaint[];
  /** Names of the files in the dataset folder. */
  readonly written: readonly string[];
  /** What only a person can decide, with the answers that fit. */
  readonly questions: readonly Question[];
  /** Where every column comes from. */
  readonly provenance: readonly Provenance[];
  readonly problem: Problem | null;
}

/**
 * Turns any supported files and folders into a dataset folder. All or nothing: with any error (with `strict`, any
 * warning) exit code 2, every complaint, and the disk as it was. What is to be written is read back and compared first.
 */
export async function importSources(
  sources: readonly string[],
  out: string,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  const { language = 'en', format = 'csv', replace = false, strict = false } = options;
  const complaints = new ComplaintList();
  await refuseFolder(out, replace, complaints);
  const found = await readSources(sources);
  const { mapping, onProgress } = options;
  const read = await readDataset(found.files, found.name, {
    ...(mapping && { mapping }),
    ...(onProgress && { onProgress }),
  });
  const { tables, questions, provenance } = read;
  const built = buildProblem(tables, [...found.complaints, ...read.complaints]);
  complaints.addAll('problem' in built ? built.warnings : built.complaints);
  const refused = complaints.hasErrors || (strict && complaints.all().some(isWarning));
  if (!('problem' in built) || refused) return { ...nothing(complaints), questions };
  const { problem } = built;
  const complete = { ...tables, baseYear: problem.years[0] || null };
  const files = await datasetFiles(complete, { language, format, provenance });
  await proveSame(files, problem);
  try {
    await writeFolder(files, out, replace);
  } catch (error) {
    complainOfFolder(error, out, complaints);
    return nothing(complaints);
  }
  return {
    exitCode: EXIT.ok,
    summary: importSummary(tables, problem, out, language),
    complaints: complaints.all(),
    written: files.map((file) => file.name),
    questions,
    provenance,
    problem,
  };
}

function isWarning({ severity }: Complaint): boolean {
  return severity === 'warning';
}

function nothing(complaints: ComplaintList): ImportOutcome {
  return {
    exitCode: EXIT.badInput,
    summary: [],
    complaints: complaints.all(),
    written: [],
    questions: [],
    provenance: [],
    problem: null,
  };
}

async function refuseFolder(out: string, replace: boolean, complaints: ComplaintList): Promise<void> {
  if (!existsSync(out)) return;
  try {
    await refuseIfInUse(out, replace);
  } catch (error) {
    complainOfFolder(error, out, complaints);
  }
}

function complainOfFolder(error: unknown, out: string, complaints: ComplaintList): void {
  if (error instanceof FolderInUse) {
    complaints.add('folder-in-use', { file: out }, { entry: error.entry });
    return;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) throw error;
  complaints.add('folder-unwritable', { file: out }, { reason: code });
}

/** Reads back what would be written. A difference is a fault of this program, never of the user: it throws. */
async function proveSame(files: readonly FileToWrite[], problem: Problem): Promise<void> {
  const { tables, complaints } = await readDataset(files satisfies readonly SourceFile[]);
  const again = buildProblem(tables, complaints);
  if ('problem' in again && again.problem.hash === problem.hash) return;
  const first = 'problem' in again ? 'another hash' : again.complaints[0]?.text.en;
  throw new Error(`The dataset would not read back as it was given (${first}); nothing was written.`);
}
