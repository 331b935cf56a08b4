import type { PlanOptions } from '../../engine/plan/index.ts';
import type { ZoningPolicy } from '../../engine/policy/policy.ts';
import type { Problem } from '../../engine/problem/index.ts';
import type { TravelTable } from '../../engine/travel/table.ts';
import type { SchoolIndex, UnitIndex } from '../../engine/units.ts';
import { hashOf } from './instance-file.ts';
import { readKongAdjacency, readKongUnits } from './kong-files.ts';
import { PLANAR_POLICY, planarProblem, planarTravel } from './planar.ts';

/** A published instance as the four inputs of a zoning question, and its planar coordinates in metres. */
export interface SapInstance {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy;
  readonly options: PlanOptions;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Reads an instance of the school service area assignment problem of Y. Kong: a tab-separated unit file
 * `OID pop PointX PointY fcadidature fcost fcapacity` (metres; a school stands in every unit with capacity above 0) and a
 * CSV of adjacent pairs, whose direction is ignored. The objective is Σ pop × Euclidean kilometres.
 * @throws InstanceError where a line cannot be read.
 */
export function readSap(
  name: string,
  unitFile: string,
  adjacencyFile: string,
  search: Pick<PlanOptions, 'seed' | 'iterations' | 'seconds'>,
): SapInstance {
  const rows = readKongUnits(name, unitFile);
  const problem = planarProblem({
    name,
    hash: hashOf(`${unitFile}\n\n${adjacencyFile}`),
    ids: rows.ids,
    pupils: Int32Array.from(rows.pop),
    schools: rows.capacity.flatMap((seats, unit) => (seats > 0 ? [{ unit, seats }] : [])),
    adjacency: readKongAdjacency(`${name} connectivity`, adjacencyFile, rows.ids),
  });
  const x = Float64Array.from(rows.x);
  const y = Float64Array.from(rows.y);
  return {
    problem,
    travel: euclideanTable(problem, x, y),
    policy: PLANAR_POLICY,
    options: {
      mode: 'wholeSchool',
      stages: ['all'],
      year: 0,
      contiguity: true,
      allowIslands: false,
      locks: [],
      keepTogether: [],
      buses: [],
      levels: [{ id: 'distance', tolerance: 0 }],
      ...search,
    },
    x,
    y,
  };
}

/** Straight-line distances between all units and schools; seconds at one metre a second. */
function euclideanTable(problem: Problem, x: Float64Array, y: Float64Array): TravelTable {
  const unitCount = problem.units.count;
  const schoolCount = problem.schools.length;
  const meters = new Float64Array(unitCount * schoolCount);
  for (let u: UnitIndex = 0; u < unitCount; u++) {
    for (let s: SchoolIndex = 0; s < schoolCount; s++) {
      const there = problem.schools[s]!.unit;
      const dx = x[u]! - x[there]!;
      const dy = y[u]! - y[there]!;
      meters[u * schoolCount + s] = Math.sqrt(dx * dx + dy * dy);
    }
  }
  return planarTravel(unitCount, schoolCount, meters, `Euclidean distances of ${problem.name}`);
}
