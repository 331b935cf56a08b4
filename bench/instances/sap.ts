import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PlanOptions } from '../../engine/plan/index.ts';
import type { ZoningPolicy } from '../../engine/policy/policy.ts';
import type { Adjacency, Problem } from '../../engine/problem/index.ts';
import type { TravelTable } from '../../engine/travel/table.ts';
import { NONE, type SchoolIndex, type UnitIndex } from '../../engine/units.ts';
import { PLANAR_POLICY, PLANAR_WALKER, planarProblem } from './planar.ts';

/** A published instance as the four inputs of a zoning question, and its planar coordinates in metres. */
export interface SapInstance {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy;
  readonly options: PlanOptions;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** A fault of a published file, with its line. */
export class InstanceError extends Error {
  constructor(file: string, row: number, message: string) {
    super(`${file}, row ${row}: ${message}`);
    this.name = 'InstanceError';
  }
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
  const rows = readUnits(name, unitFile);
  const problem = planarProblem({
    name,
    hash: bytesToHex(sha256(utf8ToBytes(`${unitFile}\n\n${adjacencyFile}`))),
    ids: rows.ids,
    pupils: Int32Array.from(rows.pop),
    schools: rows.capacity.flatMap((seats, unit) => (seats > 0 ? [{ unit, seats }] : [])),
    adjacency: readAdjacency(`${name} connectivity`, adjacencyFile, rows.ids),
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

interface UnitRows {
  readonly ids: string[];
  readonly pop: number[];
  readonly x: number[];
  readonly y: number[];
  readonly capacity: number[];
}

function readUnits(name: string, text: string): UnitRows {
  const rows: UnitRows = { ids: [], pop: [], x: [], y: [], capacity: [] };
  const lines = text.split(/\r?\n/);
  const header = lines[0]!.trim().split('\t');
  const at = (column: string) => {
    const found = header.findIndex((each) => each.toLowerCase() === column.toLowerCase());
    if (found === NONE) throw new InstanceError(name, 1, `the column ${column} is missing.`);
    return found;
  };
  const columns = {
    id: at('OID'),
    pop: at('pop'),
    x: at('PointX'),
    y: at('PointY'),
    capacity: at('fcapacity'),
  };
  const seen = new Set<string>();
  lines.forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const cells = line.split('\t').map((cell) => cell.trim());
    const number = (column: number) => {
      const value = Number(cells[column]);
      if (cells[column] === undefined || cells[column] === '' || !Number.isFinite(value)) {
        throw new InstanceError(
          name,
          index + 1,
          `"${cells[column] ?? ''}" in ${header[column]} is not a number.`,
        );
      }
      return value;
    };
    const whole = (column: number) => {
      const value = number(column);
      if (!Number.isInteger(value) || value < 0) {
        throw new InstanceError(
          name,
          index + 1,
          `${value} in ${header[column]} is not a whole number from 0.`,
        );
      }
      return value;
    };
    const id = cells[columns.id]!;
    if (seen.has(id)) throw new InstanceError(name, index + 1, `the unit ${id} appears twice.`);
    seen.add(id);
    rows.ids.push(id);
    rows.pop.push(whole(columns.pop));
    rows.x.push(number(columns.x));
    rows.y.push(number(columns.y));
    rows.capacity.push(whole(columns.capacity));
  });
  return rows;
}

function readAdjacency(name: string, text: string, ids: readonly string[]): Adjacency {
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const around = ids.map(() => new Set<UnitIndex>());
  text.split(/\r?\n/).forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const cells = line.split(',').map((cell) => cell.trim());
    const [a, b] = [cells[1], cells[2]].map((id) => {
      const unit = indexOf.get(id ?? '');
      if (unit === undefined) throw new InstanceError(name, index + 1, `there is no unit "${id ?? ''}".`);
      return unit;
    }) as [number, number];
    if (a === b) return;
    around[a]!.add(b);
    around[b]!.add(a);
  });
  const start = new Int32Array(ids.length + 1);
  around.forEach((set, unit) => {
    start[unit + 1] = start[unit]! + set.size;
  });
  const neighbour = Int32Array.from(around.flatMap((set) => [...set].sort((a, b) => a - b)));
  return { start, neighbour, length: null };
}

/** Straight-line distances between all units and schools; seconds at one metre a second. */
function euclideanTable(problem: Problem, x: Float64Array, y: Float64Array): TravelTable {
  const unitCount = problem.units.count;
  const schoolCount = problem.schools.length;
  const meters = new Float64Array(unitCount * schoolCount);
  const school = new Int32Array(unitCount * schoolCount);
  for (let u: UnitIndex = 0; u < unitCount; u++) {
    for (let s: SchoolIndex = 0; s < schoolCount; s++) {
      const there = problem.schools[s]!.unit;
      const dx = x[u]! - x[there]!;
      const dy = y[u]! - y[there]!;
      meters[u * schoolCount + s] = Math.sqrt(dx * dx + dy * dy);
      school[u * schoolCount + s] = s;
    }
  }
  return {
    unitCount,
    schoolCount,
    rowStart: Int32Array.from({ length: unitCount + 1 }, (_, u) => u * schoolCount),
    school,
    seconds: meters.map((each) => each / PLANAR_WALKER),
    meters,
    unitComponent: new Int32Array(unitCount),
    schoolComponent: new Int32Array(schoolCount),
    barred: new Float64Array(0),
    cutoffSeconds: Infinity,
    referenceSpeed: PLANAR_WALKER,
    mode: 'straight-line',
    source: `Euclidean distances of ${problem.name}`,
  };
}
