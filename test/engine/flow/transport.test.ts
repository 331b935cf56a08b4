import { describe, expect, test } from 'vitest';
import {
  solveTransport,
  type TransportClash,
  type TransportProblem,
  type TransportResult,
  transportBound,
  transportProgram,
} from '../../../engine/flow/index.ts';
import { evaluate, isFeasible, type Program } from '../../../engine/milp/index.ts';
import { Random } from '../../../engine/random.ts';
import { solverNamed } from '../../../engine/solvers/index.ts';
import { randomTransport } from '../../support/random-transport.ts';

const highs = solverNamed('highs')!;

/** Shares of all arcs. */
function sharesOf(problem: TransportProblem, result: TransportResult): Float64Array {
  const x = new Float64Array(problem.schools.length);
  const split = new Set(result.splitUnits);
  result.arcs.forEach((arc, unit) => {
    if (arc >= 0 && !split.has(unit)) x[arc] = 1;
  });
  result.splitArcs.forEach((arc, k) => {
    x[arc]! += result.splitShares[k]!;
  });
  return x;
}

function expectTrueClash(problem: TransportProblem, clash: TransportClash): void {
  const schools = new Set(clash.schools);
  let demand = 0;
  for (const unit of clash.units) {
    demand += problem.weights[unit]!;
    for (let a = problem.starts[unit]!; a < problem.starts[unit + 1]!; a++)
      expect(schools).toContain(problem.schools[a]!);
  }
  const capacity = clash.schools.reduce((sum, school) => sum + problem.capacities[school]!, 0);
  expect(clash.demand).toBeCloseTo(demand, 9);
  expect(clash.capacity).toBeCloseTo(capacity, 9);
  expect(demand).toBeGreaterThan(capacity);
}

/** The same problem with room for overflow: columns of overflow behind the arcs, one a school. */
function relaxedProgram(problem: TransportProblem, cost: 'overflow' | 'cost', most = Infinity): Program {
  const program = transportProgram(problem);
  const arcs = program.columns;
  const schools = problem.capacities.length;
  const rows: { columns: number[]; values: number[] }[] = [];
  for (let i = 0; i < program.rows; i++) {
    const from = program.starts[i]!;
    const to = program.starts[i + 1]!;
    const columns = [...program.indices.subarray(from, to)];
    const values = [...program.values.subarray(from, to)];
    const school = i - problem.weights.length;
    rows.push(
      school < 0 ? { columns, values } : { columns: [...columns, arcs + school], values: [...values, -1] },
    );
  }
  const over = Array.from({ length: schools }, (_, s) => arcs + s);
  rows.push({ columns: over, values: over.map(() => 1) });
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.columns.length);
  const byOverflow = cost === 'overflow';
  return {
    ...program,
    columns: arcs + schools,
    rows: rows.length,
    cost: Float64Array.from([
      ...program.cost.map((c) => (byOverflow ? 0 : c)),
      ...over.map(() => (byOverflow ? 1 : 0)),
    ]),
    lower: new Float64Array(arcs + schools),
    upper: Float64Array.from([...program.upper, ...over.map(() => Infinity)]),
    integer: new Uint8Array(arcs + schools),
    rowLower: Float64Array.from([...program.rowLower, -Infinity]),
    rowUpper: Float64Array.from([...program.rowUpper, most]),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(rows.flatMap((row) => row.columns)),
    values: Float64Array.from(rows.flatMap((row) => row.values)),
  };
}

describe('solveTransport', () => {
  test('agrees with HiGHS on 500 random problems, over-full ones included', async () => {
    const random = new Random(7);
    let optimal = 0;
    let overfull = 0;
    for (let round = 0; round < 500; round++) {
      const problem = randomTransport(random, {
        units: random.between(1, 30),
        schools: random.between(1, 8),
        fewest: 1,
        candidates: random.between(1, 5),
        fill: 0.3 + random.float() * 0.7,
        closed: random.below(3) === 0,
        whole: random.below(2) === 0,
      });
      const result = solveTransport(problem);
      const x = sharesOf(problem, result);
      const rival = await highs.solve(transportProgram(problem));
      expect(rival.status, `round ${round}`).toBe(result.status);
      if (result.status === 'optimal') {
        optimal++;
        const found = evaluate(transportProgram(problem), x);
        expect(isFeasible(found, 1e-9)).toBe(true);
        expect(result.objective).toBeCloseTo(found.objective, 9);
        expect(result.objective).toBeCloseTo(rival.objective!, 6);
        expect(result.bound).toBeLessThanOrEqual(result.objective);
        expect(result.bound).toBeCloseTo(result.objective, 8);
        expect(Math.min(...result.prices)).toBeGreaterThanOrEqual(0);
        expect(new Set(result.splitUnits).size).toBeLessThanOrEqual(problem.capacities.length);
        continue;
      }
      overfull++;
      const least = await highs.solve(relaxedProgram(problem, 'overflow'));
      expect(result.totalOverflow).toBeCloseTo(least.objective!, 6);
      const cheapest = await highs.solve(relaxedProgram(problem, 'cost', least.objective! + 1e-9));
      expect(result.objective).toBeCloseTo(cheapest.objective!, 5);
      const { proof, clashes } = result.overfull!;
      expect(proof.demand - proof.capacity).toBeCloseTo(result.totalOverflow, 8);
      expect(clashes.length).toBeGreaterThan(0);
      for (const clash of [proof, ...clashes]) expectTrueClash(problem, clash);
    }
    expect(optimal).toBeGreaterThan(150);
    expect(overfull).toBeGreaterThan(150);
  });

  test('one school, all pupils: cost is the sum', () => {
    const result = solveTransport({
      weights: Float64Array.of(3, 4),
      capacities: Float64Array.of(7),
      starts: Int32Array.of(0, 1, 2),
      schools: Int32Array.of(0, 0),
      costs: Float64Array.of(10, 20),
    });
    expect(result.status).toBe('optimal');
    expect(result.objective).toBe(30);
    expect(result.bound).toBeCloseTo(30, 12);
    expect(result.iterations).toBe(0);
  });

  test('a price is what one more place saves, and nothing where there is room', () => {
    // Four pupils want school 0, which has two places; going to school 1 costs each of them 5 more.
    const problem = {
      weights: Float64Array.of(1, 1, 1, 1),
      capacities: Float64Array.of(2, 9),
      starts: Int32Array.of(0, 2, 4, 6, 8),
      schools: Int32Array.of(0, 1, 0, 1, 0, 1, 0, 1),
      costs: Float64Array.of(1, 6, 1, 6, 1, 6, 1, 6),
    };
    const result = solveTransport(problem);
    expect(result.objective).toBe(14);
    expect([...result.prices]).toEqual([5, 0]);
    expect([...result.unitDuals]).toEqual([6, 6, 6, 6]);
    expect(solveTransport({ ...problem, capacities: Float64Array.of(3, 9) }).objective).toBe(9);
  });

  test('prices are the savings of one more place on random problems', () => {
    const random = new Random(11);
    let tried = 0;
    for (let round = 0; round < 100; round++) {
      const problem = randomTransport(random, {
        units: 20,
        schools: 5,
        fewest: 2,
        candidates: 4,
        fill: 0.8,
        closed: false,
        whole: true,
      });
      const result = solveTransport(problem);
      if (result.status !== 'optimal') continue;
      for (let s = 0; s < 5; s++) {
        tried++;
        const more = problem.capacities.slice();
        // A thousandth of a place: small enough to stay on one linear piece of these whole-numbered problems.
        more[s]! += 1e-3;
        const saved = result.objective - solveTransport({ ...problem, capacities: more }).objective;
        expect(saved / 1e-3).toBeCloseTo(result.prices[s]!, 6);
      }
    }
    expect(tried).toBeGreaterThan(100);
  });

  test('a unit without a candidate is stranded, whatever its weight', () => {
    const result = solveTransport({
      weights: Float64Array.of(0, 1),
      capacities: Float64Array.of(5),
      starts: Int32Array.of(0, 0, 1),
      schools: Int32Array.of(0),
      costs: Float64Array.of(2),
    });
    expect(result.status).toBe('infeasible');
    expect([...result.stranded]).toEqual([0]);
    expect(result.overfull).toBeNull();
  });

  test('nothing to place, nowhere to place', () => {
    const nothing = {
      weights: new Float64Array(0),
      capacities: new Float64Array(0),
      starts: Int32Array.of(0),
      schools: new Int32Array(0),
      costs: new Float64Array(0),
    };
    expect(solveTransport(nothing)).toMatchObject({ status: 'optimal', objective: 0, bound: 0 });
  });

  test('starting from its own answer is shorter than starting from nothing', () => {
    const random = new Random(5);
    let tried = 0;
    for (let round = 0; round < 20; round++) {
      const shape = {
        units: 300,
        schools: 8,
        fewest: 3,
        candidates: 6,
        fill: 0.7,
        closed: false,
        whole: true,
      };
      const problem = randomTransport(random, shape);
      const cold = solveTransport(problem);
      if (cold.status !== 'optimal') continue;
      tried++;
      const warm = solveTransport(problem, { start: cold.arcs });
      expect(warm.objective).toBeCloseTo(cold.objective, 9);
      expect([...warm.prices]).toEqual([...cold.prices].map((price) => expect.closeTo(price, 9)));
      expect(warm.iterations).toBeLessThan(cold.iterations);
    }
    expect(tried).toBeGreaterThan(10);
  });

  test('a stopped run claims no more than it proved', () => {
    const random = new Random(6);
    let tried = 0;
    for (let round = 0; round < 50; round++) {
      const problem = randomTransport(random, {
        units: 600,
        schools: 12,
        fewest: 4,
        candidates: 8,
        fill: 0.8,
        closed: false,
        whole: true,
      });
      const exact = solveTransport(problem);
      const stopped = solveTransport(problem, {
        stop: { reason: (progress) => (progress.iteration >= 256 ? 'iterations' : null) },
      });
      if (exact.status !== 'optimal' || stopped.stoppedBy === undefined) continue;
      tried++;
      expect(['feasible', 'unknown']).toContain(stopped.status);
      expect(stopped.bound).toBeLessThanOrEqual(exact.objective + 1e-9);
      if (stopped.status === 'feasible')
        expect(stopped.objective).toBeGreaterThanOrEqual(exact.objective - 1e-9);
    }
    expect(tried).toBeGreaterThan(5);
  });

  test('any prices give a valid bound', () => {
    const random = new Random(8);
    let tried = 0;
    for (let round = 0; round < 200; round++) {
      const problem = randomTransport(random, {
        units: 15,
        schools: 4,
        fewest: 2,
        candidates: 3,
        fill: 0.7,
        closed: false,
        whole: false,
      });
      const exact = solveTransport(problem);
      if (exact.status !== 'optimal') continue;
      tried++;
      const prices = Float64Array.from({ length: 4 }, () => random.float() * 8 - 2);
      expect(transportBound(problem, prices)).toBeLessThanOrEqual(exact.objective + 1e-12);
    }
    expect(tried).toBeGreaterThan(40);
  });

  test('faulty arrays are named', () => {
    const good = {
      weights: Float64Array.of(1),
      capacities: Float64Array.of(1),
      starts: Int32Array.of(0, 1),
      schools: Int32Array.of(0),
      costs: Float64Array.of(1),
    };
    expect(() => solveTransport({ ...good, costs: Float64Array.of(Number.NaN) })).toThrow(/Arc 0 costs NaN/);
    expect(() => solveTransport({ ...good, schools: Int32Array.of(3) })).toThrow(/school 3/);
    expect(() => solveTransport({ ...good, weights: Float64Array.of(-1) })).toThrow(/weight -1/);
    expect(() => solveTransport({ ...good, capacities: Float64Array.of(-1) })).toThrow(/capacity -1/);
    expect(() => solveTransport({ ...good, starts: Int32Array.of(0, 2) })).toThrow(/run from 0/);
  });
});
