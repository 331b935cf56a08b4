import { Delaunay } from 'd3-delaunay';
import type { PlanOptions } from '../../engine/plan/index.ts';
import type { ZoningPolicy } from '../../engine/policy/policy.ts';
import type { Adjacency, Problem } from '../../engine/problem/index.ts';
import { Random } from '../../engine/random.ts';
import type { TravelTable } from '../../engine/travel/table.ts';
import { PLANAR_POLICY, planarProblem } from './planar.ts';

export interface CountyShape {
  readonly units: number;
  readonly schools: number;
  /** Nearest schools that a unit may go to. */
  readonly candidates: number;
  /** Pupils over places. */
  readonly fill: number;
  readonly contiguity: boolean;
  readonly seed: number;
}

const SIDE_METERS = 100_000;
const TOWN_METERS = 4000;

/**
 * A county on a square with towns and open country, for questions of any size: schools stand in units, seats are somewhat
 * like the pupils nearby but not quite, neighbours are those of the Delaunay triangulation.
 */
export function largeCounty(shape: CountyShape): {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy;
  readonly options: PlanOptions;
} {
  const random = new Random(shape.seed);
  const { x, y, pupils } = scatter(shape, random);
  const homes = Int32Array.from({ length: shape.units }, (_, unit) => unit);
  random.shuffle(homes);
  const sites = Array.from(homes.subarray(0, shape.schools)).sort((a, b) => a - b);
  const rows = nearestSchools(shape, x, y, sites);
  const nearby = new Float64Array(shape.schools);
  for (let unit = 0; unit < shape.units; unit++) nearby[rows.nearest[unit]!]! += pupils[unit]!;
  const seats = placesLike(nearby, pupils, shape, random);
  const ids = Array.from({ length: shape.units }, (_, unit) => `u${unit}`);
  const problem = planarProblem({
    name: `county-${shape.units}x${shape.schools}-${shape.seed}`,
    hash: '0'.repeat(64),
    ids,
    pupils,
    schools: sites.map((unit, s) => ({ unit, seats: seats[s]! })),
    adjacency: delaunayNeighbours(x, y),
  });
  return {
    problem,
    travel: {
      unitCount: shape.units,
      schoolCount: shape.schools,
      rowStart: rows.start,
      school: rows.school,
      seconds: rows.meters,
      meters: rows.meters,
      unitComponent: new Int32Array(shape.units),
      schoolComponent: new Int32Array(shape.schools),
      barred: new Float64Array(0),
      cutoffSeconds: 0,
      referenceSpeed: 1,
      mode: 'straight-line',
      source: 'Straight lines to the nearest schools of a generated county',
    },
    policy: PLANAR_POLICY,
    options: {
      mode: 'wholeSchool',
      stages: ['all'],
      year: 0,
      contiguity: shape.contiguity,
      allowIslands: false,
      locks: [],
      keepTogether: [],
      buses: [],
      levels: [{ id: 'distance', tolerance: 0 }],
      seed: shape.seed,
      iterations: null,
      seconds: null,
    },
  };
}

function scatter(shape: CountyShape, random: Random) {
  const towns = Array.from({ length: Math.max(3, shape.schools >> 3) }, () => ({
    x: random.float() * SIDE_METERS,
    y: random.float() * SIDE_METERS,
  }));
  const x = new Float64Array(shape.units);
  const y = new Float64Array(shape.units);
  const pupils = new Int32Array(shape.units);
  for (let unit = 0; unit < shape.units; unit++) {
    const town = random.float() < 0.6 ? towns[random.below(towns.length)]! : null;
    x[unit] = town ? town.x + random.normal() * TOWN_METERS : random.float() * SIDE_METERS;
    y[unit] = town ? town.y + random.normal() * TOWN_METERS : random.float() * SIDE_METERS;
    pupils[unit] = random.between(1, 40);
  }
  return { x, y, pupils };
}

function placesLike(
  nearby: Float64Array,
  pupils: Int32Array,
  shape: CountyShape,
  random: Random,
): Int32Array {
  const all = pupils.reduce((sum, each) => sum + each, 0);
  const wish = nearby.map(
    (near) => (0.6 * near + (0.4 * all) / shape.schools) * (0.75 + 0.5 * random.float()),
  );
  const total = wish.reduce((sum, each) => sum + each, 0);
  return Int32Array.from(wish, (each) => Math.ceil((each / total) * (all / shape.fill)));
}

function nearestSchools(shape: CountyShape, x: Float64Array, y: Float64Array, sites: readonly number[]) {
  const count = Math.min(shape.candidates, sites.length);
  const start = Int32Array.from({ length: shape.units + 1 }, (_, unit) => unit * count);
  const school = new Int32Array(shape.units * count);
  const meters = new Float64Array(shape.units * count);
  const nearest = new Int32Array(shape.units);
  const distance = new Float64Array(sites.length);
  const order = Array.from(sites.keys());
  for (let unit = 0; unit < shape.units; unit++) {
    sites.forEach((site, s) => {
      const dx = x[unit]! - x[site]!;
      const dy = y[unit]! - y[site]!;
      distance[s] = Math.sqrt(dx * dx + dy * dy);
    });
    const closest = smallest(order, distance, count);
    nearest[unit] = closest[0]!;
    closest
      .sort((a, b) => a - b)
      .forEach((s, k) => {
        school[unit * count + k] = s;
        meters[unit * count + k] = distance[s]!;
      });
  }
  return { start, school, meters, nearest };
}

/** The `count` entries of least key, the least first. */
function smallest(entries: readonly number[], key: Float64Array, count: number): number[] {
  const kept: number[] = [];
  for (const entry of entries) {
    if (kept.length === count && key[entry]! >= key[kept[count - 1]!]!) continue;
    let at = kept.length;
    while (at > 0 && key[kept[at - 1]!]! > key[entry]!) at--;
    kept.splice(at, 0, entry);
    if (kept.length > count) kept.pop();
  }
  return kept;
}

function delaunayNeighbours(x: Float64Array, y: Float64Array): Adjacency {
  const points = new Float64Array(x.length * 2);
  for (let unit = 0; unit < x.length; unit++) {
    points[2 * unit] = x[unit]!;
    points[2 * unit + 1] = y[unit]!;
  }
  const delaunay = new Delaunay(points);
  const start = new Int32Array(x.length + 1);
  const neighbour: number[] = [];
  for (let unit = 0; unit < x.length; unit++) {
    for (const next of Array.from(delaunay.neighbors(unit)).sort((a, b) => a - b)) neighbour.push(next);
    start[unit + 1] = neighbour.length;
  }
  return { start, neighbour: Int32Array.from(neighbour), length: null };
}
