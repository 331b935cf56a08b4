import type { RawRecord } from '../../../engine/problem/index.ts';
import type { Geography } from '../geography.ts';
import type { ZonesInForce } from '../schools/zones-in-force.ts';

/** A bridge joins its two banks over its width, as if that were a border. */
const BRIDGE_METRES = 12;

/** Rows of `adjacency.csv`: units that share a border on land, and units at the two ends of a bridge. */
export function adjacencyRows({ neighbours, bridges }: Geography, unitIds: readonly string[]): RawRecord[] {
  const rows = Array.from(neighbours.a, (a, i) => ({
    a,
    b: neighbours.b[i]!,
    length: Math.round(neighbours.length[i]!),
  }));
  const known = new Set(rows.map(({ a, b }) => `${a} ${b}`));
  for (const [one, other] of bridges) {
    const a = Math.min(one, other);
    const b = Math.max(one, other);
    if (a === b || known.has(`${a} ${b}`)) continue;
    known.add(`${a} ${b}`);
    rows.push({ a, b, length: BRIDGE_METRES });
  }
  rows.sort((one, other) => one.a - other.a || one.b - other.b);
  return rows.map(({ a, b, length }) => ({ unit1: unitIds[a]!, unit2: unitIds[b]!, length }));
}

/** Rows of `zones.csv`. */
export function zoneRows(
  zones: ZonesInForce,
  unitIds: readonly string[],
  schoolIds: readonly string[],
): RawRecord[] {
  return (['primary', 'junior'] as const).flatMap((stage) =>
    Array.from(zones[stage], (school, u) => ({ stage, unit: unitIds[u]!, school: schoolIds[school]! })),
  );
}
