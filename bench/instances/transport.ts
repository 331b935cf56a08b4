import type { TransportProblem } from '../../engine/flow/index.ts';
import { Random } from '../../engine/random.ts';

export interface TransportShape {
  readonly units: number;
  readonly schools: number;
  /** Nearest schools that a unit may go to. */
  readonly candidates: number;
  /** Pupils over places. */
  readonly fill: number;
  readonly seed: number;
}

const SIDE_KM = 100;

/**
 * A county on a square: towns and open country, schools where people live, places somewhat like the pupils nearby but not
 * quite, as grown school networks are. Weights are 1 to 40 pupils, costs pupils × kilometres.
 */
export function geometricTransport(shape: TransportShape): TransportProblem {
  const { units, schools, candidates, seed } = shape;
  const random = new Random(seed);
  const towns = Array.from({ length: Math.max(3, schools >> 3) }, () => [
    random.float() * SIDE_KM,
    random.float() * SIDE_KM,
  ]);
  const x = new Float64Array(units);
  const y = new Float64Array(units);
  const weights = new Float64Array(units);
  for (let u = 0; u < units; u++) {
    const town = random.float() < 0.6 ? towns[random.below(towns.length)]! : null;
    x[u] = town ? town[0]! + random.normal() * 4 : random.float() * SIDE_KM;
    y[u] = town ? town[1]! + random.normal() * 4 : random.float() * SIDE_KM;
    weights[u] = random.between(1, 40);
  }
  const sites = Array.from({ length: schools }, () => {
    const unit = random.below(units);
    return { x: x[unit]! + random.normal(), y: y[unit]! + random.normal() };
  });
  const starts = Int32Array.from({ length: units + 1 }, (_, u) => u * candidates);
  const arcs = new Int32Array(units * candidates);
  const costs = new Float64Array(units * candidates);
  const nearby = new Float64Array(schools);
  const nearest = new Nearest(candidates);
  for (let u = 0; u < units; u++) {
    nearest.clear();
    sites.forEach((site, s) => {
      nearest.offer(s, Math.hypot(x[u]! - site.x, y[u]! - site.y));
    });
    for (let k = 0; k < candidates; k++) {
      arcs[u * candidates + k] = nearest.items[k]!;
      costs[u * candidates + k] = weights[u]! * nearest.distances[k]!;
    }
    nearby[nearest.items[0]!]! += weights[u]!;
  }
  return { weights, capacities: places(shape, nearby, random), starts, schools: arcs, costs };
}

function places(shape: TransportShape, nearby: Float64Array, random: Random): Float64Array {
  const pupils = nearby.reduce((sum, weight) => sum + weight, 0);
  const wish = nearby.map(
    (near) => (0.6 * near + (0.4 * pupils) / shape.schools) * (0.75 + 0.5 * random.float()),
  );
  const total = wish.reduce((sum, places) => sum + places, 0);
  return wish.map((places) => Math.ceil((places / total) * (pupils / shape.fill)));
}

/** The nearest few of many, nearest first, by insertion. */
class Nearest {
  readonly items: Int32Array;
  readonly distances: Float64Array;

  constructor(count: number) {
    this.items = new Int32Array(count);
    this.distances = new Float64Array(count);
  }

  clear(): void {
    this.distances.fill(Infinity);
  }

  offer(item: number, distance: number): void {
    const { items, distances } = this;
    let at = distances.length - 1;
    if (distance >= distances[at]!) return;
    for (; at > 0 && distances[at - 1]! > distance; at--) {
      distances[at] = distances[at - 1]!;
      items[at] = items[at - 1]!;
    }
    distances[at] = distance;
    items[at] = item;
  }
}
