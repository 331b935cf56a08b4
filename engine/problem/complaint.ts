/** Something wrong with what a user gave, said so that it can be mended. */
export interface Complaint {
  /** Stable name of the kind of fault, such as `unit-id-unknown`. */
  readonly code: string;
  /** An `error` keeps the dataset out; a `warning` is told and lived with. */
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** Line of the file as an editor or spreadsheet counts it (the header is row 1); null where the whole file is meant. */
  readonly row: number | null;
  /** Header as the user wrote it. */
  readonly column: string | null;
  /** The offending value, cut to a readable length. */
  readonly value: string | null;
  /** One sentence: what is wrong and the next step. Never holds a teacher's name. */
  readonly text: { readonly en: string; readonly zh: string };
}

export type Language = 'en' | 'zh';

/** `schools.csv, row 12, column 教室数: "-3" …` */
export function complaintLine(complaint: Complaint, language: Language): string {
  const { file, row, column, value } = complaint;
  const place =
    language === 'en'
      ? [file, row === null ? null : `row ${row}`, column === null ? null : `column ${column}`]
      : [file, row === null ? null : `第 ${row} 行`, column === null ? null : `“${column}”列`];
  const where = place.filter((part) => part !== null).join(language === 'en' ? ', ' : ',');
  const what = value === null ? '' : `"${value}" `;
  return `${where}: ${what}${complaint.text[language]}`;
}
