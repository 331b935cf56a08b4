import { type RawTable, rawHeader, tableNamed } from '../../engine/problem/index.ts';

/** Whether a JSON value is a list of neighbours as redistricting tools write it: `{ "A": ["B", "C"], … }`. */
export function isNeighbourList(
  value: unknown,
): value is Readonly<Record<string, readonly (string | number)[]>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'type' in value) return false;
  const lists = Object.values(value);
  const isId = (one: unknown) => typeof one === 'string' || typeof one === 'number';
  return lists.length > 1 && lists.every((list) => Array.isArray(list) && list.every(isId));
}

/** The pairs of such a list, each once; a unit without neighbours is an island. */
export function neighbourTable(
  file: string,
  lists: Readonly<Record<string, readonly (string | number)[]>>,
): RawTable {
  const seen = new Set<string>();
  const rows: RawTable['rows'][number][] = [];
  const add = (a: string, b: string | null) => rows.push({ row: rows.length + 1, cells: [a, b] });
  for (const [unit, neighbours] of Object.entries(lists)) {
    if (neighbours.length === 0) add(unit, null);
    for (const neighbour of neighbours) {
      const other = String(neighbour);
      const key = unit < other ? `${unit}\n${other}` : `${other}\n${unit}`;
      if (other === unit || seen.has(key)) continue;
      seen.add(key);
      add(unit, other);
    }
  }
  const headers = ['unit1', 'unit2'].map((name) => rawHeader(tableNamed('adjacency'), name));
  return { table: 'adjacency', file, headerRow: null, headers, rows };
}
