import { describe, expect, test } from 'vitest';
import { yalps } from '../../bench/solvers/yalps.ts';
import { transportProgram } from '../../engine/flow/index.ts';
import { evaluate, isFeasible, type Program, ProgramBuilder } from '../../engine/milp/index.ts';
import { Random } from '../../engine/random.ts';
import { checked, solverNamed, solvers } from '../../engine/solvers/index.ts';
import { afterSeconds, whenCancelled } from '../../engine/stop/index.ts';
import { bruteForce, randomProgram } from '../support/brute-force-milp.ts';
import { randomTransport } from '../support/random-transport.ts';

const exact = solverNamed('highs')!;
const INFINITY = Number.POSITIVE_INFINITY;

function program(build: (builder: ProgramBuilder) => void): Program {
  const builder = new ProgramBuilder();
  build(builder);
  return builder.build();
}

/** Hard for its size: equations over many binaries with large coefficients (Jeroslow-like market split). */
function marketSplit(random: Random, columns: number, rows: number): Program {
  return program((builder) => {
    for (let j = 0; j < columns; j++) builder.binary(0);
    for (let i = 0; i < rows; i++) {
      const values = Array.from({ length: columns }, () => random.below(100));
      const half = Math.floor(values.reduce((sum, v) => sum + v, 0) / 2);
      const over = builder.column({ cost: 1 });
      const under = builder.column({ cost: 1 });
      builder.row(
        half,
        half,
        [...values.keys(), over, under].map((_, k) => (k < columns ? k : k === columns ? over : under)),
        [...values, 1, -1],
      );
    }
  });
}

describe.each([...solvers, checked(yalps)])('$name', (solver) => {
  const { proves } = solver.capabilities;

  /** What a backend may say of a program that has this property: the proof, or nothing. */
  const provedOr = (status: 'infeasible' | 'unbounded' | 'optimal') =>
    proves ? [status] : status === 'optimal' ? ['optimal', 'feasible'] : [status, 'unknown'];

  test('agrees with brute force on 600 tiny programs', async () => {
    const random = new Random(1);
    let feasible = 0;
    let infeasible = 0;
    let reached = 0;
    for (let round = 0; round < 600; round++) {
      const tiny = randomProgram(random);
      const truth = bruteForce(tiny);
      const result = await solver.solve(tiny);
      if (truth === null) {
        infeasible++;
        expect(provedOr('infeasible'), `round ${round}`).toContain(result.status);
        continue;
      }
      feasible++;
      expect(['infeasible', 'unbounded'], `round ${round}`).not.toContain(result.status);
      if (proves) expect(result.status, `round ${round}`).toBe('optimal');
      if (result.status === 'optimal') expect(result.objective).toBeCloseTo(truth, 6);
      if (result.bound !== undefined) expect(result.bound).toBeLessThanOrEqual(truth + 1e-6);
      if (result.x === undefined) continue;
      expect(isFeasible(evaluate(tiny, result.x))).toBe(true);
      expect(result.objective!).toBeGreaterThan(truth - 1e-6);
      if (Math.abs(result.objective! - truth) < 1e-6) reached++;
    }
    expect(feasible).toBeGreaterThan(200);
    expect(infeasible).toBeGreaterThan(100);
    // A backend whose word is no proof must still be of use on what it is meant for.
    expect(reached).toBeGreaterThan(0.95 * feasible);
  });

  test('infeasible rows', async () => {
    const clash = program((b) => {
      b.column({ upper: 1 });
      b.column({ upper: 1 });
      b.row(3, INFINITY, [0, 1], [1, 1]);
    });
    expect(provedOr('infeasible')).toContain((await solver.solve(clash)).status);
  });

  test('crossed bounds and impossible empty rows', async () => {
    const crossed = program((b) => void b.column({ lower: 2, upper: 1 }));
    const empty = program((b) => {
      b.column({ upper: 1 });
      b.row(1, 2);
    });
    for (const each of [crossed, empty])
      expect(provedOr('infeasible')).toContain((await solver.solve(each)).status);
  });

  test('unbounded, continuous and whole', async () => {
    for (const integer of [false, true]) {
      const down = program((b) => {
        b.column({ cost: -1, integer });
        b.column({ cost: 1, integer });
        b.row(-INFINITY, 4, [0, 1], [1, -2]);
      });
      const result = await solver.solve(down);
      expect([...provedOr('unbounded'), ...(proves ? [] : ['feasible'])]).toContain(result.status);
      if (result.status === 'unbounded') expect(result.ray).toBeDefined();
    }
  });

  test('degenerate: many rows through one corner', async () => {
    const corner = program((b) => {
      for (let j = 0; j < 3; j++) b.column({ cost: -1 });
      for (const values of [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [1, 1, 0],
        [0, 1, 1],
        [1, 0, 1],
        [1, 1, 1],
      ]) {
        const total = values.reduce((sum, v) => sum + v, 0);
        b.row(-INFINITY, total, [0, 1, 2], values);
      }
    });
    const result = await solver.solve(corner);
    expect(provedOr('optimal')).toContain(result.status);
    expect(result.objective).toBeCloseTo(-3, 9);
  });

  test('equations only, with one solution', async () => {
    const square = program((b) => {
      b.column({ cost: 1 });
      b.column({ cost: 1 });
      b.row(5, 5, [0, 1], [1, 2]);
      b.row(1, 1, [0, 1], [1, -1]);
    });
    const result = await solver.solve(square);
    expect(result.x![0]).toBeCloseTo(7 / 3, 7);
    expect(result.x![1]).toBeCloseTo(4 / 3, 7);
  });

  test('free variables, and upper bounds alone', async () => {
    const free = program((b) => {
      b.constant(10);
      b.column({ cost: 1, lower: -INFINITY });
      b.column({ cost: -2, lower: -INFINITY, upper: 3 });
      b.row(-7, INFINITY, [0, 1], [1, 1]);
    });
    const result = await solver.solve(free);
    expect(provedOr('optimal')).toContain(result.status);
    // Column 1 at 3 and column 0 at -10: 10 − 10 − 6.
    expect(result.objective).toBeCloseTo(-6, 9);
  });

  test('fixed columns and whole variables with broken bounds', async () => {
    const fixed = program((b) => {
      b.column({ cost: 3, lower: 2, upper: 2 });
      b.column({ cost: -1, lower: 0.4, upper: 2.6, integer: true });
      b.row(-INFINITY, 4, [0, 1], [1, 1]);
    });
    const result = await solver.solve(fixed);
    expect(result.objective).toBeCloseTo(4, 9);
    expect([...result.x!]).toEqual([2, 2]);
  });

  test('no columns, no rows, nothing at all', async () => {
    const nothing = await solver.solve(program((b) => b.constant(4)));
    expect(nothing).toMatchObject({ status: 'optimal', objective: 4, bound: 4 });
    const impossible = await solver.solve(program((b) => void b.row(1, 1)));
    expect(impossible.status).toBe('infeasible');
    const noRows = await solver.solve(program((b) => void b.column({ cost: 1, lower: -2, upper: 5 })));
    expect(noRows.objective).toBe(-2);
  });

  test('the objective carries its constant', async () => {
    const shifted = program((b) => {
      b.constant(-1.5);
      b.column({ cost: 2, lower: 1 });
    });
    expect((await solver.solve(shifted)).objective).toBeCloseTo(0.5, 12);
  });

  test('at a time limit nothing unproved is claimed', async () => {
    const random = new Random(4);
    const shape = { units: 60, schools: 8, fewest: 3, candidates: 8, fill: 0.9, closed: false, whole: true };
    let answered = 0;
    for (let round = 0; round < 5; round++) {
      const hard = transportProgram(randomTransport(random, shape), true);
      const truth = await exact.solve(hard);
      const result = await solver.solve(hard, { stop: afterSeconds(0.002, () => performance.now()) });
      answered++;
      if (result.bound !== undefined)
        expect(result.bound).toBeLessThanOrEqual((truth.objective ?? INFINITY) + 1e-6);
      if (result.status === 'infeasible') expect(truth.status).toBe('infeasible');
      if (result.status === 'optimal') expect(result.objective).toBeCloseTo(truth.objective!, 6);
      if (result.x) expect(isFeasible(evaluate(hard, result.x))).toBe(true);
    }
    expect(answered).toBe(5);
  });

  test.runIf(solver.capabilities.interrupt)('at a time limit in a hard search it says so', async () => {
    const result = await solver.solve(marketSplit(new Random(3), 40, 5), {
      stop: afterSeconds(0.5, () => performance.now()),
    });
    expect(result.stoppedBy).toBe('time');
    expect(['feasible', 'unknown']).toContain(result.status);
  });

  test.runIf(solver.capabilities.interrupt)('stops when it is told to', async () => {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    flag[0] = 1;
    const result = await solver.solve(marketSplit(new Random(3), 40, 5), { stop: whenCancelled(flag) });
    expect(result.stoppedBy).toBe('cancelled');
    expect(['feasible', 'unknown']).toContain(result.status);
  });
});
