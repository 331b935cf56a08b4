/** Neighbouring zones as pairs, each once, of an assignment: zone of each unit, below 0 for none. */
export function touchingZones(
  adjacency: { readonly start: Int32Array; readonly neighbour: Int32Array },
  zone: Int32Array,
  zoneCount: number,
): ReadonlySet<number>[] {
  const touching = Array.from({ length: zoneCount }, () => new Set<number>());
  for (let u = 0; u < zone.length; u++) {
    const here = zone[u]!;
    if (here < 0) continue;
    for (let i = adjacency.start[u]!; i < adjacency.start[u + 1]!; i++) {
      const there = zone[adjacency.neighbour[i]!]!;
      if (there >= 0 && there !== here) touching[here]!.add(there);
    }
  }
  return touching;
}

/**
 * A colour, 0 … colours - 1, for each zone so that zones which touch differ. `before` is kept wherever it does no harm, so that a map does not
 * change its colours under the planner's hand. Brélaz's order (most constrained first) needs six on any map; where even `colours`
 * are too few, the colour that is least disturbed is taken.
 */
export function colourZones(
  touching: readonly ReadonlySet<number>[],
  colours: number,
  before: Int32Array | null = null,
): Int32Array {
  const colour = new Int32Array(touching.length).fill(-1);
  const free: number[] = [];
  touching.forEach((others, zone) => {
    const kept = before?.[zone] ?? -1;
    const harms = kept < 0 || [...others].some((other) => other < zone && colour[other] === kept);
    if (harms) free.push(zone);
    else colour[zone] = kept;
  });
  const used = new Int32Array(colours);
  for (const own of colour) if (own >= 0) used[own]!++;
  const open = new Set(free);
  while (open.size > 0) {
    const zone = mostConstrained(open, touching, colour);
    open.delete(zone);
    const near = new Int32Array(colours);
    for (const other of touching[zone]!) if (colour[other]! >= 0) near[colour[other]!]!++;
    let best = 0;
    for (let c = 1; c < colours; c++) {
      const better = near[c]! - near[best]! || used[c]! - used[best]!;
      if (better < 0) best = c;
    }
    // Kept colours leave none for this zone: better all anew than two neighbours alike.
    if (near[best]! > 0 && before !== null) return colourZones(touching, colours, null);
    colour[zone] = best;
    used[best]!++;
  }
  return colour;
}

function mostConstrained(
  open: ReadonlySet<number>,
  touching: readonly ReadonlySet<number>[],
  colour: Int32Array,
): number {
  let found = -1;
  let most = -1;
  for (const zone of open) {
    const seen = new Set<number>();
    for (const other of touching[zone]!) if (colour[other]! >= 0) seen.add(colour[other]!);
    const weight = seen.size * 10_000 + touching[zone]!.size;
    if (weight > most) {
      most = weight;
      found = zone;
    }
  }
  return found;
}
