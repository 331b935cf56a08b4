import { NONE } from '../../units.ts';
import type { Pair } from '../adjacency/pairs.ts';
import type { ComplaintList } from '../complaints/list.ts';
import { type Ids, refer } from './ids.ts';
import type { Rows } from './rows.ts';

/** Where this share of the pairs stands both ways, a pair that stands one way only is an omission. */
const MOSTLY_BOTH_WAYS = 0.5;

interface Entry {
  readonly row: number;
  a: number;
  b: number;
  length: number | null;
  bothWays: boolean;
}

/** The pairs of `adjacency.csv`, each once, and complaints about its rows and about units that it forgets. */
export function pairsFromTable(table: Rows, units: Rows, ids: Ids, complaints: ComplaintList): Pair[] {
  const entries = new Map<number, Entry>();
  const firstRow = new Int32Array(units.count).fill(NONE);
  const islands = new Map<number, number>();
  for (let i = 0; i < table.count; i++) {
    const a = refer(table, 'unit1', i, ids, complaints);
    if (table.text('unit2', i) === null && !table.faulty('unit2', i)) {
      if (a !== NONE) islands.set(a, i);
      continue;
    }
    const b = refer(table, 'unit2', i, ids, complaints);
    if (a === NONE || b === NONE) {
      // A row that is complained of still shows that the other unit was not forgotten.
      if (a !== NONE) firstRow[a] = i;
      if (b !== NONE) firstRow[b] = i;
      continue;
    }
    if (a === b) {
      complaints.add('adjacency-self', table.at(i, 'unit2'), {});
      continue;
    }
    if (firstRow[a] === NONE) firstRow[a] = i;
    if (firstRow[b] === NONE) firstRow[b] = i;
    enter(entries, table, i, a, b, units.count, complaints);
  }
  tellOneSided(entries, table, complaints);
  for (const [unit, i] of islands) {
    const other = firstRow[unit]!;
    if (other === NONE) continue;
    complaints.add('island-with-neighbours', table.at(i, 'unit1'), { first: table.rowNumber(other) });
  }
  for (let u = 0; ids.complete && u < units.count; u++) {
    if (firstRow[u] !== NONE || islands.has(u) || units.count === 1) continue;
    complaints.add('unit-without-neighbour', units.at(u, 'id'), { file: table.file });
  }
  return [...entries.values()].map(({ a, b, length }) => ({ a, b, length }));
}

function enter(
  entries: Map<number, Entry>,
  table: Rows,
  i: number,
  a: number,
  b: number,
  count: number,
  complaints: ComplaintList,
): void {
  const length = table.number('length', i);
  const key = Math.min(a, b) * count + Math.max(a, b);
  const before = entries.get(key);
  if (!before) {
    entries.set(key, { row: i, a, b, length, bothWays: false });
    return;
  }
  const first = table.rowNumber(before.row);
  if (before.a === a || before.bothWays)
    complaints.add('adjacency-repeated', table.at(i, 'unit1'), { first });
  if (before.a !== a) before.bothWays = true;
  if (length !== null && before.length !== null && length !== before.length) {
    complaints.add('adjacency-length-differs', table.at(i, 'length'), { first });
  }
  if (length !== null) before.length = Math.max(length, before.length ?? 0);
}

/** One direction is enough; but where most pairs have two, a single one may hide a slip. */
function tellOneSided(entries: ReadonlyMap<number, Entry>, table: Rows, complaints: ComplaintList): void {
  const single = [...entries.values()].filter((entry) => !entry.bothWays);
  if (single.length === 0 || single.length > (1 - MOSTLY_BOTH_WAYS) * entries.size) return;
  for (const { row } of single) complaints.add('adjacency-one-sided', table.at(row, 'unit2'), {});
}
