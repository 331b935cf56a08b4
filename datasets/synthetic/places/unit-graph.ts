import type { Geography } from '../geography.ts';

/** Units that touch on land or face each other over a bridge, compressed by unit, each list ascending. */
export interface UnitGraph {
  readonly start: Int32Array;
  readonly to: Int32Array;
}

export function unitGraph({ neighbours, bridges, settlements }: Geography): UnitGraph {
  const lists: number[][] = Array.from({ length: settlements.count }, () => []);
  const join = (a: number, b: number) => {
    if (a === b || lists[a]!.includes(b)) return;
    lists[a]!.push(b);
    lists[b]!.push(a);
  };
  for (let i = 0; i < neighbours.a.length; i++) join(neighbours.a[i]!, neighbours.b[i]!);
  for (const [a, b] of bridges) join(a, b);
  const start = new Int32Array(lists.length + 1);
  for (const [u, list] of lists.entries()) start[u + 1] = start[u]! + list.length;
  const to = new Int32Array(start[lists.length]!);
  for (const [u, list] of lists.entries()) to.set(Int32Array.from(list).sort(), start[u]!);
  return { start, to };
}
