import type { Random } from '../../../engine/random.ts';
import type { Walks } from '../streets/walks.ts';

/** Candidates looked at for each site wanted, where there are more. */
const CANDIDATES_PER_SITE = 12;
/** Places looked at for each school that is to be near, the largest first. */
const PLACES_PER_SITE = 40;
const FEWEST_PLACES = 1000;

/**
 * Sites one after the other, each where it shortens the ways of most people (the greedy heuristic for the p-median;
 * Kuehn and Hamburger 1963). `before` are sites that stand already.
 */
export function greedyMedians(
  units: readonly number[],
  weight: (unit: number) => number,
  wanted: number,
  before: readonly number[],
  walks: Walks,
  farthest: number,
  random: Random,
): number[] {
  const candidates = units.slice();
  random.shuffle(candidates);
  candidates.length = Math.min(candidates.length, Math.max(60, CANDIDATES_PER_SITE * wanted));
  const ways = candidates.map((unit) => walks.around(unit, farthest));
  const nearest = new Map(units.map((unit) => [unit, farthest]));
  const shorten = ({ units: there, seconds }: { units: Int32Array; seconds: Float64Array }): void => {
    for (let i = 0; i < there.length; i++) {
      const now = nearest.get(there[i]!);
      if (now !== undefined && seconds[i]! < now) nearest.set(there[i]!, seconds[i]!);
    }
  };
  for (const unit of before) shorten(walks.around(unit, farthest));
  const chosen: number[] = [];
  while (chosen.length < Math.min(wanted, candidates.length)) {
    let best = -1;
    let most = -1;
    for (const [c, { units: there, seconds }] of ways.entries()) {
      if (chosen.includes(candidates[c]!)) continue;
      let gain = 0;
      for (let i = 0; i < there.length; i++) {
        const now = nearest.get(there[i]!);
        if (now !== undefined && seconds[i]! < now) gain += weight(there[i]!) * (now - seconds[i]!);
      }
      if (gain > most) {
        most = gain;
        best = c;
      }
    }
    chosen.push(candidates[best]!);
    shorten(ways[best]!);
  }
  return chosen;
}

/**
 * Sites one after the other, each where it brings a school near to most pupils who have none (greedy maximal covering;
 * Church and ReVelle 1974), counting a pupil the more the nearer. Gains only shrink, so a site is looked at again only
 * when its last gain is still the largest.
 */
export function greedyCover(
  candidates: readonly number[],
  pupils: Int32Array,
  wanted: number,
  covered: Uint8Array,
  walks: Walks,
  near: number,
): number[] {
  const gainOf = (unit: number): number => {
    const { units, seconds } = walks.around(unit, near);
    let gain = 0;
    for (let i = 0; i < units.length; i++) {
      if (!covered[units[i]!]) gain += pupils[units[i]!]! * (1 - (0.5 * seconds[i]!) / near);
    }
    return gain;
  };
  const largest = [...candidates].sort((a, b) => pupils[b]! - pupils[a]! || a - b);
  const looked = largest.slice(0, Math.max(FEWEST_PLACES, PLACES_PER_SITE * wanted));
  const queue = looked.map((unit) => ({ unit, gain: gainOf(unit) }));
  queue.sort((a, b) => a.gain - b.gain || b.unit - a.unit);
  const chosen: number[] = [];
  while (chosen.length < wanted && queue.length > 0) {
    const top = queue.pop()!;
    const gain = gainOf(top.unit);
    const next = queue[queue.length - 1];
    if (next && gain < next.gain) {
      insert(queue, { unit: top.unit, gain });
      continue;
    }
    chosen.push(top.unit);
    for (const u of walks.around(top.unit, near).units) covered[u] = 1;
  }
  return chosen;
}

function insert(queue: { unit: number; gain: number }[], entry: { unit: number; gain: number }): void {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (queue[middle]!.gain < entry.gain) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, entry);
}
