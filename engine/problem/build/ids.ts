import { NONE } from '../../units.ts';
import type { ComplaintList, Place } from '../complaints/list.ts';
import type { TableName } from '../tables/field.ts';
import { tableNamed } from '../tables/index.ts';
import { nearestText } from '../tables/nearest.ts';
import type { Rows } from './rows.ts';

/** The ids of one table, which cells of others name. */
export interface Ids {
  readonly table: TableName;
  /** First row of each id. */
  readonly index: ReadonlyMap<string, number>;
  /** False where the table is absent or could not be read to its end: an unknown id then proves nothing. */
  readonly complete: boolean;
}

/** What JSON readers take for something else than a key: a plan file could not name it. */
const NOT_AN_ID = '__proto__';

/** The ids of a table's rows; complains of repeated ones. */
export function idsOf(
  table: TableName,
  rows: Rows | null,
  complete: boolean,
  complaints: ComplaintList,
): Ids {
  const index = new Map<string, number>();
  for (let i = 0; rows && i < rows.count; i++) {
    const id = rows.text('id', i);
    if (id === null) continue;
    if (id === NOT_AN_ID) complaints.add('id-refused', rows.at(i, 'id'), {});
    const first = index.get(id);
    if (first === undefined) index.set(id, i);
    else complaints.add('id-repeated', rows.at(i, 'id'), { first: rows.rowNumber(first) });
  }
  return { table, index, complete: complete && rows !== null };
}

/** The row that a cell names, or NONE; complains of ids that nobody has. */
export function refer(rows: Rows, column: string, i: number, ids: Ids, complaints: ComplaintList): number {
  const id = rows.text(column, i);
  return id === null ? NONE : referTo(id, ids, () => rows.at(i, column), complaints);
}

/** The row of an id that stands at `place`, or NONE; complains when nobody has it. */
export function referTo(id: string, ids: Ids, place: () => Place, complaints: ComplaintList): number {
  const found = ids.index.get(id);
  if (found !== undefined) return found;
  if (!ids.complete) return NONE;
  const table = { en: ids.table, zh: tableNamed(ids.table).zh };
  const nearest = nearestId(id, ids);
  if (nearest === null) complaints.add('id-unknown', place(), { table });
  else complaints.add('id-misspelt', place(), { table, nearest });
  return NONE;
}

/** An id that differs by leading zeros, which spreadsheets eat, or by a slip of the hand. */
function nearestId(id: string, ids: Ids): string | null {
  const bare = id.replace(/^0+/, '');
  for (const candidate of ids.index.keys()) if (candidate.replace(/^0+/, '') === bare) return candidate;
  return nearestText(id, ids.index.keys());
}

/** Complains of rows that agree with an earlier one in all columns of the table's key. */
export function checkKey(rows: Rows, complaints: ComplaintList): void {
  const { key, fields } = rows.definition;
  if (key.some((column) => !rows.has(column))) return;
  const first = new Map<string, number>();
  const names = fields.filter((field) => key.includes(field.name));
  for (let i = 0; i < rows.count; i++) {
    if (key.some((column) => rows.text(column, i) === null)) continue;
    const text = key.map((column) => String(rows.text(column, i))).join('\n');
    const before = first.get(text);
    if (before === undefined) {
      first.set(text, i);
      continue;
    }
    complaints.add('row-repeated', rows.at(i, key[0]), {
      first: rows.rowNumber(before),
      columns: {
        en: names.map((field) => field.name).join(', '),
        zh: names.map((field) => field.zh).join('、'),
      },
    });
  }
}
