/** Something wrong with what a user gave, said so that it can be mended. */
export interface Complaint {
  /** Stable name of the kind of fault, such as `unit-id-unknown`. */
  readonly code: string;
  /** An `error` keeps the dataset out; a `warning` should be looked at; a `note` says what was made of the data. */
  readonly severity: 'error' | 'warning' | 'note';
  readonly file: string;
  /**
   * Line of the file as an editor or spreadsheet counts it (the header is row 1), in GeoJSON the number of the feature
   * from 1; null where the whole file is meant.
   */
  readonly row: number | null;
  /** Header as the user wrote it. */
  readonly column: string | null;
  /** The offending value, cut to a readable length. */
  readonly value: string | null;
  /** One sentence: what is wrong and the next step. Never holds a teacher's name. */
  readonly text: { readonly en: string; readonly zh: string };
}

export type Language = 'en' | 'zh';

/** `schools.csv, row 12, column 教室数: The number must not be below 0; correct the cell. (found "-3")` */
export function complaintLine(complaint: Complaint, language: Language): string {
  const { file, row, column, value } = complaint;
  const feature = file.endsWith('.geojson');
  if (language === 'en') {
    const place = [file, row && `${feature ? 'feature' : 'row'} ${row}`, column && `column ${column}`];
    const found = value === null ? '' : ` (found "${value}")`;
    return `${place.filter(Boolean).join(', ')}: ${complaint.text.en}${found}`;
  }
  const place = [file, row && `第 ${row} ${feature ? '个要素' : '行'}`, column && `“${column}”列`];
  const found = value === null ? '' : `（现为“${value}”）`;
  return `${place.filter(Boolean).join('，')}：${complaint.text.zh}${found}`;
}
