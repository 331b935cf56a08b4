import { gradeColumn, type RawTable } from '../../../engine/problem/index.ts';

/** Whether a table counts pupils by township and grade without naming units: it is to be spread over them. */
export function isTotals({ table, headers, rows }: RawTable): boolean {
  if (table !== 'units' || rows.length === 0) return false;
  const has = (column: string) => headers.some(({ canonical }) => canonical === column);
  const grades = headers.some(({ canonical }) => canonical !== null && gradeColumn(canonical) !== null);
  return grades && has('township') && !has('id') && !has('lon');
}
