import type { ComplaintList } from '../complaints/list.ts';
import type { RawTable } from '../raw.ts';
import type { TableDefinition } from '../tables/field.ts';
import { nearestHeader } from '../tables/headers.ts';
import { helpOf } from './cell-complaints.ts';

/** Where each column stands; complains of missing, repeated, unknown and nameless ones. */
export function understandHeaders(
  table: RawTable,
  definition: TableDefinition,
  complaints: ComplaintList,
  excused: ReadonlySet<string>,
): Map<string, number> {
  const places = new Map<string, number>();
  const header = { file: table.file, row: table.headerRow };
  table.headers.forEach(({ canonical, written }, place) => {
    if (canonical === null) {
      leaveOut(table, definition, place, complaints);
      return;
    }
    const first = places.get(canonical);
    if (first === undefined) places.set(canonical, place);
    else {
      complaints.add(
        'column-repeated',
        { ...header, column: written },
        { first: table.headers[first]!.written },
      );
    }
  });
  for (const field of definition.fields) {
    if (!field.required || places.has(field.name) || excused.has(field.name)) continue;
    const column = { en: field.name, zh: field.zh };
    complaints.add('column-missing', { ...header, column: field.name }, { column, help: helpOf(field) });
  }
  return places;
}

function leaveOut(
  table: RawTable,
  definition: TableDefinition,
  place: number,
  complaints: ComplaintList,
): void {
  const { written } = table.headers[place]!;
  if (written === '') {
    const filled = table.rows.find(({ cells }) => (cells[place] ?? null) !== null);
    if (filled) complaints.add('column-without-name', { file: table.file, row: filled.row }, {});
    return;
  }
  const nearest = nearestHeader(definition, written);
  const at = { file: table.file, row: table.headerRow, column: written };
  if (nearest === null) complaints.add('column-unknown', at, {});
  else complaints.add('column-misspelt', at, { nearest });
}
