import { gzipSync } from 'node:zlib';
import { csvBytes } from '../../../datasets/writers/csv.ts';
import { xlsxBytes } from '../../../datasets/writers/xlsx.ts';
import { harmless, type Language, plainTable, type ReportTable } from '../../../engine/index.ts';
import type { OutFile } from './task.ts';

/** Below that nothing is won. */
const SMALLEST_BYTES = 16 * 1024;
/** Files that are archives already. */
const ARCHIVES = /\.(?:xlsx|zip)$/;

/** Packs what is worth it: a county of 20,000 units makes ten megabytes of map. */
export function packed(files: readonly OutFile[]): OutFile[] {
  return files.map((file) => {
    const { name, bytes } = file;
    if (bytes.length < SMALLEST_BYTES || ARCHIVES.test(name)) return file;
    return { ...file, bytes: gzipSync(bytes), unpackedBytes: bytes.length };
  });
}

const LANGUAGES: readonly Language[] = ['en', 'zh'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Excel takes 31 characters in the name of a sheet, and none of these signs. */
const LONGEST_SHEET_NAME = 31;

export function jsonFile(name: string, media: string, content: unknown): OutFile {
  return { name, media, bytes: new TextEncoder().encode(JSON.stringify(content)) };
}

export function textFile(name: string, media: string, text: string): OutFile {
  return { name, media, bytes: new TextEncoder().encode(text) };
}

/** Tables as one CSV each and one workbook, in both languages: `schools.zh.csv`, `plan.en.xlsx`. */
export async function tableFiles(tables: readonly ReportTable[], workbook: string): Promise<OutFile[]> {
  const files: OutFile[] = [];
  for (const language of LANGUAGES) {
    const plain = tables.map((table) => ({ id: fileName(table.id), ...plainTable(table, language) }));
    for (const { id, header, rows } of plain) {
      const bytes = csvBytes(
        header.map(harmless),
        rows.map((row) => row.map(harmless)),
      );
      files.push({ name: `${id}.${language}.csv`, media: 'text/csv; charset=utf-8', bytes });
    }
    const sheets = plain.map(({ name, header, rows }) => ({
      name: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, LONGEST_SHEET_NAME),
      header,
      rows,
    }));
    files.push({ name: `${workbook}.${language}.xlsx`, media: XLSX, bytes: await xlsxBytes(sheets) });
  }
  return files;
}

/** `pupilsByGrade` → `pupils-by-grade`. */
function fileName(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
