import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvBytes } from '../../datasets/writers/csv.ts';
import { xlsxBytes } from '../../datasets/writers/xlsx.ts';
import type { Language } from '../problem/index.ts';
import { plainTable, type ReportTable } from '../report/index.ts';
import { UsageError } from './exit.ts';

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
    [workbook, await xlsxBytes(plain.map((table) => ({ ...table, name: sheetName(table.name) })))],
    ...plain.map(({ id, header, rows }): [string, Uint8Array] => [`${id}.csv`, csvBytes(header, rows)]),
    ...Object.entries(pages),
  ];
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of files) await writeFile(join(folder, name), content);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError({
      en: `${folder} cannot be written to (${reason}); choose another folder with --out.`,
      zh: `无法写入 ${folder}(${reason});请用 --out 另选文件夹。`,
    });
  }
  return files.map(([name]) => join(folder, name));
}

/** Excel takes 31 characters in the name of a sheet, and none of these signs. */
const LONGEST_SHEET_NAME = 31;

function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, LONGEST_SHEET_NAME);
}

/** The date of the call as people write it on documents. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
