import { join } from 'node:path';
import { csvBytes } from '../../datasets/writers/csv.ts';
import { xlsxBytes } from '../../datasets/writers/xlsx.ts';
import type { Language } from '../problem/index.ts';
import { harmless } from '../report/harmless.ts';
import { dayOf, pageHead as headOf, type PageHead, plainTable, type ReportTable } from '../report/index.ts';
import { writeWhole } from './files.ts';
import type { Question } from './question.ts';

export interface Reports {
  /** One CSV each, and together one workbook, in the language of the call. */
  readonly tables: readonly ReportTable[];
  readonly workbook: string;
  /** File name → HTML. */
  readonly pages: Readonly<Record<string, string>>;
}

/** Writes reports into a folder, which is made where it is missing; the paths written, in order. */
export async function writeReports(
  folder: string,
  language: Language,
  { tables, workbook, pages }: Reports,
): Promise<readonly string[]> {
  const plain = tables.map((table) => ({ id: table.id, ...plainTable(table, language) }));
  const files: [string, Uint8Array | string][] = [
    [
      workbook,
      await xlsxBytes(
        plain.map(({ formats, ...table }) => ({ ...table, name: sheetName(table.name), print: { formats } })),
      ),
    ],
    ...plain.map(({ id, header, rows }): [string, Uint8Array] => [
      `${id}.csv`,
      csvBytes(
        header.map(harmless),
        rows.map((row) => row.map(harmless)),
      ),
    ]),
    ...Object.entries(pages),
  ];
  for (const [name, content] of files) await writeWhole(join(folder, name), content);
  return files.map(([name]) => join(folder, name));
}

/** Excel takes 31 characters in the name of a sheet, and none of these signs. */
const LONGEST_SHEET_NAME = 31;

function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, LONGEST_SHEET_NAME);
}

/** Title and small print of a page about the county of a question, with the date of the call. */
export function pageHead({ problem, travel }: Pick<Question, 'problem' | 'travel'>): PageHead {
  return headOf(problem.name, travel.mode, dayOf(new Date()));
}
