import type { RawTable } from '../../../engine/problem/index.ts';
import { type ColumnNames, ownValue } from '../grid-headers.ts';

export const GRADES: readonly string[] = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6', 'g7', 'g8', 'g9'];

export interface AgeBand {
  readonly first: number;
  readonly last: number;
  /** Position of the column. */
  readonly column: number;
  readonly written: string;
}

/** `ind_6_10`, `pop 6-10`, `age_7`, `6-10岁`, `7岁`, `aged 6 to 10`. */
const BAND =
  /^(?:(?:ind|pop|age|aged|ages|population|persons)?[ _-]*(\d{1,2})(?:[ _–-]+(?:to )?(\d{1,2}))?|(\d{1,2})(?:[-~至到–](\d{1,2}))?周?岁(?:人口|人数|儿童)?)$/i;
const OLDEST = 20;

/**
 * Columns that count people of certain ages, by their headers or by what the mapping calls them (`age_6_11`); only those that
 * reach into school age.
 */
export function ageBands(units: RawTable, columns: ColumnNames): AgeBand[] {
  return units.headers.flatMap(({ canonical, written }, column): AgeBand[] => {
    if (canonical !== null) return [];
    const told = ownValue(columns, written) ?? written;
    const found = BAND.exec(told.normalize('NFKC').trim());
    if (!found) return [];
    const first = Number(found[1] ?? found[3]);
    const last = Number(found[2] ?? found[4] ?? first);
    // A lone number is no age: it may be a year or a code.
    const spoken = /[a-z岁]/i.test(told);
    return spoken && last >= first && last <= OLDEST && last >= 6 && first <= 14
      ? [{ first, last, column, written }]
      : [];
  });
}
