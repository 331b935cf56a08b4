/** A zone that the ascent met, and its share of the recent rounds: about its value in the linear relaxation over zones. */
export interface MetZone {
  readonly items: Int32Array;
  readonly share: number;
}

/** Three items of which at most one zone holds two or more, ascending. */
export type Triple = readonly [number, number, number];

/** Pairs in larger zones are too many to look at, and their triples say little. */
const MOST_ITEMS = 30;
/** Share of zones below which a pair is not looked at, and beyond 1 of what holds two of a triple to be worth a row. */
const LEAST_PAIR = 0.1;
const WORTH = 0.03;
/** New triples that one item may be in at a time. */
const PER_ITEM = 4;

/**
 * Subset rows (Jepsen, Petersen, Spoorendonk and Pisinger 2008) that the zones met break, the most broken first: of three items no two zones can
 * hold two each, as three halves of zones would.
 */
export function brokenTriples(
  zones: readonly MetZone[],
  itemCount: number,
  known: ReadonlySet<string>,
  most: number,
): Triple[] {
  const small = zones.filter(({ items }) => items.length <= MOST_ITEMS);
  const together = pairShares(small, itemCount);
  const of = (a: number, b: number) => together.get(a * itemCount + b) ?? 0;
  const beside = Array.from({ length: itemCount }, (): number[] => []);
  for (const [key, share] of together) {
    if (share > LEAST_PAIR) beside[Math.floor(key / itemCount)]!.push(key % itemCount);
  }
  const zonesOf = Array.from({ length: itemCount }, (): number[] => []);
  zones.forEach(({ items }, z) => {
    for (const item of items) zonesOf[item]!.push(z);
  });
  const held = new Uint8Array(zones.length);
  const found: { triple: Triple; share: number }[] = [];
  beside.forEach((others, a) => {
    for (const b of others) {
      for (const c of others) {
        if (c <= b || of(a, b) + of(a, c) + of(b, c) <= 1 + WORTH) continue;
        const share = shareOfTwo([a, b, c], zones, zonesOf, held);
        if (share > 1 + WORTH && !known.has(`${a},${b},${c}`)) found.push({ triple: [a, b, c], share });
      }
    }
  });
  found.sort((x, y) => y.share - x.share);
  const used = new Int32Array(itemCount);
  const chosen: Triple[] = [];
  for (const { triple } of found) {
    if (chosen.length >= most) break;
    if (triple.some((item) => used[item]! >= PER_ITEM)) continue;
    for (const item of triple) used[item]!++;
    chosen.push(triple);
  }
  return chosen;
}

/** How much of zones holds both of two items; keyed by smaller × itemCount + larger. */
function pairShares(zones: readonly MetZone[], itemCount: number): Map<number, number> {
  const together = new Map<number, number>();
  for (const { items, share } of zones) {
    for (let i = 0; i < items.length; i++) {
      for (let j = i + 1; j < items.length; j++) {
        const key = items[i]! * itemCount + items[j]!;
        together.set(key, (together.get(key) ?? 0) + share);
      }
    }
  }
  return together;
}

/** How much of zones holds two or three of a triple; `held` is zero before and after. */
function shareOfTwo(
  triple: Triple,
  zones: readonly MetZone[],
  zonesOf: readonly (readonly number[])[],
  held: Uint8Array,
): number {
  let sum = 0;
  for (const item of triple) {
    for (const z of zonesOf[item]!) if (++held[z]! === 2) sum += zones[z]!.share;
  }
  for (const item of triple) for (const z of zonesOf[item]!) held[z] = 0;
  return sum;
}
