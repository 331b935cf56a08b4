import { describe, expect, test } from 'vitest';
import { transportProgram } from '../../../engine/flow/index.ts';
import { type Program, ProgramBuilder } from '../../../engine/milp/index.ts';
import { Random } from '../../../engine/random.ts';
import {
  checked,
  type Solver,
  type SolverResult,
  solverNamed,
  verify,
} from '../../../engine/solvers/index.ts';
import { javascriptLpSolver } from '../../../engine/solvers/javascript-lp-solver.ts';
import { randomTransport } from '../../support/random-transport.ts';

/** Whole x, y ≤ 3 with x + y ≥ 2 and 2x + y ≤ 5; minimise 3x + 2y + 1. The optimum is x = 0, y = 2 with 5. */
function small(integer = true): Program {
  const builder = new ProgramBuilder();
  builder.constant(1);
  builder.column({ cost: 3, upper: 3, integer });
  builder.column({ cost: 2, upper: 3, integer });
  builder.row(2, Infinity, [0, 1], [1, 1], 'enough');
  builder.row(-Infinity, 5, [0, 1], [2, 1], 'room');
  return builder.build();
}

/** A solver that says whatever it is told to. */
function liar(claim: SolverResult, proves = false): Solver {
  return {
    name: 'liar',
    capabilities: { ...javascriptLpSolver.capabilities, proves },
    solve: () => Promise.resolve(claim),
  };
}

async function judge(claim: Partial<SolverResult>, proves = false, program = small()) {
  const result = await checked(liar({ status: 'feasible', iterations: 0, ...claim }, proves)).solve(program);
  return { result, lies: result.falseClaims.map((lie) => `${lie.claim} ${lie.verdict}`) };
}

describe('checked', () => {
  test('an honest result passes unchanged', async () => {
    const { result, lies } = await judge(
      { status: 'optimal', x: Float64Array.of(0, 2), objective: 5, bound: 5 },
      true,
    );
    expect(lies).toEqual([]);
    expect(result).toMatchObject({ status: 'optimal', objective: 5, bound: 5, gap: 0 });
  });

  test('an all-zero vector handed back at a limit is withheld', async () => {
    const { result, lies } = await judge(
      { x: Float64Array.of(0, 0), objective: 1, bound: 4, stoppedBy: 'time' },
      true,
    );
    expect(lies).toEqual(['feasible wrong']);
    expect(result.falseClaims[0]!.detail).toMatch(/Row enough/);
    expect(result).toMatchObject({ status: 'unknown', bound: 4, stoppedBy: 'time' });
    expect(result.x).toBeUndefined();
  });

  test('fractional values called feasible are withheld', async () => {
    const { result, lies } = await judge({ x: Float64Array.of(0.5, 1.5), objective: 5.5 });
    expect(lies).toEqual(['integral wrong']);
    expect(result.status).toBe('unknown');
    expect(result.objective).toBeUndefined();
  });

  test('a point outside its bounds is withheld', async () => {
    const { lies } = await judge({ x: Float64Array.of(-1, 4), objective: 6 });
    expect(lies).toEqual(['feasible wrong']);
  });

  test('values that are no numbers, or too few, are withheld', async () => {
    expect((await judge({ x: Float64Array.of(Number.NaN, 2) })).result.status).toBe('unknown');
    expect((await judge({ x: Float64Array.of(2) })).result.status).toBe('unknown');
    expect((await judge({})).lies).toEqual(['feasible wrong']);
  });

  test('a false objective is replaced by the true one', async () => {
    const { result, lies } = await judge({ x: Float64Array.of(0, 2), objective: 3 });
    expect(lies).toEqual(['objective wrong']);
    expect(result.objective).toBe(5);
  });

  test('values that are whole but for rounding are made whole', async () => {
    const { result, lies } = await judge({ x: Float64Array.of(1e-8, 2 - 1e-8), objective: 5 });
    expect(lies).toEqual([]);
    expect([...result.x!]).toEqual([0, 2]);
    expect(result.objective).toBe(5);
  });

  test('a bound above the objective is dropped', async () => {
    const { result, lies } = await judge({ x: Float64Array.of(1, 1), objective: 6, bound: 7 }, true);
    expect(lies).toEqual(['bound wrong']);
    expect(result.bound).toBeUndefined();
    expect(result.status).toBe('feasible');
  });

  test('a bound from a solver whose word is no proof is dropped', async () => {
    const { result, lies } = await judge({ x: Float64Array.of(0, 2), objective: 5, bound: 5 });
    expect(lies).toEqual(['bound unproved']);
    expect(result).toMatchObject({ status: 'feasible', objective: 5 });
    expect(result.bound).toBeUndefined();
  });

  test('optimal without a bound that closes the gap becomes feasible', async () => {
    const without = await judge({ status: 'optimal', x: Float64Array.of(1, 1), objective: 6 });
    expect(without.lies).toEqual(['optimal unproved']);
    expect(without.result.status).toBe('feasible');
    const open = await judge({ status: 'optimal', x: Float64Array.of(1, 1), objective: 6, bound: 5 }, true);
    expect(open.lies).toEqual(['optimal unproved']);
    expect(open.result).toMatchObject({ status: 'feasible', bound: 5 });
  });

  test('a linear program is optimal only with duals that prove it', async () => {
    const point = { status: 'optimal' as const, x: Float64Array.of(0, 2), objective: 5 };
    // Price 2 of the row "enough" makes both reduced costs ≥ 0: 1 + 2·2 = 5.
    const proved = await judge({ ...point, bound: 5, duals: Float64Array.of(2, 0) }, true, small(false));
    expect(proved.result).toMatchObject({ status: 'optimal', bound: 5 });
    expect(proved.lies).toEqual([]);
    const weak = await judge({ ...point, bound: 5, duals: Float64Array.of(1, 0) }, true, small(false));
    expect(weak.lies).toEqual(['bound wrong', 'optimal unproved']);
    expect(weak.result.status).toBe('feasible');
    expect(weak.result.bound).toBeCloseTo(3, 9);
  });

  test('infeasible and unbounded need a proof', async () => {
    expect((await judge({ status: 'infeasible' })).lies).toEqual(['infeasible unproved']);
    expect((await judge({ status: 'unbounded' })).lies).toEqual(['unbounded unproved']);
    const refuted = await judge({ status: 'infeasible', x: Float64Array.of(0, 2) }, true);
    expect(refuted.lies).toEqual(['infeasible wrong']);
    expect(refuted.result.status).toBe('unknown');
  });

  test('multipliers that prove infeasibility are believed from anybody, others are not', async () => {
    const builder = new ProgramBuilder();
    builder.column({ upper: 1 });
    builder.row(2, Infinity, [0], [1]);
    const clash = builder.build();
    const proof = await judge({ status: 'infeasible', infeasibilityProof: Float64Array.of(1) }, false, clash);
    expect(proof.result.status).toBe('infeasible');
    const bogus = await judge(
      { status: 'infeasible', infeasibilityProof: Float64Array.of(-1) },
      false,
      clash,
    );
    expect(bogus.result.status).toBe('unknown');
  });

  test('a ray that does not hold for ever is no proof of unboundedness', async () => {
    const builder = new ProgramBuilder();
    builder.column({ cost: -1 });
    builder.column({ cost: 1 });
    builder.row(-Infinity, 4, [0, 1], [1, -2]);
    const x = Float64Array.of(0, 0);
    const ray = (a: number, b: number) =>
      judge({ status: 'unbounded', x, ray: Float64Array.of(a, b) }, false, builder.build());
    expect((await ray(1, 0.5)).result.status).toBe('unbounded');
    // Breaks the row in the end; goes up; leaves a bound.
    for (const [a, b] of [
      [1, 0],
      [1, 2],
      [-1, -2],
    ] as const) {
      const { result, lies } = await ray(a, b);
      expect(result.status).toBe('feasible');
      expect(lies).toEqual(['unbounded unproved']);
    }
  });
});

test('javascript-lp-solver at its time limit is caught calling fractional values feasible', async () => {
  const random = new Random(4);
  const shape = { units: 60, schools: 8, fewest: 3, candidates: 8, fill: 0.9, closed: false, whole: true };
  let caught = 0;
  for (let round = 0; round < 10; round++) {
    const hard = transportProgram(randomTransport(random, shape), true);
    const truth = await solverNamed('highs')!.solve(hard);
    // Its clock runs from its own start; the first linear program alone takes longer than this.
    const stop = { reason: () => null, limits: () => ({ seconds: 0.001 }) };
    const raw = await javascriptLpSolver.solve(hard, { stop });
    const result = verify(javascriptLpSolver, hard, raw);
    if (raw.status === 'feasible' && raw.x!.some((value) => Math.abs(value - Math.round(value)) > 1e-6)) {
      caught++;
      expect(result.falseClaims.map((lie) => lie.claim)).toContain('integral');
      expect(result.status).toBe('unknown');
      expect(result.x).toBeUndefined();
    } else if (result.objective !== undefined) {
      expect(result.objective).toBeGreaterThan(truth.objective! - 1e-6);
    }
  }
  expect(caught).toBeGreaterThan(0);
});
